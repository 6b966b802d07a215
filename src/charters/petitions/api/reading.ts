import { z } from 'zod';
import { count, day, listOperation, oneOf, operation, sha256, shortText } from '../../../platform/api/index.ts';
import { NotFound } from '../../../platform/refusal/index.ts';
import { DecisionShape, decisionShown } from '../../docket/api.ts';
import { decisionsOn } from '../../docket/queries.ts';
import { countPetitions, petitionsIn } from '../lists.ts';
import { publicStates } from '../model.ts';
import { countSignatures, signaturesByDay } from '../queries.ts';
import { frozenText } from '../text.ts';
import { params, PetitionShape, petitionShown, publicPetition, states } from './shapes.ts';

const tag = 'Petitions';

const petitions = listOperation({
  id: 'listPetitions',
  path: '/api/v1/petitions',
  tag,
  summary: 'Petitions that are open or were',
  about:
    'Those that can be signed come first, the nearest end leading; then those before the body that decides, and the decided.',
  query: {
    state: oneOf(states, 'Only those in this state')
      .meta({ examples: ['signing'] })
      .optional(),
    topic: shortText(100, 'Only those under this topic, a slug of the list of topics').optional(),
  },
  of: PetitionShape,
  async answer({ visit: { db }, baseUrl }, { query: { state, topic } }, part) {
    const wanted = publicStates.filter((each) => !state || each === state);
    const [found, total] = await Promise.all([
      petitionsIn(db, wanted, { ...part, topic }),
      countPetitions(db, wanted, { topic }),
    ]);
    return { total, items: found.map((each) => petitionShown(each, baseUrl)) };
  },
});

const onePetition = operation({
  id: 'readPetition',
  method: 'GET',
  path: '/api/v1/petitions/:id',
  tag,
  summary: 'One petition, with its decisions',
  params,
  gives: PetitionShape.extend({
    decisions: z.array(DecisionShape).meta({ description: 'The latest first: a returned petition has more than one' }),
  }).meta({ id: 'PetitionWithDecisions' }),
  statuses: { 200: 'The petition' },
  async answer(call, { params: { id } }) {
    const petition = await publicPetition(call, id);
    const { db } = call.visit;
    const [signed, decisions] = await Promise.all([countSignatures(db, id), decisionsOn(db, id)]);
    return {
      body: {
        ...petitionShown({ ...petition, signed }, call.baseUrl),
        decisions: decisions.map((each) => decisionShown(each, call.baseUrl)),
      },
    };
  },
});

const itsText = operation({
  id: 'readPetitionText',
  method: 'GET',
  path: '/api/v1/petitions/:id/text',
  tag,
  summary: 'The text that is signed, and its SHA-256',
  about: 'The hash is that of `text` in UTF-8. Read the text before you name its hash.',
  params,
  gives: z.strictObject({ sha256, text: z.string() }).meta({ id: 'PetitionText' }),
  statuses: { 200: 'The frozen text' },
  async answer(call, { params: { id } }) {
    const petition = await publicPetition(call, id);
    if (!petition.textSha256) throw new NotFound();
    return { body: { sha256: petition.textSha256, text: frozenText(petition) } };
  },
});

const signatureCounts = operation({
  id: 'countSignatures',
  method: 'GET',
  path: '/api/v1/petitions/:id/signatures',
  tag,
  summary: 'How many have signed, day by day',
  about: 'Days are in the association’s time zone; one on which nothing changed is left out. Signers are not named.',
  params,
  gives: z
    .strictObject({
      signed: count,
      needed: count.nullable(),
      days: z.array(z.strictObject({ on: day, signed: count.meta({ description: 'At the end of the day' }) })),
    })
    .meta({ id: 'SignatureCounts' }),
  statuses: { 200: 'The counts, the earliest day first' },
  async answer(call, { params: { id } }) {
    const { needed } = await publicPetition(call, id);
    const { db, zone } = call.visit;
    const days = await signaturesByDay(db, id, zone);
    return {
      body: {
        signed: days.at(-1)?.count ?? 0,
        needed,
        days: days.map(({ day: on, count: signed }) => ({ on, signed })),
      },
    };
  },
});

/** What everyone may read of petitions. */
export const petitionsApi = [petitions, onePetition, itsText, signatureCounts];
