import { sql } from 'kysely';
import type { Visit } from '../../platform/act/index.ts';
import { mailStanding, suspendedAmong, type MailStanding } from '../../platform/mail/index.ts';
import { NotFound } from '../../platform/refusal/index.ts';
import { addMilliseconds, days } from '../../platform/time/index.ts';
import { groupsById } from '../../groups/index.ts';
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
  const { rows: readers } = await sql<{ address: string }>`
    select distinct reachable.address from conversations.subscription join roll.reachable on reachable.person = subscription.person
    where ended_at is null and (${list}::integer is null or list = ${list}::integer)
  `.execute(conversations(db));
  const [standing, suspended] = await Promise.all([
    mailStanding(db, list === null ? null : audienceOf(list), addMilliseconds(at, -days(lookedAtDays))),
    suspendedAmong(
      db,
      readers.map(({ address }) => address),
    ),
  ]);
  return { standing, suspended };
}

/** The list that an address names, for whoever acts as its owner; nobody else learns that there is one. @throws NotFound */
export async function listOfOwner(visit: Visit, slug: string | undefined): Promise<List> {
  const list = await seeList(visit, slug);
  const group = list.group ? (await groupsById(visit.db, [list.group])).get(list.group) : undefined;
  if (!mayOwn(visit.grants, group)) throw new NotFound();
  return list;
}
