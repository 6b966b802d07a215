import { encodedName } from './encoded.ts';
import type { HeaderStep } from './model.ts';

/**
 * RFC 7489: where the writer's domain could no longer be proved, the list writes in the writer's name, and answers to the writer still
 * reach them.  Where they named another address for answers, that stays.
 */
export const fromList: HeaderStep = {
  drops: ({ relayed }) => (relayed?.viaList ? ['from', 'sender'] : []),
  adds({ relayed, list, address }, lines) {
    if (!relayed?.viaList) return [];
    const { name, address: writer } = relayed.viaList;
    const from = `From: ${encodedName(`${name || localPart(writer)} via ${list.name}`)} <${address}>`;
    if (!isAddress(writer) || lines.some((line) => line.name === 'reply-to')) return [from];
    return [from, `Reply-To: ${name ? `${encodedName(name)} ` : ''}<${writer}>`];
  },
};

const localPart = (address: string): string => address.split('@')[0] ?? '';
const isAddress = (text: string): boolean => /^[!-;=?A-~]+@[!-;=?A-~]+$/.test(text);
