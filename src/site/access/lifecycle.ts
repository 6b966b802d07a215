import { everyone, hidden, members, office, type Row } from './rows.ts';

const conveners = ['convener', 'administrator'] as const;

/** What becomes of a group. The convener convenes the group of the sample. */
export const lifecycle: readonly Row[] = [
  everyone('GET /groups/:slug/renewal'),
  office('POST /groups/:slug/renewal', conveners),
  everyone('GET /groups/:slug/renewal/record'),
  office('POST /groups/:slug/renewal/record', [...conveners, 'verifier']),
  office('POST /groups/:slug/renewal/record/settlement', ['verifier']),
  everyone('GET /groups/:slug/dormancy'),
  office('POST /groups/:slug/dormancy', conveners),
  office('POST /groups/:slug/dormancy/end', conveners),
  everyone('GET /changes'),
  everyone('GET /groups/:slug/readiness'),
  office('POST /groups/:slug/readiness', ['convener', 'administrator']),
  everyone('GET /groups/:slug/timeline'),
  office('GET /groups/:slug/handover', ['convener', 'administrator']),
  everyone('GET /groups/:slug/takeover'),
  // Whoever is signed in is told why not: that they do not take part, or that somebody convenes the group.
  members('POST /groups/:slug/takeover/question'),
  members('POST /groups/:slug/takeover/asking'),
  office('POST /groups/:slug/takeover/answer', ['convener']),
  office('POST /groups/:slug/takeover/confirmation', ['verifier']),
  everyone('GET /groups/:slug/changes'),
  office('GET /groups/:slug/changes/new', ['convener', 'chair']),
  office('POST /groups/:slug/changes', ['convener', 'chair']),
  // Before those who decide it is everybody's to read.
  everyone('GET /groups/:slug/changes/:id'),
  // One that waits for conveners is theirs, and known to staff and to those who decide.
  { ...hidden('POST /groups/:slug/changes/:id/agreement', ['convener', 'verifier']), refused: ['chair'] },
  office('POST /groups/:slug/changes/:id/withdrawal', ['convener']),
  office('POST /groups/:slug/changes/:id/ballots', ['chair']),
  office('POST /groups/:slug/changes/:id/decision', ['chair']),
  office('POST /groups/:slug/changes/:id/vote', ['secretary']),
];
