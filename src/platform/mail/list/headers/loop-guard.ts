import type { HeaderStep } from './model.ts';

/** A message that comes back to the list which sent it says so. */
export const loopGuard: HeaderStep = {
  adds: ({ address }) => [`X-Loop: ${address}`],
};
