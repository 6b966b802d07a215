import type { PetitionPaper } from '../../../association/example/petition-paper.ts';
import { castVote, membersOfBody, sittingsOf, type RoomCount, type RoomVote } from '../../meetings/index.ts';
import type { PersonId } from '../../platform/act/index.ts';
import { dayOf, type CalendarDay } from '../../platform/time/index.ts';
import { decideInRoom, decidingBody, putToVote, recusedFrom } from '../../charters/index.ts';
import type { ExampleHouse } from './house.ts';
import { ago, personOfNumber } from './past.ts';

/** The rules and the body, as the charters ask for them. */
const givenIn = ({ policies, association }: ExampleHouse) => ({
  policies,
  association: { units: { committee: association.bodies.committee } },
});

/** The chair puts the petition to a vote between meetings, and members vote, each at an instant of the past. */
export async function loadBallot(
  house: ExampleHouse,
  petition: number,
  { announcedDaysAgo, votes }: NonNullable<PetitionPaper['ballot']>,
  chair: PersonId,
): Promise<void> {
  const deciding = { by: chair, at: ago(house, announcedDaysAgo), grants: new Set(['docket.decide']) };
  const ballot = await house.perform(deciding, (act) => putToVote(act, petition, 'mail', givenIn(house)));
  for (const { number, daysAgo, ...vote } of votes) {
    const by = await personOfNumber(house, number);
    await house.perform({ by, at: ago(house, daysAgo), grants: new Set(['docket.vote']) }, (act) =>
      castVote(act, ballot, vote),
    );
  }
}

/** A vote of the room as it is written down, and why. */
interface Voted {
  readonly at: Date;
  readonly reasons: string;
}

/** A vote of the room, as figures. */
export async function recordCount(
  house: ExampleHouse,
  petition: number,
  { counts, ...voted }: Voted & { readonly counts: Omit<RoomCount, 'by'> },
  chair: PersonId,
): Promise<void> {
  const { approve, decline, return: returned, abstain, present, recused } = counts;
  const counted = { by: 'count', approve, decline, return: returned, abstain, present, recused } as const;
  const decidedOn = dayOf(voted.at, house.zone);
  const sitting = await sittingOn(house, decidedOn);
  const vote = { decidedOn, sitting, counted, mover: null, seconder: null, minute: '' };
  await record(house, petition, vote, { ...voted, chair });
}

/** A vote of the room, member by member: so many were there, the last of them abstains, all others approve. */
export async function recordInRoom(
  house: ExampleHouse,
  petition: number,
  { present, ...voted }: Voted & { readonly present: number },
  chair: PersonId,
): Promise<void> {
  const vote = await votedIn(house, petition, { on: dayOf(voted.at, house.zone), present });
  await record(house, petition, vote, { ...voted, chair });
}

async function record(
  house: ExampleHouse,
  petition: number,
  vote: RoomVote,
  { at, reasons, chair }: Voted & { readonly chair: PersonId },
): Promise<void> {
  await house.perform({ by: chair, at, grants: new Set(['docket.decide']) }, (act) =>
    decideInRoom(act, petition, vote, { reasons, conditions: '' }, givenIn(house)),
  );
}

async function votedIn(
  house: ExampleHouse,
  petition: number,
  { on: decidedOn, present }: { readonly on: CalendarDay; readonly present: number },
): Promise<RoomVote> {
  const { db } = house.database;
  const body = await decidingBody(db, givenIn(house));
  const members = await membersOfBody(db, body!, decidedOn);
  const recused = new Set((await recusedFrom(db, petition)).map(({ person }) => person));
  const voting = members.filter((person) => !recused.has(person)).slice(0, present);
  const sitting = await sittingOn(house, decidedOn);
  const votes = [
    ...voting.map((person, index) => ({
      person,
      position: index === voting.length - 1 ? ('abstain' as const) : ('approve' as const),
    })),
    ...members.filter((person) => recused.has(person)).map((person) => ({ person, position: 'recuse' as const })),
  ];
  const [mover = null, seconder = null] = voting;
  return { decidedOn, sitting, counted: { by: 'name', votes }, mover, seconder, minute: '' };
}

/** The meeting of the committee on the day; null where none is on record. */
async function sittingOn(house: ExampleHouse, on: CalendarDay): Promise<number | null> {
  const { db } = house.database;
  const body = await decidingBody(db, givenIn(house));
  const sittings = await sittingsOf(db, body!, { standing: true });
  return sittings.find(({ beginsAt }) => dayOf(beginsAt, house.zone) === on)?.id ?? null;
}
