import type { Act } from '../../platform/act/index.ts';
import {
  countFromNow,
  failingAddresses,
  resumeAddress,
  suspendAddress,
  verdictOn,
  type FailingAddress,
} from '../../platform/mail/index.ts';
import { trialKind, type ReturnedFact } from './model.ts';
import { ownMailOf } from './queries.ts';

/** Judges every address to which mail fails: tries those that fail too often by a letter of their own, and suspends where that came back. */
export async function judgeFailing(act: Act, tryAddress: (failing: FailingAddress) => Promise<void>): Promise<void> {
  for (const failing of await failingAddresses(act.db, act.at, trialKind)) {
    const failures = failing.kinds.map((kind, place) => ({ kind, at: failing.ats[place]! }));
    const verdict = verdictOn({ ...failing, failures }, act.at);
    if (verdict === 'try') {
      await countFromNow(act, failing.address);
      await tryAddress(failing);
    } else if (verdict === 'suspend' && (await suspendAddress(act, failing.address, 'mail came back')))
      note(act, { kind: 'conversations.address-suspended', person: failing.person });
  }
}

/** Mail goes to an address again, since whoever reads it wrote to us.  True when it had been stopped. */
export async function resumeMailTo(act: Act, address: string): Promise<boolean> {
  if (!(await resumeAddress(act, address))) return false;
  note(act, { kind: 'conversations.address-resumed', person: null });
  return true;
}

/** Mail goes to the acting person's address again. Safe to repeat. */
export async function resumeMail(act: Act): Promise<void> {
  if (!act.by) return;
  const { address } = await ownMailOf(act.db, act.by);
  if (address !== null && (await resumeAddress(act, address)))
    note(act, { kind: 'conversations.address-resumed', person: act.by });
}

function note(act: Act, fact: ReturnedFact): void {
  act.record(fact);
}
