import { conversations } from './conversations.ts';
import { handbook, hooks } from './handbook.ts';
import { lifecycle } from './lifecycle.ts';
import { meetings } from './meetings.ts';
import {
  everyone,
  hidden,
  hiddenFromAll,
  members,
  office,
  open,
  type PetitionState,
  type Role,
  type Row,
} from './rows.ts';
import { steps } from './steps.ts';

const all: readonly PetitionState[] = ['draft', 'screening', ...open];
const filed: readonly PetitionState[] = ['filed', 'docketed', 'returned'];
/** The samples of these states have been signed off. */
const certified: readonly PetitionState[] = ['docketed', 'returned'];
const unfiled: readonly PetitionState[] = ['draft', 'screening', 'signing', 'suspended'];

const rollReaders: readonly Role[] = ['verifier', 'registrar', 'administrator'];
const rollKeepers: readonly Role[] = ['registrar', 'administrator'];
const unitEditors: readonly Role[] = ['editor', 'administrator'];
const screeners: readonly Role[] = ['verifier', 'administrator'];
const verifiers: readonly Role[] = ['verifier'];
const consulting: readonly Role[] = ['verifier', 'chair'];
/** Those who vote on what is before the committee. */
const committee: readonly Role[] = ['chair', 'voter'];
const deciding: readonly Role[] = ['verifier', 'secretary', ...committee];
const conveners: readonly Role[] = ['convener', 'administrator'];
const officers: readonly Role[] = ['verifier', 'chair', 'secretary', 'registrar', 'editor', 'administrator'];
const organizer: readonly Role[] = ['organizer'];

export const access: readonly Row[] = [
  // The house.
  everyone('GET /'),
  everyone('GET /look/*'),
  everyone('GET /healthz'),
  everyone('GET /readyz'),
  // For whoever brings the token of a setting, and nobody here does.
  hiddenFromAll('GET /metrics', []),
  everyone('GET /search'),
  everyone('GET /privacy'),
  everyone('GET /accessibility'),
  everyone('GET /source'),
  everyone('GET /record/seal'),
  // Nothing is sealed where this is tried.
  hiddenFromAll('GET /record/checkpoint', []),
  hiddenFromAll('GET /record/tile/:level/*', []),
  everyone('GET /record/keys.json'),
  everyone('GET /start'),
  everyone('GET /rules'),
  everyone('GET /rules/:id/:version'),
  everyone('GET /rules/:id/:version/changes-from/:other'),
  everyone('GET /api/v1/policies'),
  everyone('GET /api/v1/policies/:id/:version'),
  everyone('GET /api/v1/topics'),
  everyone('GET /api/v1/search'),
  everyone('GET /api/v1/openapi.json'),
  everyone('GET /api'),
  ...['petitions', 'decisions', 'reports', 'groups'].flatMap((name) => [
    everyone(`GET /feeds/${name}.atom`),
    everyone(`GET /feeds/${name}.json`),
  ]),
  office('GET /staff', officers),

  // Coming in. A letter's secret lets anybody in who has it; the one that is tried here is made up.
  everyone('GET /sign-in'),
  everyone('POST /sign-in'),
  everyone('GET /sign-in/code'),
  everyone('POST /sign-in/code'),
  hiddenFromAll('GET /sign-in/letter/:token', []),
  hiddenFromAll('POST /sign-in/letter/:token', []),
  everyone('POST /sign-in/passkey/challenge'),
  everyone('POST /sign-in/passkey'),
  members('GET /sign-in/again'),
  members('POST /sign-in/again'),
  everyone('POST /sign-out'),
  // The association that is tried here has no provider of its own.
  hiddenFromAll('GET /sign-in/provider', []),
  hiddenFromAll('GET /sign-in/provider/back', []),
  hiddenFromAll('POST /sign-in/provider/letter', []),
  hiddenFromAll('GET /sign-in/provider/link', []),
  hiddenFromAll('POST /sign-in/provider/link', []),

  // One's own page. Whose session it is not ends none.
  members('GET /me'),
  members('GET /me/mail'),
  members('POST /me/mail/resume'),
  members('GET /me/export'),
  members('GET /me/tokens'),
  members('POST /me/tokens'),
  // The one that is tried here is made up; that nobody ends another’s is tested where they are made.
  hidden('POST /me/tokens/:id/revocation', []),
  members('GET /api/v1/me'),
  members('GET /api/v1/me/signatures'),
  members('POST /me/sessions/:id/end'),
  members('GET /me/ways-in'),
  members('POST /me/passkeys/challenge'),
  members('POST /me/passkeys'),
  hidden('POST /me/passkeys/:id/name', []),
  hidden('POST /me/passkeys/:id/removal', []),
  members('POST /me/passkeys/reset/dropping'),
  hidden('POST /me/provider-accounts/:id/removal', []),

  // The roll.
  office('GET /roll', rollReaders),
  office('GET /roll/members', rollReaders),
  office('GET /roll/members/:id', rollReaders),
  office('GET /roll/import', rollKeepers),
  office('POST /roll/import', rollKeepers),
  office('GET /roll/import/:id', rollKeepers),
  office('GET /roll/import/:id/mapping', rollKeepers),
  office('POST /roll/import/:id/mapping', rollKeepers),
  office('POST /roll/import/:id/application', rollKeepers),
  office('POST /roll/import/:id/disposal', rollKeepers),
  office('GET /roll/import/:id/refused-rows', rollKeepers),

  // Units.
  everyone('GET /units'),
  everyone('GET /units/:slug'),
  everyone('GET /api/v1/units'),
  everyone('GET /api/v1/units/:slug'),
  everyone('POST /api/v1/overlap'),
  office('GET /units/new', unitEditors),
  office('POST /units', unitEditors),
  office('GET /units/:slug/charge', unitEditors),
  office('POST /units/:slug/charge', unitEditors),
  office('POST /units/:slug/name', unitEditors),
  office('GET /units/:slug/discontinuation', unitEditors),
  office('POST /units/:slug/discontinuation', unitEditors),
  office('POST /units/:slug/resumption', unitEditors),
  office('GET /units/:slug/posts', unitEditors),
  office('POST /units/:slug/posts', unitEditors),
  office('POST /units/:slug/posts/:id/end', unitEditors),

  // Duties. What is overdue is public; the one that is tried here is a promise of the group.
  office('GET /staff/rules', ['verifier', 'chair', 'secretary', 'administrator']),
  office('POST /staff/rules', ['verifier', 'chair', 'secretary', 'administrator']),
  office('GET /staff/rules/:id/:version', ['verifier', 'chair', 'secretary', 'administrator']),
  everyone('GET /duties'),
  office('GET /duties/groups', ['verifier', 'chair', 'secretary', 'editor', 'administrator']),
  everyone('GET /duties/:id'),
  office('POST /duties/:id/done', conveners),
  office('POST /duties/:id/release', conveners),
  everyone('GET /groups/:slug/promises'),
  office('POST /groups/:slug/promises', conveners),

  // What becomes of groups.
  ...lifecycle,

  // Groups.
  everyone('GET /groups'),
  everyone('GET /groups/:slug'),
  everyone('GET /groups/:slug/picture.png'),
  everyone('GET /api/v1/groups'),
  everyone('GET /api/v1/groups/:slug'),
  everyone('GET /api/v1/groups/:slug/roster'),
  everyone('GET /groups/:slug/roles'),
  office('GET /groups/:slug/about', conveners),
  office('POST /groups/:slug/about', conveners),
  office('POST /groups/:slug/roles', conveners),
  hidden('POST /groups/:slug/roles/:id/acceptance', ['member']),
  hidden('POST /groups/:slug/roles/:id/refusal', ['member']),
  office('POST /groups/:slug/roles/:id/end', ['member', ...conveners]),
  members('GET /groups/:slug/participation'),
  members('POST /groups/:slug/participation'),
  members('GET /groups/:slug/departure'),
  members('POST /groups/:slug/departure'),
  members('POST /groups/:slug/visibility'),

  ...conversations,
  ...steps,
  ...handbook,
  ...hooks,

  ...meetings,
  // Petitions as everyone reads them; before they open, their organizers and those who look at them first.
  everyone('GET /petitions'),
  everyone('GET /petitions/:id', open),
  hiddenFromAll('GET /petitions/:id', organizer, ['draft']),
  hiddenFromAll('GET /petitions/:id', [...organizer, ...screeners], ['screening']),
  everyone('GET /petitions/:id/text', open),
  hiddenFromAll('GET /petitions/:id/text', [...organizer, ...screeners], ['screening']),
  hiddenFromAll('GET /petitions/:id/text', [], ['draft']),
  everyone('GET /petitions/:id/count', open),
  hiddenFromAll('GET /petitions/:id/count', [], ['draft', 'screening']),
  ...['share', 'qr.svg', 'qr.png', 'picture.png'].flatMap((what) => [
    everyone(`GET /petitions/:id/${what}`, open),
    hiddenFromAll(`GET /petitions/:id/${what}`, [], ['draft', 'screening']),
  ]),
  ...['a4', 'letter'].flatMap((paper) => [
    everyone(`GET /petitions/:id/poster-${paper}.pdf`, ['signing']),
    hiddenFromAll(`GET /petitions/:id/poster-${paper}.pdf`, [], ['draft', 'suspended', 'filed']),
  ]),
  everyone('GET /petitions/:id/report', open),
  hiddenFromAll('GET /petitions/:id/report', organizer, ['draft']),
  everyone('POST /petitions/:id/reports', open),
  hiddenFromAll('POST /petitions/:id/reports', [], ['draft', 'screening']),
  ...['', '.pdf', '.json'].flatMap((as) => [
    everyone(`GET /petitions/:id/certificate${as}`, certified),
    hiddenFromAll(`GET /petitions/:id/certificate${as}`, [], [...unfiled, 'filed']),
  ]),
  hidden('GET /petitions/:id/account.json', [...verifiers, ...organizer], open),
  // Of whom the table tries nobody has signed.
  hidden('GET /petitions/:id/signatures/own/receipt.json', [], all),

  // For programs. What is alike for everyone asks for no token; the others act for whoever made theirs, who has no office here.
  everyone('GET /api/v1/schemas/certificate'),
  everyone('GET /api/v1/petitions'),
  ...['', '/text', '/signatures'].flatMap((what) => [
    everyone(`GET /api/v1/petitions/:id${what}`, open),
    hiddenFromAll(`GET /api/v1/petitions/:id${what}`, [], ['draft', 'screening']),
  ]),
  everyone('GET /api/v1/decisions'),
  everyone('GET /api/v1/decisions/:id'),
  everyone('GET /api/v1/meetings'),
  everyone('GET /api/v1/meetings/:id'),
  everyone('GET /api/v1/reports'),
  everyone('GET /api/v1/reports/:id'),
  members('POST /api/v1/petitions/:id/signatures', open),
  hidden('POST /api/v1/petitions/:id/signatures', [], ['draft', 'screening']),
  // Nobody who comes here has signed.
  hidden('GET /api/v1/petitions/:id/signatures/own', [], all),
  members('DELETE /api/v1/petitions/:id/signatures/own', open),
  hidden('DELETE /api/v1/petitions/:id/signatures/own', [], ['draft', 'screening']),

  // Signing. Whether a member may sign is a question of standing, which the rules of signing answer.
  everyone('POST /petitions/:id/signing-letter', open),
  hiddenFromAll('POST /petitions/:id/signing-letter', organizer, ['draft']),
  members('POST /petitions/:id/signatures', open),
  hidden('POST /petitions/:id/signatures', [], ['draft', 'screening']),
  members('GET /petitions/:id/standing', open),
  hidden('GET /petitions/:id/standing', [], ['draft', 'screening']),
  members('POST /petitions/:id/name', open),
  hidden('POST /petitions/:id/name', organizer, ['draft']),
  members('POST /petitions/:id/news-wish', open),
  hidden('POST /petitions/:id/news-wish', organizer, ['draft']),
  hiddenFromAll('GET /tell-me/:token', []),
  hiddenFromAll('POST /tell-me/:token', []),
  hiddenFromAll('POST /tell-me/:token/resumption', []),
  members('GET /petitions/:id/withdrawal', open),
  hidden('GET /petitions/:id/withdrawal', organizer, ['draft']),
  members('POST /petitions/:id/withdrawal', open),
  hidden('POST /petitions/:id/withdrawal', organizer, ['draft']),
  hiddenFromAll('GET /withdraw/:token', []),
  hiddenFromAll('POST /withdraw/:token', []),

  // Organizing: to others it is as if the address did not exist, whatever the state.
  everyone('GET /petitions/new'),
  members('POST /petitions/new'),
  hidden('GET /petitions/:id/draft', organizer, all),
  hidden('POST /petitions/:id/draft', organizer, all),
  hidden('GET /petitions/:id/opening', organizer, all),
  hidden('POST /petitions/:id/opening', organizer, all),
  hidden('POST /petitions/:id/organizers', organizer, all),
  hidden('POST /petitions/:id/organizers/:organizer/removal', organizer, ['draft', 'returned']),
  hidden('POST /petitions/:id/own-details', organizer, all),
  hidden('GET /petitions/:id/giving-up', organizer, all),
  hidden('POST /petitions/:id/giving-up', organizer, all),
  hidden('GET /petitions/:id/desk', organizer, all),
  hidden('GET /petitions/:id/filing', organizer, all),
  hidden('POST /petitions/:id/filing', organizer, all),
  hidden('GET /petitions/:id/news', organizer, all),
  hidden('POST /petitions/:id/news', organizer, all),
  everyone('GET /invitations/:token'),
  members('POST /invitations/:token/acceptance'),
  everyone('POST /invitations/:token/refusal'),

  // Comments on a draft. The link that is tried here is in force; what other links give is tested where they are made.
  members('GET /circulation/:token'),
  members('POST /circulation/:token/comments'),
  members('GET /circulation/:token/comments/:comment/report'),
  members('POST /circulation/:token/comments/:comment/report'),
  hidden('GET /circulation/:token/comments/:comment/withdrawal', ['member']),
  hidden('POST /circulation/:token/comments/:comment/withdrawal', ['member']),
  office('GET /petitions/:id/circulation/comments/:comment/removal', screeners, ['draft']),
  office('POST /petitions/:id/circulation/comments/:comment/removal', screeners, ['draft']),
  hidden('GET /petitions/:id/circulation', organizer, all),
  hidden('POST /petitions/:id/circulation', organizer, all),
  hidden('POST /petitions/:id/circulation/link', organizer, ['draft']),
  hidden('POST /petitions/:id/circulation/link/withdrawal', organizer, ['draft']),
  hidden('POST /petitions/:id/circulation/comments/:comment/answer', organizer, ['draft']),
  // A unit's link answers for it, whoever has it; the one that is tried here is made up.
  hiddenFromAll('GET /consultations/:token', []),
  hiddenFromAll('POST /consultations/:token/reply', []),

  // Staff.
  office('GET /staff/petitions', screeners),
  ...[
    'GET /petitions/:id/screening',
    'POST /petitions/:id/screening',
    'POST /petitions/:id/return-to-draft',
    'POST /petitions/:id/suspension',
    'POST /petitions/:id/resumption',
  ].map((route) => office(route, screeners, ['screening', 'signing', 'suspended', 'awaiting', 'halted'])),
  office('GET /petitions/:id/news/:item/removal', screeners, open),
  office('POST /petitions/:id/news/:item/removal', screeners, open),
  office('POST /complaints/:id/settlement', screeners),
  office('GET /petitions/:id/verification', verifiers, filed),
  office('POST /petitions/:id/verification/verdicts', verifiers, ['filed']),
  office('POST /petitions/:id/verification/invalidation', verifiers, filed),
  office('POST /petitions/:id/verification/restorations', verifiers, ['filed']),
  office('POST /petitions/:id/verification/sign-off', verifiers, filed),
  ...[
    'GET /petitions/:id/paper',
    'POST /petitions/:id/paper',
    'POST /petitions/:id/paper/reading',
    'GET /petitions/:id/paper/:sheet',
    'POST /petitions/:id/paper/:sheet/choices',
    'POST /petitions/:id/paper/:sheet/removals',
    'GET /petitions/:id/paper/:sheet/scan',
    'POST /petitions/:id/paper/:sheet/scan',
  ].map((route) => office(route, verifiers, ['signing', 'suspended', 'filed'])),
  office('GET /staff/passkeys', ['administrator']),
  office('POST /staff/passkeys', ['administrator']),
  office('POST /staff/passkeys/:id/confirmation', ['administrator']),
  office('POST /staff/passkeys/:id/dropping', ['administrator']),
  office('GET /docket', [...committee, 'secretary']),
  office('POST /petitions/:id/receipt', ['chair'], filed),
  office('GET /petitions/:id/consultations', consulting, filed),
  office('POST /petitions/:id/consultations', consulting, filed),
  office('POST /petitions/:id/consultations/:consultation/confirmation', consulting, filed),
  office('POST /petitions/:id/consultations/:consultation/setting-aside', consulting, filed),
  office('GET /petitions/:id/decision', committee, filed),
  office('GET /petitions/:id/vote-sheet', committee, filed),
  office('GET /petitions/:id/dossier', deciding, filed),
  office('GET /petitions/:id/dossier.pdf', deciding, filed),
  office('POST /petitions/:id/decisions', ['chair'], filed),

  // Reports to the council. A draft is seen by those who decide.
  everyone('GET /record'),
  everyone('GET /reports'),
  everyone('GET /reports/:id'),
  everyone('GET /reports/:session/:number'),
  everyone('GET /reports/:id/as/:form'),
  office('POST /reports', ['chair']),
  office('GET /petitions/:id/ratification', ['secretary'], ['recommended']),
  office('POST /petitions/:id/ratification', ['secretary'], ['recommended']),
  office('POST /reports/:id/amendment', ['chair']),
  ...[
    'GET /reports/:id/draft',
    'POST /reports/:id/draft',
    'POST /reports/:id/news',
    'GET /reports/:id/finalizing',
    'POST /reports/:id/finalizing',
    'GET /reports/:id/disposal',
    'POST /reports/:id/disposal',
  ].map((route) => hidden(route, ['chair'])),
  office('POST /petitions/:id/ballots', ['chair'], ['docketed']),
  office('GET /decisions/:id/text', ['chair']),
  office('POST /decisions/:id/text', ['chair']),
  // A ballot is seen by those who vote on it and whoever keeps the meetings of the body; to others there is none.
  hidden('GET /ballots/:id', committee),
  hidden('GET /ballots/:id/sheet', committee),
  hidden('POST /ballots/:id/votes', committee),
  hidden('POST /ballots/:id/remarks', committee),
  hidden('POST /ballots/:id/recusal', committee),
  { ...hidden('POST /ballots/:id/closing', ['chair']), refused: ['voter'] },
  { ...hidden('POST /ballots/:id/calling-off', ['chair']), refused: ['voter'] },

  // Only in an example.
  everyone('GET /example/personas'),
  everyone('POST /example/personas/:key'),
  everyone('GET /example/clock'),
  everyone('POST /example/clock'),
  everyone('GET /example/mailbox'),
  everyone('GET /example/mailbox/:id'),
  everyone('POST /example/petitions/:id/signers', all),
  everyone('POST /example/petitions/:id/verification', unfiled),
  everyone('POST /example/petitions/:id/meeting', unfiled),
];
