import { everyone, office, type Row } from './rows.ts';

/** The Handbook, in all its forms. */
export const handbook: readonly Row[] = [
  everyone('GET /handbook'),
  everyone('GET /handbook.json'),
  everyone('GET /handbook.csv'),
  everyone('GET /api/v1/handbook'),
];

/** What comes of itself from other systems, and goes to them. */
export const hooks: readonly Row[] = [
  office('GET /roll/hook', ['administrator']),
  office('POST /roll/hook/secrets', ['administrator']),
  office('POST /roll/hook/secrets/:id/end', ['administrator']),
  // Whoever calls shows who they are by a signature, and nobody here has one.
  { route: 'POST /hooks/roll', may: [], others: 'sign-in' },
];
