import type { HeaderStep } from './model.ts';

/** A message that comes back to the list which sent it says so. */
export const loopGuard: HeaderStep = {
  adds: ({ address }) => [`X-Loop: ${address}`],
};

/** Whether the message has been through the list before. */
export const hasLooped = (
  address: string,
  lines: readonly { readonly name: string; readonly line: string }[],
): boolean => lines.some(({ name, line }) => name === 'x-loop' && line.toLowerCase().includes(address.toLowerCase()));
