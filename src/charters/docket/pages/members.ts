import { attendanceOf, membersOfBody, presentModes, sittingsOf, type AttendanceMode } from '../../../meetings/index.ts';
import type { PersonId, Visit } from '../../../platform/act/index.ts';
import { dayOf, type CalendarDay } from '../../../platform/time/index.ts';
import { personsOf } from '../../../roll/index.ts';
import type { UnitId } from '../../../units/index.ts';
import type { Petition } from '../../petitions/model.ts';
import { recusedFrom } from '../voting.ts';

/** A member of the body as a form names them. */
export interface MemberOfBody {
  readonly person: PersonId;
  readonly name: string;
  /** They organize the petition. */
  readonly recused: boolean;
  /** How the meeting has them on record; null where it does not, or no meeting was told. */
  readonly attended: AttendanceMode | null;
}

/** The members of the body on the day of the meeting, else today: who of them is recused by the rule, and who was there. */
export async function membersFor(
  { db, today }: Pick<Visit, 'db' | 'today'>,
  { id }: Pick<Petition, 'id'>,
  body: UnitId | null,
  sitting: SittingBegun | null = null,
): Promise<MemberOfBody[]> {
  const members = body === null ? [] : await membersOfBody(db, body, sitting?.on ?? today);
  const [persons, recused, attendance] = await Promise.all([
    personsOf(db, members),
    recusedFrom(db, id),
    sitting ? attendanceOf(db, sitting.id) : null,
  ]);
  return members.map((person) => ({
    person,
    name: persons.get(person)?.name ?? '',
    recused: recused.some((one) => one.person === person),
    attended: attendance?.members.find((one) => one.person === person)?.mode ?? null,
  }));
}

/** Whether the meeting has somebody on record as not there: they have no vote at it. */
export const wasAway = ({ attended }: Pick<MemberOfBody, 'attended'>): boolean =>
  attended !== null && !presentModes.includes(attended);

/** Who was there for certain, and is to say how they voted. */
export const isToVote = ({ attended, recused }: MemberOfBody): boolean =>
  attended !== null && !recused && presentModes.includes(attended);

/** A meeting as a form names it. */
export interface SittingBegun {
  readonly id: number;
  readonly name: string;
  readonly on: CalendarDay;
}

/** The last meetings of the body that have begun since the petition was filed, the latest first. */
export async function sittingsBegun(
  { db, today, zone }: Pick<Visit, 'db' | 'today' | 'zone'>,
  { filedOn }: Pick<Petition, 'filedOn'>,
  body: UnitId | null,
): Promise<SittingBegun[]> {
  const sittings = body === null ? [] : await sittingsOf(db, body, { standing: true, most: 20 });
  return sittings
    .map(({ id, name, beginsAt }) => ({ id, name, on: dayOf(beginsAt, zone) }))
    .filter(({ on }) => on <= today && on >= (filedOn ?? ''))
    .slice(0, 10);
}
