import { sql } from 'kysely';
import type { Visit } from '../../platform/act/index.ts';
import { participationOf } from '../../groups/index.ts';
import type { Impediment } from '../../platform/refusal/index.ts';
import type { List, ListPurpose, Visibility } from '../lists/model.ts';
import { isOfTheWholeGroup } from '../lists/rules.ts';
import { conversations } from '../tables.ts';
import { fillingOf, fillingPersons } from './filling/queries.ts';
import type { Subscription } from './model.ts';
import { columns, subscriptionOf } from './queries.ts';

/** A list that somebody reads, or has stopped reading. */
export interface OwnReading extends Subscription {
  readonly slug: string;
  readonly name: string;
  readonly group: string | null;
  readonly purpose: ListPurpose;
  readonly visibility: Visibility;
  readonly closedAt: Date | null;
}

/**
 * *Am I in, and why did I get this?* Every list that somebody reads, and those that they stopped reading and may read again, by name.  Who
 * was taken off a list is not told what it is called by now.
 */
export async function readingsOf({ db, today }: Today, person: string): Promise<OwnReading[]> {
  const { rows } = await sql<OwnReading>`
    select ${columns}, list.slug, list.name, list.group_id as "group", list.purpose, list.visibility, list.closed_at as "closedAt"
    from conversations.subscription join conversations.list on list.id = subscription.list
    where person = ${person} order by lower(list.name) collate "und-x-icu", list.id
  `.execute(conversations(db));
  const told: OwnReading[] = [];
  for (const reading of rows) {
    const list = { ...reading, id: reading.list };
    if (!reading.endedAt || (await impedimentsToComingBack({ db, today }, list, person)).length === 0)
      told.push(reading);
  }
  return told;
}

/** What keeps somebody who stopped reading a list from reading it again; empty when nothing does. */
export async function impedimentsToComingBack(
  { db, today }: Today,
  list: Pick<List, 'id' | 'group' | 'purpose'>,
  person: string,
): Promise<Impediment[]> {
  if ((await subscriptionOf(db, list.id, person))?.endedCode === 'unnamed') return [{ code: 'reader-not-named' }];
  const filling = isOfTheWholeGroup(list) ? undefined : await fillingOf(db, list.id);
  if (filling)
    return (await fillingPersons({ db, today }, list.group, filling)).includes(person)
      ? []
      : [{ code: 'reader-not-named' }];
  const isOutside = list.group !== null && !(await participationOf(db, list.group, person));
  return isOutside ? [{ code: 'not-a-participant' }] : [];
}

type Today = Pick<Visit, 'db' | 'today'>;
