import { sql } from 'kysely';
import type { Visit } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { mailStanding, suspendedAddresses, type MailStanding } from '../../platform/mail/index.ts';
import { NotFound } from '../../platform/refusal/index.ts';
import { addMilliseconds, days } from '../../platform/time/index.ts';
import { groupsById } from '../../groups/index.ts';
import { personsWithAddresses } from '../../roll/index.ts';
import { audienceOf } from '../lists/fan-out.ts';
import type { List, ListId } from '../lists/model.ts';
import { seeList } from '../lists/queries.ts';
import { mayOwn } from '../receipts/rules.ts';
import { conversations } from '../tables.ts';

/** So far back mail is looked at. */
export const lookedAtDays = 30;

/** How the mail of a list fares, or that of all of them where none is named; and how many of its readers get none any more. */
export async function deliverabilityOf(
  { db, at }: Pick<Visit, 'db' | 'at'>,
  list: ListId | null,
): Promise<{ standing: MailStanding; suspended: number }> {
  const [standing, suspended] = await Promise.all([
    mailStanding(db, list === null ? null : audienceOf(list), addMilliseconds(at, -days(lookedAtDays))),
    suspendedReaders(db, list),
  ]);
  return { standing, suspended };
}

/** Asked from the few addresses that are suspended: readers may be hundreds of thousands. */
async function suspendedReaders(db: Db, list: ListId | null): Promise<number> {
  const addresses = await suspendedAddresses(db);
  const persons = await personsWithAddresses(db, addresses);
  const { rows } = await sql<{ count: number }>`
    select count(distinct lower(reachable.address))::integer as count
    from conversations.subscription join roll.reachable on reachable.person = subscription.person
    where subscription.person = any(${persons}::uuid[]) and lower(reachable.address) = any(${addresses}::text[])
      and ended_at is null and (${list}::integer is null or list = ${list}::integer)
  `.execute(conversations(db));
  return rows[0]!.count;
}

/** The list that an address names, for whoever acts as its owner; nobody else learns that there is one. @throws NotFound */
export async function listOfOwner(visit: Visit, slug: string | undefined): Promise<List> {
  const list = await seeList(visit, slug);
  const group = list.group ? (await groupsById(visit.db, [list.group])).get(list.group) : undefined;
  if (!mayOwn(visit.grants, group)) throw new NotFound();
  return list;
}
