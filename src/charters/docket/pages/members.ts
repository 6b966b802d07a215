import { membersOfBody, sittingsOf } from '../../../meetings/index.ts';
import type { Visit } from '../../../platform/act/index.ts';
import { dayOf, type CalendarDay } from '../../../platform/time/index.ts';
import { personsOf } from '../../../roll/index.ts';
import type { UnitId } from '../../../units/index.ts';
import type { Petition } from '../../petitions/model.ts';
import { recusedFrom } from '../voting.ts';

/** A member of the body as a form names them. */
export interface MemberOfBody {
  readonly person: string;
  readonly name: string;
  /** They organize the petition. */
  readonly recused: boolean;
}

/** The members of the body today, by name, and who of them is recused by the rule. */
export async function membersFor(
  { db, today }: Pick<Visit, 'db' | 'today'>,
  petition: Petition,
  body: UnitId | null,
): Promise<MemberOfBody[]> {
  const members = body === null ? [] : await membersOfBody(db, body, today);
  const [persons, recused] = await Promise.all([personsOf(db, members), recusedFrom(db, petition.id)]);
  return members.map((person) => ({
    person,
    name: persons.get(person)?.name ?? '',
    recused: recused.some((one) => one.person === person),
  }));
}

/** A meeting as a form names it. */
export interface SittingBegun {
  readonly id: number;
  readonly name: string;
  readonly on: CalendarDay;
}

/** The last meetings of the body that have begun, the latest first. */
export async function sittingsBegun(
  { db, today, zone }: Pick<Visit, 'db' | 'today' | 'zone'>,
  body: UnitId | null,
): Promise<SittingBegun[]> {
  const sittings = body === null ? [] : await sittingsOf(db, body, { standing: true, most: 20 });
  return sittings
    .map(({ id, name, beginsAt }) => ({ id, name, on: dayOf(beginsAt, zone) }))
    .filter(({ on }) => on <= today)
    .slice(0, 10);
}
