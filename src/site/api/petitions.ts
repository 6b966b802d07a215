import { z } from 'zod';
import { NotFound } from '../../platform/refusal/index.ts';
import { askedOfList, get, json, listAnswer, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import {
  countPetitions,
  countSignatures,
  decisionsOn,
  isPublic,
  petitionsIn,
  publicStates,
  seePetition,
  type Decision,
  type ListedPetition,
  type Petition,
} from '../../charters/index.ts';

const own = {
  state: z.enum(publicStates as [string, ...string[]], `one of ${publicStates.join(', ')}`).optional(),
};

/** Petitions as JSON: what everyone may read, and nobody's name. */
export function petitionApi(): Route[] {
  return [get('/api/v1/petitions', listed), get('/api/v1/petitions/:id', one)];
}

async function listed(call: Call): Promise<Answer> {
  const { state, limit, offset } = askedOfList(call, own);
  const { db } = call.visit;
  const states = publicStates.filter((each) => !state || each === state);
  const [petitions, total] = await Promise.all([
    petitionsIn(db, states, { most: limit, from: offset }),
    countPetitions(db, states),
  ]);
  return listAnswer(call, { limit, offset }, { total, items: petitions.map((one) => shown(one, call.baseUrl)) });
}

async function one({ params, visit, baseUrl }: Call): Promise<Answer> {
  if (!/^[1-9]\d{0,8}$/.test(params['id'] ?? '')) throw new NotFound();
  const petition = await seePetition(visit, Number(params['id']));
  // Its organizers may see more on its pages; what is public is the same for everyone.
  if (!isPublic(petition)) throw new NotFound();
  const [signed, decided] = await Promise.all([
    countSignatures(visit.db, petition.id),
    decisionsOn(visit.db, petition.id),
  ]);
  return json({ ...shown({ ...petition, signed }, baseUrl), decisions: decided.map(decision) });
}

function shown(petition: Petition & Pick<ListedPetition, 'signed'>, baseUrl: string): object {
  const { id, kind, state, title, purpose, openTo, topics, textSha256, needed, signed, groupId } = petition;
  const { openedAt, closesAt, filedOn, decidedAt, policyId, policyVersion } = petition;
  return {
    id,
    url: `${baseUrl}/petitions/${id}`,
    kind,
    state,
    title,
    purpose,
    openTo,
    topics,
    text: { url: `${baseUrl}/petitions/${id}/text`, sha256: textSha256 },
    needed,
    signed,
    openedAt,
    closesAt,
    filedOn,
    decidedAt,
    group: groupId,
    policy: { id: policyId, version: policyVersion },
  };
}

const decision = ({
  result,
  decidedOn,
  present,
  votesFor,
  votesAgainst,
  votesAbstained,
  reasons,
  reportedOn,
}: Decision): object => ({
  result,
  decidedOn,
  present,
  votesFor,
  votesAgainst,
  votesAbstained,
  reasons,
  reportedOn,
});
