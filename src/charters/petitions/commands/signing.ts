import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { Act, PersonId } from '../../../platform/act/index.ts';
import { brokenConstraint } from '../../../platform/db/index.ts';
import { NotFound, refuse, refuseIf } from '../../../platform/refusal/index.ts';
import { note } from '../../facts.ts';
import { charters } from '../../tables.ts';
import type { PetitionId } from '../model.ts';
import {
  impedimentsOfLetter,
  impedimentsOfText,
  impedimentsToSigning,
  impedimentsToWithdrawing,
  type Signer,
  type SigningRules,
  type ToSign,
} from '../rules.ts';
import { petitionAboutToBeSigned, signatureOf } from '../queries.ts';
import { tidy } from '../text.ts';
import { lockForSigning, petitionForChange } from './locks.ts';

/** How somebody signs. */
export interface Signing {
  readonly nameShown: boolean;
  /** Whether they asked to be told how it goes on. */
  readonly wantsNews?: boolean;
  /** The keyed hash of the network that the signature came from, as `networkMark` gives it; it marks bursts for the verifiers. */
  readonly networkMark: Buffer;
  /** Of which of the kinds that the rules ask for the signer says that they are, by their places. */
  readonly kinds?: readonly number[];
  /** What the signer writes, where the rules ask for letters. */
  readonly letter?: string;
  /** The hash of the text that was read, where somebody signs who does not see the page: it must be the petition's. */
  readonly textSha256?: string;
}

/** All that is kept of a network: it tells whether two signatures came from one, and not from which. */
export function networkMark(network: string, key: Buffer): Buffer {
  return createHmac('sha256', key).update(network).digest().subarray(0, 12);
}

/** The rules under which a petition was opened. */
export type RulesFor = (petition: Pick<ToSign, 'policyId' | 'policyVersion' | 'stage'>) => SigningRules;

/**
 * Adds the acting member's signature, with their standing as it is at this instant.  Two turns with PostgreSQL: begin, lock
 * and reading leave together, and so do the signature, its fact and the commit.  The petition's own row is not written.
 *
 * @returns the number of the signature
 * @throws Refused with every reason
 */
export async function signPetition(act: Act, id: PetitionId, signing: Signing, rulesFor: RulesFor): Promise<number> {
  if (!act.by) refuse('not-a-member');
  const found = await petitionAboutToBeSigned(act.db, id, act.by, lockForSigning(id));
  if (!found) throw new NotFound();
  const rules = rulesFor(found);
  // PostgreSQL takes no NUL, and nobody types one.
  const letter = tidy((signing.letter ?? '').replaceAll('\0', ''));
  refuseIf([
    ...impedimentsToSigning(found, rules, act),
    ...impedimentsOfText(found, signing.textSha256),
    // Whoever sends a second time is told that the first one stands, whatever came with it.
    ...(found.hasSigned ? [] : impedimentsOfLetter(rules, letter)),
  ]);
  const { signature, textSha256 } = found;
  const nameShown = signing.nameShown || rules.namesShown;
  keepSignature(
    act,
    { id: signature, petition: id, signer: found.signer!, textSha256 },
    { ...signing, nameShown, letter },
  );
  note(act, { kind: 'charters.petition-signed', petition: id, signature });
  return signature;
}

interface Counted {
  readonly id: number;
  readonly petition: PetitionId;
  readonly signer: Signer;
  readonly textSha256: string;
}

function keepSignature(
  act: Act,
  { id, petition, signer, textSha256 }: Counted,
  { nameShown, wantsNews = false, networkMark: mark, kinds = [], letter }: Signing,
): void {
  const statement = sql`
    insert into charters.signature
      (id, petition, member, person, signed_at, text_sha256, name_shown, class, paid_through, shared_address, network_hash, wants_news)
    overriding system value
    values (${id}, ${petition}, ${signer.member}, ${act.by}, ${act.at}, ${textSha256}, ${nameShown}, ${signer.class}, ${signer.paidThrough}, ${signer.sharedAddress}, ${mark}, ${wantsNews})
  `;
  act.lastly(statement, (error) => {
    if (brokenConstraint(error) === 'signature_once') refuse('already-signed');
  });
  if (letter) act.lastly(sql`insert into charters.signature_letter (signature, body) values (${id}, ${letter})`);
  if (kinds.length > 0)
    act.lastly(sql`
      insert into charters.signature_kind (signature, place) select ${id}::bigint, place from unnest(${kinds}::integer[]) as place
    `);
}

/** Takes the acting person's signature back. @throws Refused once the petition has been filed */
export async function withdrawSignature(act: Act, id: PetitionId, person: PersonId): Promise<void> {
  const petition = await petitionForChange(act, id);
  const signature = await signatureOf(act.db, id, person);
  refuseIf(impedimentsToWithdrawing(petition, signature !== undefined));
  await sql`update charters.signature set withdrawn_at = ${act.at} where id = ${signature!.id}`.execute(
    charters(act.db),
  );
  await sql`delete from charters.signature_letter where signature = ${signature!.id}`.execute(charters(act.db));
  note(act, { kind: 'charters.signature-withdrawn', petition: id, signature: signature!.id });
}

/** Shows the signer's name on the petition, or hides it again, where the rules leave that to them. */
export async function showName(act: Act, id: PetitionId, shown: boolean, { namesShown = false } = {}): Promise<void> {
  if (namesShown && !shown) refuse('names-are-public');
  const { numAffectedRows } = await sql`
    update charters.signature set name_shown = ${shown} where petition = ${id} and person = ${act.by} and withdrawn_at is null
  `.execute(charters(act.db));
  if (numAffectedRows === 0n) refuse('not-signed');
}
