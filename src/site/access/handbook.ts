import { everyone, office, type Row } from './rows.ts';

/** The Handbook, in all its forms. */
export const handbook: readonly Row[] = [
  everyone('GET /handbook'),
  everyone('GET /handbook/groups/:slug'),
  everyone('GET /handbook/print'),
  everyone('GET /handbook.json'),
  everyone('GET /handbook.csv'),
  everyone('GET /api/v1/handbook'),
  everyone('GET /groups/:slug/feed.atom'),
  everyone('GET /groups/:slug/feed.json'),
];

/** What comes of itself from other systems, and goes to them. */
export const hooks: readonly Row[] = [
  office('GET /roll/hook', ['administrator']),
  office('POST /roll/hook/secrets', ['administrator']),
  office('POST /roll/hook/secrets/:id/end', ['administrator']),
  office('GET /staff/webhooks', ['administrator']),
  office('POST /staff/webhooks', ['administrator']),
  office('GET /staff/webhooks/:id', ['administrator']),
  office('POST /staff/webhooks/:id', ['administrator']),
  office('POST /staff/webhooks/:id/trial', ['administrator']),
  office('POST /staff/webhooks/:id/off', ['administrator']),
  office('POST /staff/webhooks/:id/on', ['administrator']),
  office('POST /staff/webhooks/:id/secret', ['administrator']),
  office('POST /staff/webhooks/:id/removal', ['administrator']),
  // Whoever calls shows who they are by a signature, and nobody here has one.
  { route: 'POST /hooks/roll', may: [], others: 'sign-in' },
];
