import type { PersonId, Visit } from '../../platform/act/index.ts';
import { openSessionsOf } from '../../platform/auth/index.ts';
import type { Impediment } from '../../platform/refusal/index.ts';
import { commentsWaiting, invitationsTo, petitionsOrganizedBy, signaturesBy } from '../../charters/index.ts';
import { dutiesOwedBy } from '../../duties/index.ts';
import { participationsOf } from '../../groups/index.ts';
import {
  impedimentsToGoodStanding,
  lastRollAt,
  memberOfPerson,
  personOf,
  standingOn,
  standingRulesOf,
  type Association,
  type Member,
  type StandingOnDay,
} from '../../roll/index.ts';
import { postsOf } from '../../units/index.ts';

/** Somebody's place on the roll today. */
export interface Place {
  readonly member: Member;
  readonly standing: StandingOnDay;
  /** What keeps them from good standing; empty when nothing does. */
  readonly impediments: readonly Impediment[];
}

/** All that one's own page shows; as many statements for much as for little. */
export async function ownThings(visit: Visit, person: PersonId, association: Association) {
  const { db } = visit;
  const self = await personOf(db, person);
  const [place, rollAt, participations, posts, duties, signatures, petitions, invitations, sessions] =
    await Promise.all([
      placeOf(visit, person, association),
      lastRollAt(db),
      participationsOf(db, person, visit.today),
      postsOf(db, person, visit.today),
      dutiesOwedBy(visit, person),
      signaturesBy(db, person),
      petitionsOrganizedBy(db, person),
      self?.email ? invitationsTo(db, self.email) : [],
      openSessionsOf(visit, person),
    ]);
  const drafts = petitions.filter(({ state }) => state === 'draft' || state === 'returned').map(({ id }) => id);
  const circulating = await commentsWaiting(db, drafts);
  return {
    self,
    place,
    rollAt,
    participations,
    posts,
    duties,
    signatures,
    petitions,
    circulating,
    invitations,
    sessions,
  };
}

export type OwnThings = Awaited<ReturnType<typeof ownThings>>;

async function placeOf({ db, today }: Visit, person: PersonId, association: Association): Promise<Place | undefined> {
  const member = await memberOfPerson(db, person);
  const standing = member && (await standingOn(db, member.id, today));
  if (!standing) return undefined;
  return { member, standing, impediments: impedimentsToGoodStanding(standing, standingRulesOf(association), today) };
}
