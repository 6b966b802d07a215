import type { Act, PersonId } from '../../../platform/act/index.ts';
import { memberByNumber, membersByEmail } from '../../members/queries.ts';
import { admitByLetter, personForMember } from '../commands.ts';
import { postSharedAddress, postSignIn } from '../letters.ts';
import type { ActLetter, Letterhead, OneAct } from '../model.ts';
import { guestsByEmail, personOf } from '../queries.ts';

/** Who asks for a letter, and from where. */
export interface AskingForLetter {
  /** What was typed: a member number or an address. */
  readonly identifier: string;
  readonly browser: string;
  readonly thenPath: string;
  readonly act?: OneAct | null;
  /** What the letter says of that act. */
  readonly letter?: ActLetter;
}

/** Whom the typed words mean: one person to write to, an address that several share, or nobody. */
export type Meant = { readonly person: PersonId } | { readonly sharedAddress: string } | null;

/** Finds whom a member number or an address means. An address of several members means none of them. */
export async function whoIsMeant(act: Pick<Act, 'db' | 'at'>, identifier: string): Promise<Meant> {
  const typed = identifier.trim();
  if (!typed.includes('@')) {
    const member = await memberByNumber(act.db, typed.replace(/\s+/g, ''));
    return member ? { person: await personForMember(act, member.id) } : null;
  }
  const members = await membersByEmail(act.db, typed);
  if (members.length > 1) return { sharedAddress: typed };
  if (members[0]) return { person: await personForMember(act, members[0].id) };
  const [guest] = await guestsByEmail(act.db, typed);
  return guest ? { person: guest.id } : null;
}

/** Writes the letter to whomever is meant; the caller says the same whoever that is. */
export async function answerAsking(act: Act, head: Letterhead, meant: Meant, asking: AskingForLetter): Promise<void> {
  if (!meant) return;
  if ('sharedAddress' in meant) return postSharedAddress(act, head, meant.sharedAddress);
  const person = await personOf(act.db, meant.person);
  if (!person?.email) return;
  const secrets = await admitByLetter(act, { ...asking, person: meant.person });
  await postSignIn(act, head, person, { ...secrets, letter: asking.letter });
}
