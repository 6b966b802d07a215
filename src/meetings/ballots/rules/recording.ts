import type { PersonId } from '../../../platform/act/index.ts';
import type { Impediment } from '../../../platform/refusal/index.ts';
import type { CalendarDay } from '../../../platform/time/index.ts';
import type { Figures, Position } from '../model.ts';

/** A vote that was taken in the room, by its figures. */
export interface RoomCount extends Readonly<Record<Position, number>> {
  readonly by: 'count';
  /** Members who were there and were not recused. */
  readonly present: number;
  readonly recused: number;
}

/** A vote that was taken in the room, member by member; those who are not named were not there. */
export interface RoomNames {
  readonly by: 'name';
  readonly votes: readonly { readonly person: PersonId; readonly position: Position | 'recuse' }[];
}

/** A vote in the room as chair or liaison write it down. */
export interface RoomVote {
  readonly decidedOn: CalendarDay;
  /** The meeting at which it was taken, if that is on record. */
  readonly sitting: number | null;
  readonly counted: RoomCount | RoomNames;
  readonly mover: PersonId | null;
  readonly seconder: PersonId | null;
  readonly minute: string;
}

/** What was known when it was taken. */
export interface Room {
  readonly today: CalendarDay;
  /** Members of the body on the day of the vote. */
  readonly members: readonly PersonId[];
  /** The days of the meetings of the body that were held or are under way, by their numbers. */
  readonly sittings: ReadonlyMap<number, CalendarDay>;
  /** Of the members, who the meeting has on record as excused or absent. */
  readonly away: readonly PersonId[];
  /** Of the members, who is recused by a rule. */
  readonly recused: readonly PersonId[];
}

/** What keeps a vote in the room from being recorded; empty when nothing does. */
export function impedimentsToRecording(vote: RoomVote, room: Room): Impediment[] {
  const found: Impediment[] = [];
  if (vote.decidedOn > room.today) found.push({ code: 'vote-in-future' });
  if (vote.sitting !== null && room.sittings.get(vote.sitting) !== vote.decidedOn)
    found.push({ code: 'sitting-on-another-day' });
  for (const [code, person] of [
    ['mover-no-member', vote.mover],
    ['seconder-no-member', vote.seconder],
  ] as const)
    if (person !== null && !room.members.includes(person)) found.push({ code });
  if (vote.mover !== null && vote.mover === vote.seconder) found.push({ code: 'seconder-is-mover' });
  const takers = [vote.mover, vote.seconder].filter((person) => person !== null);
  if (takers.some((person) => room.recused.includes(person))) found.push({ code: 'recused-cannot-move' });
  const named = vote.counted.by === 'name' ? vote.counted.votes.map(({ person }) => person) : [];
  if ([...takers, ...named].some((person) => room.away.includes(person))) found.push({ code: 'absent-cannot-vote' });
  return [
    ...found,
    ...(vote.counted.by === 'count' ? impedimentsOfCount(vote.counted, room) : impedimentsOfNames(vote.counted, room)),
  ];
}

function impedimentsOfCount(count: RoomCount, { members, away }: Room): Impediment[] {
  const found: Impediment[] = [];
  const cast = count.approve + count.decline + count.return + count.abstain;
  if (count.present === 0 && cast === 0) found.push({ code: 'nobody-present', by: 'count' });
  if (cast > count.present) found.push({ code: 'votes-too-many', cast, present: count.present });
  const there = count.present + count.recused;
  // A body whose posts nobody has written down cannot be held against its number.
  if (members.length > 0 && there > members.length)
    found.push({ code: 'present-too-many', present: there, members: members.length });
  else if (away.length > 0 && there > members.length - away.length)
    found.push({ code: 'more-than-attended', present: there, most: members.length - away.length });
  return found;
}

function impedimentsOfNames({ votes }: RoomNames, { members, recused }: Room): Impediment[] {
  const found: Impediment[] = [];
  if (votes.every(({ position }) => position === 'recuse')) found.push({ code: 'nobody-present', by: 'name' });
  if (votes.some(({ person }) => !members.includes(person))) found.push({ code: 'voter-no-member' });
  if (new Set(votes.map(({ person }) => person)).size < votes.length) found.push({ code: 'voted-twice' });
  if (votes.some(({ person, position }) => recused.includes(person) && position !== 'recuse'))
    found.push({ code: 'recused-cannot-vote' });
  return found;
}

/** The figures that a vote in the room comes to. */
export function figuresOf(counted: RoomCount | RoomNames): Figures {
  if (counted.by === 'count') {
    const { by: _, ...figures } = counted;
    return figures;
  }
  const of = (wanted: Position | 'recuse') => counted.votes.filter(({ position }) => position === wanted).length;
  const recused = of('recuse');
  return {
    approve: of('approve'),
    decline: of('decline'),
    return: of('return'),
    abstain: of('abstain'),
    present: counted.votes.length - recused,
    recused,
  };
}
