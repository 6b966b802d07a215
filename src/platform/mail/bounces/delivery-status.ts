import { groupsOf, type Group } from '../reports/fields.ts';
import { addressIn } from '../reports/addresses.ts';
import type { BouncedAddress } from './bounce.ts';
import { statusIn } from './status.ts';

/** What a delivery status for machines says (RFC 3464, with what is met instead of it). */
export function addressesInStatus(fields: string): BouncedAddress[] {
  return groupsOf(fields).flatMap((group) => {
    const kind = kindOf(group.get('action'));
    const address = addressOf(group);
    if (!kind || !address) return [];
    const diagnostic = group.get('diagnostic-code');
    const status = statusIn(group.get('status')) ?? statusIn(diagnostic);
    return [{ address, kind, status, ...(diagnostic && { diagnostic: diagnostic.slice(0, 500) }) }];
  });
}

/** Products write `failure` and `error` for `failed`. Whatever else is said, mail was delivered, or handed on. */
function kindOf(action: string): BouncedAddress['kind'] | undefined {
  const word = /^[a-z-]+/.exec(action.toLowerCase())?.[0] ?? '';
  if (word === 'delayed') return 'temporary';
  return /^(?:failed|failure|error)$/.test(word) ? 'permanent' : undefined;
}

/** The address we wrote to is worth more than the one it was forwarded to: it is the one that we know. */
function addressOf(group: Group): string | undefined {
  return addressIn(group.get('original-recipient')) ?? addressIn(group.get('final-recipient'));
}
