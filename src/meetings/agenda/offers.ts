import type { Visit } from '../../platform/act/index.ts';
import type { Impediment } from '../../platform/refusal/index.ts';
import { addMilliseconds, dayOf } from '../../platform/time/index.ts';
import type { Unit } from '../../units/index.ts';
import type { Ballot } from '../ballots/model.ts';
import { ballotsUnderWay } from '../ballots/queries.ts';
import type { MeetingsHouse } from '../house.ts';
import type { Sitting } from '../sittings/model.ts';
import type { AgendaOffer, Subject } from './model.ts';

/** A subject in one word, as a form names it. */
export const keyOf = ({ kind, id }: Subject): string => `${kind} ${id}`;

/** Whether it is drawn with all others: the body can decide on it, and the visitor may put it there. */
export const isReady = ({ apart, barred }: Pick<AgendaOffer, 'apart' | 'barred'>): boolean =>
  apart.length === 0 && barred.length === 0;

/** What those who stand above have before the body, each with all that keeps the body from deciding on it at that meeting. */
export async function offersFor(
  house: Pick<MeetingsHouse, 'before'>,
  visit: Visit,
  { unit, sitting }: { readonly unit: Unit; readonly sitting: Sitting },
): Promise<AgendaOffer[]> {
  const [offers, ballots] = await Promise.all([
    house.before(visit, unit, sitting),
    ballotsUnderWay(visit.db, sitting.unit),
  ]);
  const votedOn = new Map(ballots.map((ballot) => [keyOf(ballot.subject), ballot]));
  return offers.map((offer) => {
    const ballot = votedOn.get(keyOf(offer.subject));
    return { ...offer, apart: [...offer.apart, ...impedimentsByBallot(ballot, sitting, visit.zone)] };
  });
}

/** A question that lies before the members already is not put a second time; one that they vote on at this very meeting is. */
function impedimentsByBallot(ballot: Ballot | undefined, { id }: Sitting, zone: string): Impediment[] {
  if (!ballot || ballot.sitting === id) return [];
  const { closesAt } = ballot;
  // The end is exclusive.
  const through = closesAt && dayOf(addMilliseconds(closesAt, -1), zone);
  return [{ code: 'ballot-open-on-it', ballot: ballot.id, way: ballot.way, through }];
}
