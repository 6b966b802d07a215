// Where each page of the product stands in the example, and who looks at it. `{open}` and its like are found by the test.

export type Who = 'nobody' | 'member' | 'organizer' | 'verifier' | 'chair' | 'voter' | 'secretary' | 'administrator';
export type Place = readonly [who: Who, address: string, /** Of a page that says no; else 200. */ status?: number];

/** Answers that are not pages: files and fragments. What programs ask under /api/v1 has a test of its own. */
export const notPages = [
  // Its link stands in letters to endorsers, whom the rules of the example do not ask: see a-chapter-by-endorsement.test.ts.
  '/endorsements/:token',
  // The rules of the example ask for no kinds of signers: see a-group-in-two-stages.test.ts.
  '/petitions/:id/kinds',
  // Nor for letters, nor for the decision of one officer: see src/lifecycle/renewals/by-letters.test.ts.
  '/petitions/:id/letters',
  '/petitions/:id/authorization',
  '/feeds/decisions.atom',
  '/feeds/decisions.json',
  '/feeds/reports.atom',
  '/feeds/reports.json',
  '/feeds/groups.atom',
  '/feeds/groups.json',
  '/lists/:slug/settings/refusals.json',
  '/feeds/petitions.atom',
  '/feeds/petitions.json',
  // Its letters come of mail that comes in, which the example has none of: see conversations/requests/requests.test.ts.
  '/answers/:token',
  // It stands only for the seconds in which a clock is moved, and leads on.
  '/example/clock',
  '/ballots/:id/sheet',
  '/groups/:slug/picture.png',
  '/groups/:slug/feed.atom',
  '/groups/:slug/feed.json',
  '/handbook.csv',
  '/handbook.json',
  '/healthz',
  '/readyz',
  '/metrics',
  '/look/*',
  // Its link stands in copies that a list has sent.
  '/lists/:slug/leaving/:personal',
  '/lists/:slug/feed.atom',
  '/lists/:slug/feed.json',
  '/lists/:slug/messages/:number/attachments/:position',
  '/me/export',
  // Nothing is sealed in the example before an hour has passed: see evidence/account and evidence/receipt.
  '/petitions/:id/account.json',
  '/petitions/:id/signatures/own/receipt.json',
  '/record/seal/checkpoint',
  '/petitions/:id/certificate.json',
  '/petitions/:id/certificate.pdf',
  '/meetings/:id/meeting.ics',
  '/meetings/:id/minutes.docx',
  '/meetings/:id/minutes.md',
  '/meetings/:id/minutes.pdf',
  '/meetings/:id/papers/:paper',
  '/meetings/calendar.ics',
  '/petitions/:id/count',
  '/petitions/:id/dossier.pdf',
  '/petitions/:id/paper/:sheet/scan',
  '/petitions/:id/picture.png',
  '/petitions/:id/poster-a4.pdf',
  '/petitions/:id/poster-letter.pdf',
  '/petitions/:id/qr.png',
  '/petitions/:id/qr.svg',
  '/petitions/:id/text',
  '/reports/:id/as/:form',
  '/roll/import/:id/refused-rows',
  // Only where the association has a provider of its own: see an-association-with-its-own-sign-in.test.ts.
  '/sign-in/provider',
  '/sign-in/provider/back',
  '/sign-in/provider/link',
];

/** The pages by route. */
export const places: Readonly<Record<string, readonly Place[]>> = {
  '/': [
    ['nobody', '/'],
    ['member', '/'],
  ],
  '/accessibility': [['nobody', '/accessibility']],
  '/api': [['nobody', '/api']],
  '/ballots/:id': [
    ['voter', '{ballot}'],
    ['chair', '{ballot}'],
    ['chair', '{counted}'],
  ],
  '/circulation/:token': [
    ['member', '{circulation}?paragraph=1'],
    ['member', '{circulation}?version=1&from=1&to=2'],
  ],
  '/circulation/:token/comments/:comment/report': [['chair', '{circulation}/comments/{comment}/report']],
  '/circulation/:token/comments/:comment/withdrawal': [['member', '{circulation}/comments/{comment}/withdrawal']],
  '/consultations/:token': [
    ['nobody', '{consultation}'],
    ['nobody', '{answered}'],
  ],
  '/decisions/:id/text': [['chair', '/decisions/1/text']],
  '/docket': [
    ['chair', '/docket'],
    ['voter', '/docket'],
    ['secretary', '/docket'],
  ],
  '/duties': [
    ['nobody', '/duties'],
    ['chair', '/duties'],
    ['chair', '/duties?unit=committee-on-organization'],
  ],
  '/duties/:id': [
    ['chair', '{duty}'],
    ['nobody', '{promise}'],
  ],
  '/duties/groups': [['verifier', '/duties/groups']],
  '/staff/rules': [['verifier', '/staff/rules']],
  '/staff/rules/:id/:version': [['verifier', '/staff/rules/ala-mig/1985']],
  '/example/mailbox': [['nobody', '/example/mailbox']],
  '/example/mailbox/:id': [['nobody', '{mail}']],
  '/example/personas': [['nobody', '/example/personas']],
  '/groups': [
    ['nobody', '/groups'],
    ['nobody', '/groups?q=no+such+words'],
  ],
  '/handbook': [
    ['nobody', '/handbook'],
    ['nobody', '/handbook?on=2024-06-30&page=2'],
    ['nobody', '/handbook?on=2024-06-31', 422],
  ],
  '/handbook/print': [['nobody', '/handbook/print']],
  '/handbook/groups/:slug': [
    ['nobody', '/handbook{group}'],
    ['nobody', '/handbook{ended}'],
  ],
  '/roll/hook': [['administrator', '/roll/hook']],
  '/staff/webhooks': [['administrator', '/staff/webhooks']],
  '/staff/webhooks/:id': [['administrator', '{webhook}']],
  '/groups/:slug': [
    ['nobody', '{group}'],
    ['member', '{group}'],
    ['nobody', '{ended}'],
  ],
  '/groups/:slug/about': [['administrator', '{group}/about']],
  '/groups/:slug/departure': [['member', '{joined}/departure']],
  '/groups/:slug/renewal/record': [['administrator', '{group}/renewal/record']],
  '/groups/:slug/renewal': [
    ['nobody', '{group}/renewal'],
    ['administrator', '{group}/renewal'],
  ],
  '/changes': [['nobody', '/changes']],
  '/groups/:slug/changes': [
    ['nobody', '{proposing}'],
    ['chair', '{group}/changes'],
  ],
  '/groups/:slug/changes/new': [
    ['chair', '{group}/changes/new?kind=rename'],
    ['chair', '{group}/changes/new?kind=merge'],
    ['chair', '{group}/changes/new?kind=graduate'],
  ],
  '/groups/:slug/changes/:id': [
    ['nobody', '{proposal}'],
    ['chair', '{proposal}'],
  ],
  '/groups/:slug/readiness': [
    ['nobody', '{group}/readiness'],
    ['administrator', '{group}/readiness'],
  ],
  '/groups/:slug/handover': [['administrator', '{group}/handover']],
  '/groups/:slug/takeover': [
    ['nobody', '{group}/takeover'],
    ['member', '{group}/takeover'],
  ],
  '/groups/:slug/timeline': [
    ['nobody', '{group}/timeline'],
    ['nobody', '{ended}/timeline'],
  ],
  '/groups/:slug/dormancy': [
    ['nobody', '{group}/dormancy'],
    ['administrator', '{group}/dormancy'],
  ],
  '/groups/:slug/promises': [
    ['nobody', '{promises}'],
    ['administrator', '{promises}'],
  ],
  '/groups/:slug/participation': [['member', '{group}/participation']],
  '/groups/:slug/roles': [['administrator', '{group}/roles']],
  '/groups/:slug/lists': [
    ['nobody', '{group}/lists'],
    ['administrator', '{group}/lists'],
  ],
  '/groups/:slug/lists/new': [
    ['administrator', '{group}/lists/new'],
    ['administrator', '{group}/lists/new?for=committee'],
    ['administrator', '{group}/lists/new?for=closed'],
  ],
  '/invitations/:token': [
    ['nobody', '{invitation}'],
    ['member', '{invitation}'],
  ],
  '/conversations/search': [
    ['nobody', '/conversations/search'],
    ['nobody', '/conversations/search?q=seed&author=nobody'],
  ],
  '/lists/:slug': [
    ['nobody', '/lists/libraries-foster-community-engagement'],
    ['member', '{list}'],
  ],
  '/lists/:slug/archive': [['nobody', '/lists/libraries-foster-community-engagement/archive']],
  '/lists/:slug/archive/:month': [['nobody', '{month}']],
  '/lists/:slug/:thread': [
    ['nobody', '/lists/libraries-foster-community-engagement/1'],
    ['member', '{thread}'],
  ],
  '/lists/:slug/messages/:number': [['nobody', '{message}']],
  '/lists/:slug/messages/:number/correction': [['member', '{message}/correction']],
  '/lists/:slug/messages/:number/removal': [
    ['member', '{message}/removal'],
    ['administrator', '{message}/removal'],
  ],
  '/lists/:slug/deliverability': [['administrator', '{list}/deliverability']],
  '/lists/:slug/messages/:number/receipt': [['administrator', '{message}/receipt']],
  '/lists/:slug/messages/:number/report': [['administrator', '{message}/report']],
  '/lists/:slug/messages/:number/reply': [['member', '{message}/reply']],
  '/lists/:slug/moderation': [['administrator', '{list}/moderation']],
  '/lists/:slug/moderation/:id': [['administrator', '{heldPost}']],
  '/lists/:slug/closing': [['administrator', '{newsList}/closing']],
  '/lists/:slug/participants': [
    ['nobody', '{list}/participants'],
    ['member', '{list}/participants'],
  ],
  '/lists/:slug/policy': [
    ['nobody', '{list}/policy'],
    ['administrator', '{list}/policy'],
  ],
  '/lists/:slug/waiting': [
    ['organizer', '{list}/waiting'],
    ['member', '{list}/waiting'],
  ],
  '/lists/:slug/new': [
    ['member', '{list}/new'],
    ['chair', '{list}/new', 403],
  ],
  '/lists/:slug/settings': [['administrator', '{list}/settings']],
  '/lists/:slug/settings/refusals': [['administrator', '{list}/settings/refusals']],
  '/lists/:slug/unread': [['member', '{list}/unread']],
  '/me': [
    ['member', '/me'],
    ['organizer', '/me'],
  ],
  '/me/lists': [['member', '/me/lists']],
  '/mail/deliverability': [['administrator', '/mail/deliverability']],
  '/me/mail': [['member', '/me/mail']],
  '/me/profile': [['member', '/me/profile']],
  '/me/tokens': [['member', '/me/tokens']],
  '/meetings': [
    ['nobody', '/meetings'],
    ['chair', '/meetings'],
  ],
  '/meetings/:id': [
    ['nobody', '{meeting}'],
    ['chair', '{meeting}'],
    ['nobody', '{held}'],
    ['chair', '{held}'],
  ],
  '/meetings/:id/agenda': [['nobody', '{meeting}/agenda']],
  '/meetings/:id/agenda/change': [['chair', '{meeting}/agenda/change']],
  '/meetings/:id/attendance': [['chair', '{unminuted}/attendance']],
  '/meetings/:id/cancellation': [['chair', '{meeting}/cancellation']],
  '/meetings/:id/change': [['chair', '{meeting}/change']],
  '/meetings/:id/comments': [['chair', '{meeting}/comments']],
  '/meetings/:id/minutes': [['nobody', '{held}/minutes']],
  '/meetings/:id/minutes/amendment': [['chair', '{held}/minutes/amendment']],
  '/meetings/:id/minutes/change': [['chair', '{unminuted}/minutes/change']],
  '/meetings/new': [['chair', '/meetings/new']],
  '/me/ways-in': [['member', '/me/ways-in']],
  '/petitions': [['nobody', '/petitions']],
  '/petitions/:id': [
    ['nobody', '{open}'],
    ['member', '{open}'],
    ['nobody', '{filed}'],
    ['nobody', '{docketed}'],
    ['nobody', '{decided}'],
    ['organizer', '{own}'],
    ['nobody', '{returned}'],
  ],
  '/petitions/:id/certificate': [['nobody', '{docketed}/certificate']],
  '/petitions/:id/circulation': [['organizer', '{circulated}/circulation?answer={comment}']],
  '/petitions/:id/circulation/comments/:comment/removal': [
    ['verifier', '{circulated}/circulation/comments/{comment}/removal'],
  ],
  '/petitions/:id/consultations': [
    ['chair', '{docketed}/consultations'],
    ['verifier', '{docketed}/consultations'],
  ],
  '/petitions/:id/decision': [
    ['chair', '{docketed}/decision'],
    ['chair', '{docketed}/decision?by=name'],
    ['voter', '{docketed}/decision'],
  ],
  '/petitions/:id/desk': [
    ['organizer', '{own}/desk'],
    ['organizer', '{full}/desk'],
  ],
  '/petitions/:id/dossier': [
    ['chair', '{docketed}/dossier'],
    ['verifier', '{docketed}/dossier'],
  ],
  '/petitions/:id/draft': [
    ['organizer', '{draft}'],
    ['organizer', '{draft}?tried=1'],
  ],
  '/petitions/:id/filing': [['organizer', '{full}/filing']],
  '/petitions/:id/giving-up': [['organizer', '{begun}/giving-up']],
  '/petitions/:id/news': [['organizer', '{own}/news']],
  '/petitions/:id/news/:item/removal': [['verifier', '{news}/removal']],
  '/petitions/:id/opening': [['organizer', '{ready}/opening']],
  '/petitions/:id/paper': [['verifier', '{open}/paper']],
  '/petitions/:id/paper/:sheet': [
    ['verifier', '{sheet}'],
    ['verifier', '{sheet}?again=2'],
  ],
  '/petitions/:id/ratification': [['secretary', '{decided}/ratification']],
  '/petitions/:id/step': [['nobody', '{open}/step']],
  '/petitions/:id/report': [['nobody', '{open}/report']],
  '/petitions/:id/screening': [['verifier', '{open}/screening']],
  '/petitions/:id/share': [['nobody', '{open}/share']],
  '/petitions/:id/standing': [
    ['member', '{open}/standing'],
    ['verifier', '{open}/standing'],
  ],
  '/petitions/:id/verification': [['verifier', '{filed}/verification']],
  '/petitions/:id/vote-sheet': [['chair', '{docketed}/vote-sheet']],
  '/petitions/:id/withdrawal': [['member', '{open}/withdrawal']],
  '/petitions/new': [
    ['nobody', '/petitions/new'],
    ['member', '/petitions/new'],
  ],
  '/privacy': [['nobody', '/privacy']],
  '/record/seal': [['nobody', '/record/seal']],
  '/record': [
    ['nobody', '/record'],
    ['nobody', '/record?q=seed&kind=decision'],
    ['nobody', '/record?q=no+such+words'],
  ],
  '/reports': [
    ['nobody', '/reports'],
    ['chair', '/reports'],
  ],
  '/reports/:id': [['nobody', '{report}']],
  '/reports/:id/disposal': [['chair', '{reportDraft}/disposal']],
  '/reports/:id/draft': [['chair', '{reportDraft}/draft']],
  '/reports/:id/finalizing': [['chair', '{reportDraft}/finalizing']],
  '/reports/:session/:number': [['chair', '{numbered}']],
  '/roll': [['administrator', '/roll']],
  '/roll/import': [['administrator', '/roll/import']],
  '/roll/import/:id': [
    ['administrator', '{dryRun}'],
    ['administrator', '/roll/import/1'],
  ],
  '/roll/import/:id/mapping': [['administrator', '{roll}/mapping']],
  '/roll/members': [
    ['administrator', '/roll/members?q=Okonkwo'],
    ['administrator', '/roll/members?q=no+such+words'],
  ],
  '/roll/members/:id': [['administrator', '{someone}']],
  '/rules': [['nobody', '/rules']],
  '/rules/:id/:version': [['nobody', '/rules/ala-mig/2014']],
  '/rules/:id/:version/changes-from/:other': [['nobody', '/rules/ala-mig/2014/changes-from/1985']],
  '/search': [
    ['nobody', '/search'],
    ['nobody', '/search?q=climate'],
    ['nobody', '/search?q=no+such+words'],
  ],
  '/sign-in': [['nobody', '/sign-in']],
  '/sign-in/again': [['member', '/sign-in/again']],
  '/sign-in/code': [['nobody', '/sign-in/code']],
  '/sign-in/letter/:token': [['nobody', '{letter}']],
  '/source': [['nobody', '/source']],
  '/staff': [
    ['administrator', '/staff'],
    ['verifier', '/staff'],
    ['secretary', '/staff'],
  ],
  '/staff/passkeys': [['administrator', '/staff/passkeys']],
  '/staff/petitions': [['verifier', '/staff/petitions']],
  '/start': [['nobody', '/start']],
  '/tell-me/:token': [['nobody', '{telling}']],
  '/units': [
    ['nobody', '/units'],
    ['nobody', '/units?q=no+such+words'],
  ],
  '/units/:slug': [
    ['nobody', '{unit}'],
    ['administrator', '{unit}'],
  ],
  '/units/:slug/charge': [['administrator', '{unit}/charge']],
  '/units/:slug/discontinuation': [['administrator', '{unit}/discontinuation']],
  '/units/:slug/posts': [['administrator', '{unit}/posts']],
  '/units/new': [['administrator', '/units/new']],
  '/withdraw/:token': [['nobody', '{receipt}']],
};

/** A form that is sent as it must not be, and comes back: who sends it, the page it stands on, where it goes, what is typed. */
export interface Returned {
  readonly who: Who;
  readonly at: string;
  readonly action: string;
  readonly fields?: Readonly<Record<string, string>>;
}

/** Forms that come back with what is wrong above them and at each field, by the names of their pictures. */
export const returned: Readonly<Record<string, Returned>> = {
  'sign-in': { who: 'nobody', at: '/sign-in', action: '/sign-in', fields: { identifier: '' } },
  signing: { who: 'nobody', at: '{open}', action: '/signing-letter', fields: { identifier: '' } },
  token: { who: 'member', at: '/me/tokens', action: '/me/tokens' },
  meeting: {
    who: 'chair',
    at: '/meetings/new',
    action: '/meetings',
    fields: { on: 'soon', begins: '12:00', ends: '9' },
  },
  vote: { who: 'voter', at: '{ballot}', action: '/votes' },
  decision: { who: 'chair', at: '{docketed}/decision', action: '/decisions', fields: { decidedOn: 'soon' } },
  code: { who: 'nobody', at: '/sign-in/code', action: '/sign-in/code', fields: { code: 'none' } },
  reset: { who: 'administrator', at: '/staff/passkeys', action: '/staff/passkeys' },
  'comment-complaint': {
    who: 'chair',
    at: '{circulation}/comments/{comment}/report',
    action: '/report',
  },
  policy: { who: 'verifier', at: '/staff/rules', action: '/staff/rules', fields: { policy: '{ "id": 7 }' } },
  'news-removal': { who: 'verifier', at: '{news}/removal', action: '/removal' },
  reply: { who: 'nobody', at: '{consultation}', action: '/reply' },
  complaint: { who: 'nobody', at: '{open}/report', action: '/reports' },
  post: { who: 'administrator', at: '{unit}/posts', action: '/posts', fields: { startsOn: '2026-02-30' } },
  unit: { who: 'administrator', at: '/units/new', action: '/units' },
  role: { who: 'administrator', at: '{group}/roles', action: '/roles' },
};
