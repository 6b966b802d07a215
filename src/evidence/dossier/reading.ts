import type { Visit } from '../../platform/act/index.ts';
import { refuse } from '../../platform/refusal/index.ts';
import { personsOf } from '../../roll/index.ts';
import {
  commentsOn,
  consultationsOfUnits,
  decisionsOn,
  mustJudge,
  organizersOf,
  receiptOf,
  verificationOf,
  type CharterGrant,
  type Petition,
  type PetitionId,
} from '../../charters/index.ts';
import type { Given } from '../given.ts';
import { certificateOf } from '../certificate/reading.ts';
import type { Dossier } from './model.ts';

/** Whoever decides on petitions, prepares that, or keeps its record. */
const readers: readonly CharterGrant[] = ['docket.vote', 'docket.decide', 'petitions.verify', 'council.record'];

/** @throws Refused with `not-granted` for who has none of these offices, `own-petition` for who organizes the petition */
export async function mustReadDossier(visit: Visit, petition: PetitionId): Promise<void> {
  const grant = readers.find((each) => visit.grants.has(each));
  if (!grant) return refuse('not-granted', { grant: 'docket.vote' });
  await mustJudge(visit, petition, grant, 'dossier');
}

/** What a petition that has been filed is decided by, for a reader who may. */
export async function dossierOf(given: Given, visit: Visit, petition: Petition): Promise<Dossier> {
  const { db, zone, today, grants } = visit;
  const { association, policies } = given;
  const { title, purpose, topics } = petition;
  const [receivedAt, certificate, verification, near, consultations, organizers, comments, decisions, meeting] =
    await Promise.all([
      receiptOf(db, petition),
      certificateOf(given, db, petition.id),
      verificationOf(db, petition.id),
      given.nearTold(visit, { title, purpose, topics, except: petition.id }),
      consultationsOfUnits(db, petition.id),
      organizersOf(db, petition.id),
      commentsOn(db, petition.id),
      decisionsOn(db, petition.id),
      association.nextMeeting(visit),
    ]);
  const names = await personsOf(db, [...new Set(comments.map(({ person }) => person))]);
  const policy = policies.of(petition.policyId, petition.policyVersion);
  const signedOff = verification?.signedOffAt ? verification : null;
  return {
    petition,
    topics: topics.map((topic) => association.topics.find(({ slug }) => slug === topic)?.label ?? topic),
    asOf: today,
    zone,
    association: association.name,
    committee: association.committee,
    decider: policy.officer === null ? association.committee : `the ${policy.officer}`,
    policy,
    rules: policy.decision,
    silence: policy.consultation.silence,
    meetingOn: meeting?.on ?? null,
    receivedAt,
    certificate: (signedOff && certificate) ?? null,
    staffNote: signedOff?.note ?? '',
    near,
    consultations,
    organizers,
    showsAddresses: grants.has('petitions.verify'),
    comments: comments.map((comment) => ({ comment, name: names.get(comment.person)?.name })),
    decisions: decisions.toReversed(),
  };
}
