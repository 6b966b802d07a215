import { sql } from 'kysely';
import type { Act, PersonId } from '../../../platform/act/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import { note } from '../../facts.ts';
import { forgetCommentsOnDraft } from '../../circulation/commands/forgetting.ts';
import { erasePaper } from '../../paper/erasing.ts';
import { charters } from '../../tables.ts';
import { endedStates, type ErasedThing, type PetitionId } from '../model.ts';

/** A petition that has ended, and whose addresses and marks are still kept. */
export interface ToErase {
  readonly id: PetitionId;
  readonly policyId: string;
  readonly policyVersion: string;
  readonly endedAt: Date;
}

/** Petitions that have ended and have not been erased, earliest first, at most 500. */
export async function petitionsToErase(db: Db): Promise<ToErase[]> {
  const { rows } = await sql<ToErase>`
    select id, policy_id as "policyId", policy_version as "policyVersion", greatest(decided_at, ended_at) as "endedAt"
    from charters.petition
    where state = any(${endedStates}) and greatest(decided_at, ended_at) is not null
      and not exists (select from charters.retention where retention.petition = petition.id)
    order by 4 limit 500
  `.execute(charters(db));
  return rows;
}

/**
 * Erases what the policy does not let us keep: of addresses of organizers, marks of networks, and what was written on paper with
 * its scans, those that it names; and in any case the wish for news, remarks of complaints, names of those who replied for units,
 * what members said of a draft that never opened, and the text that was being written when it ended.  Names of organizers stay
 * where they stand on a public page.  Safe to repeat.
 */
export async function eraseAfterDecision(act: Act, id: PetitionId, of: readonly ErasedThing[]): Promise<void> {
  const organizers = of.includes('organizers-addresses') ? await eraseAddresses(act, id) : 0;
  if (of.includes('network-marks')) await eraseNetworkMarks(act, id);
  if (of.includes('scans')) await erasePaper(act, id);
  await sql`
    update charters.organizer set name = '', work = ''
    where petition = ${id} and exists (select from charters.petition where petition.id = ${id} and opened_at is null)
  `.execute(charters(act.db));
  await forgetCommentsOnDraft(act, id);
  await sql`delete from charters.redraft where petition = ${id}`.execute(charters(act.db));
  await sql`update charters.signature set wants_news = false where petition = ${id} and wants_news`.execute(
    charters(act.db),
  );
  await sql`update charters.complaint set remark = '' where petition = ${id} and remark <> ''`.execute(
    charters(act.db),
  );
  await sql`update charters.consultation set replier_name = '' where petition = ${id} and replier_name <> ''`.execute(
    charters(act.db),
  );
  await sql`insert into charters.retention (petition, erased_at) values (${id}, ${act.at}) on conflict do nothing`.execute(
    charters(act.db),
  );
  note(act, { kind: 'charters.petition-erased', petition: id, organizers });
}

/** @returns of how many organizers */
async function eraseAddresses(act: Act, id: PetitionId): Promise<number> {
  const { numAffectedRows } = await sql`
    update charters.organizer set postal_address = '', email = '', token_hash = null, erased_at = case when accepted_at is null then ${act.at}::timestamptz else erased_at end
    where petition = ${id} and (postal_address <> '' or email <> '')
  `.execute(charters(act.db));
  return Number(numAffectedRows ?? 0);
}

async function eraseNetworkMarks(act: Act, id: PetitionId): Promise<void> {
  await sql`update charters.signature set network_hash = null where petition = ${id} and network_hash is not null`.execute(
    charters(act.db),
  );
}

/** Takes names and addresses from organizers whom the roll has erased, and from who was invited at an address of theirs. Safe to repeat. */
export async function forgetOrganizers(
  act: Act,
  { persons, addresses }: { readonly persons: readonly PersonId[]; readonly addresses: readonly string[] },
): Promise<void> {
  await sql`
    update charters.organizer
    set name = '', email = '', postal_address = '', work = '', token_hash = null, erased_at = ${act.at}
    where person = any(${persons}::uuid[]) or person is null and lower(email) = any(${addresses}::text[])
  `.execute(charters(act.db));
}
