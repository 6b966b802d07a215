import type { PersonId } from '../../../platform/act/index.ts';
import { NotFound } from '../../../platform/refusal/index.ts';
import { dayOf } from '../../../platform/time/index.ts';
import { signedIn, type Call } from '../../../platform/web/index.ts';
import { unitsById, type Unit } from '../../../units/index.ts';
import { keepsMeetings, membersOfBody, mustKeep } from '../../bodies.ts';
import type { Sitting, SittingId } from '../model.ts';
import { seeSitting } from '../queries.ts';

/** A number of an address. @throws NotFound when it is none */
export function numberIn(call: Pick<Call, 'params'>, name: string): number {
  const typed = call.params[name] ?? '';
  if (!/^[1-9]\d{0,8}$/.test(typed)) throw new NotFound();
  return Number(typed);
}

export const sittingId = (call: Pick<Call, 'params'>): SittingId => numberIn(call, 'id');

/** A sitting, its body, and what the visitor is to it. */
export interface Seen {
  readonly sitting: Sitting;
  readonly unit: Unit;
  /** The members of the body on the day of the sitting, the chair first. */
  readonly members: readonly PersonId[];
  readonly isMember: boolean;
  readonly keeps: boolean;
  /** Whether what is kept for the body is shown: to its members, on that day or today, and to its keepers. */
  readonly isWithin: boolean;
  /** When it is seen, and in which zone its hours are told. */
  readonly at: Date;
  readonly zone: string;
}

/** The sitting of the address. @throws NotFound */
export async function sittingSeen(call: Call): Promise<Seen> {
  const { visit } = call;
  const sitting = await seeSitting(visit.db, sittingId(call));
  const [units, members, keeps, today] = await Promise.all([
    unitsById(visit.db, [sitting.unit]),
    membersOfBody(visit.db, sitting.unit, dayOf(sitting.beginsAt, visit.zone)),
    keepsMeetings(visit, sitting.unit),
    visit.by ? membersOfBody(visit.db, sitting.unit, visit.today) : ([] as PersonId[]),
  ]);
  const isMember = visit.by !== null && members.includes(visit.by);
  const isWithin = keeps || isMember || (visit.by !== null && today.includes(visit.by));
  return {
    sitting,
    unit: units.get(sitting.unit)!,
    members,
    isMember,
    keeps,
    isWithin,
    at: visit.at,
    zone: visit.zone,
  };
}

/** The same for whoever keeps the meetings of the body. @throws SignInFirst, NotFound, Refused */
export async function sittingKeptBy(call: Call): Promise<Seen> {
  signedIn(call);
  const seen = await sittingSeen(call);
  await mustKeep(call.visit, seen.sitting.unit);
  return seen;
}

/** The link to join, for those whom it is shown to; empty for others. */
export const linkShown = ({ sitting, isWithin }: Pick<Seen, 'sitting' | 'isWithin'>): string =>
  isWithin || sitting.openToGuests ? sitting.link : '';
