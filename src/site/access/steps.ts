import { everyone, hidden, hiddenFromAll, office, open, type Role, type Row } from './rows.ts';

/** Organizers and staff carry a petition through its steps. */
const carrying: readonly Role[] = ['verifier', 'organizer'];

/** Steps that are neither signing nor the decision. No petition of the example waits at one; what is done there is tested in the journeys. */
export const steps: readonly Row[] = [
  everyone('GET /petitions/:id/step', open),
  hiddenFromAll('GET /petitions/:id/step', ['organizer'], ['draft']),
  office('POST /petitions/:id/step/finding', ['verifier'], open),
  ...[
    'endorsers',
    'endorsers/:endorsement/confirmation',
    'endorsers/:endorsement/taking-back',
    'meeting',
    'meeting/calling-off',
    'meeting/record',
  ].map((what) => office(`POST /petitions/:id/step/${what}`, carrying, open)),
  // The rules of the example ask for no kinds, so that nobody finds the page.
  hidden('GET /petitions/:id/kinds', [], open),
  hidden('POST /petitions/:id/kinds', [], open),
  // Nor do they ask for letters, or leave the decision to one officer.
  hidden('GET /petitions/:id/letters', [], open),
  hidden('GET /petitions/:id/authorization', [], open),
  hidden('POST /petitions/:id/authorization', [], open),
  // The one that is tried here is made up; the link of a letter lets its holder answer.
  hiddenFromAll('GET /endorsements/:token', []),
  hiddenFromAll('POST /endorsements/:token/answer', []),
];
