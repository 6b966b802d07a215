import type { PersonId } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { dayOf, type CalendarDay } from '../../platform/time/index.ts';
import { personsOf } from '../../roll/index.ts';
import { unitsById } from '../../units/index.ts';
import { agendaOf } from '../agenda/queries.ts';
import { namedAttendance, type NamedAttendance } from '../attendance/queries.ts';
import { votesTakenAt } from '../ballots/queries.ts';
import { sittingOf } from '../sittings/queries.ts';
import type { SittingId } from '../sittings/model.ts';
import { amendmentsTo, minutesOf } from './queries.ts';
import { words } from './words.ts';

/** Minutes as a document tells them, in whatever form it is written. */
export interface MinutesDocument extends NamedAttendance {
  readonly sitting: SittingId;
  /** “Midwinter 2027”. */
  readonly name: string;
  readonly body: string;
  readonly beginsAt: Date;
  readonly endsAt: Date;
  readonly place: string;
  readonly inWorld: string;
  readonly items: readonly { readonly place: number; readonly title: string; readonly minute: string }[];
  /** As “Shall it be? It is approved. …”, in the order in which they were taken. */
  readonly votes: readonly string[];
  readonly whole: string;
  readonly publishedOn: CalendarDay;
  readonly amendments: readonly { readonly on: CalendarDay; readonly body: string; readonly reason: string }[];
}

/** The published minutes of a meeting; undefined while there are none. */
export async function minutesDocument(db: Db, id: SittingId, zone: string): Promise<MinutesDocument | undefined> {
  const [sitting, minutes] = await Promise.all([sittingOf(db, id), minutesOf(db, id)]);
  if (!sitting || !minutes?.publishedAt) return undefined;
  const [units, attendance, items, votes, amendments] = await Promise.all([
    unitsById(db, [sitting.unit]),
    namedAttendance(db, sitting, zone),
    agendaOf(db, id),
    votesTakenAt(db, id, minutes.publishedAt),
    amendmentsTo(db, id),
  ]);
  const takers = await personsOf(
    db,
    votes.flatMap(({ mover, seconder }) => [mover, seconder]).filter((person) => person !== null),
  );
  const nameOf = (person: PersonId | null) => (person && takers.get(person)?.name) ?? '';
  return {
    sitting: id,
    name: sitting.name,
    body: units.get(sitting.unit)!.name,
    beginsAt: sitting.beginsAt,
    endsAt: sitting.endsAt,
    place: sitting.place,
    inWorld: sitting.inWorld,
    ...attendance,
    items: items.map(({ place, title, minute }) => ({ place, title, minute })),
    votes: votes.map((vote) => words.voted(vote, { mover: nameOf(vote.mover), seconder: nameOf(vote.seconder) })),
    whole: minutes.body,
    publishedOn: dayOf(minutes.publishedAt, zone),
    amendments: amendments.map(({ amendedAt, body, reason }) => ({ on: dayOf(amendedAt, zone), body, reason })),
  };
}
