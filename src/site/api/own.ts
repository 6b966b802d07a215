import { z } from 'zod';
import { instant, listOperation, operation, type OperationRoute } from '../../platform/api/index.ts';
import { signedIn } from '../../platform/web/index.ts';
import { signaturesBy } from '../../charters/index.ts';
import { personOf } from '../../roll/index.ts';

const tag = 'Oneself';
const scopes = ['read'];

/** More than anybody signs in a lifetime. */
const everything = 100_000;

const OwnSignature = z
  .strictObject({
    petition: z.int().meta({ description: 'The number of the petition' }),
    title: z.string(),
    state: z.string().meta({ description: 'Of the petition' }),
    signedAt: instant,
    nameShown: z.boolean(),
    withdrawnAt: instant.nullable(),
  })
  .meta({ id: 'OwnSignature' });

/** What a program may read of the person whose token it brings. */
export const ownApi: readonly OperationRoute[] = [
  operation({
    id: 'readOneself',
    method: 'GET',
    path: '/api/v1/me',
    tag,
    summary: 'Whose token it is',
    scopes,
    gives: z
      .strictObject({
        name: z.string(),
        memberNumber: z.string().nullable().meta({ description: 'Null for somebody who is not on the roll' }),
      })
      .meta({ id: 'Oneself' }),
    statuses: { 200: 'The person' },
    async answer(call) {
      const person = await personOf(call.visit.db, signedIn(call));
      return { body: { name: person?.name ?? '', memberNumber: person?.memberNumber ?? null } };
    },
  }),
  listOperation({
    id: 'listOwnSignatures',
    path: '/api/v1/me/signatures',
    tag,
    summary: 'What one has signed, the newest first',
    about: 'Withdrawn signatures too.',
    scopes,
    of: OwnSignature,
    async answer(call, _, { most, from }) {
      const all = await signaturesBy(call.visit.db, signedIn(call), { most: everything });
      const items = all
        .slice(from, from + most)
        .map(({ petition, title, state, signedAt, nameShown, withdrawnAt }) => ({
          petition,
          title,
          state,
          signedAt,
          nameShown,
          withdrawnAt,
        }));
      return { total: all.length, items };
    },
  }),
];
