// Where each page of the product stands in the example, and who looks at it. `{open}` and its like are found by the test.

export type Who = 'nobody' | 'member' | 'organizer' | 'verifier' | 'chair' | 'secretary' | 'administrator';
export type Place = readonly [who: Who, address: string];

/** Answers that are not pages: files and fragments. What programs ask under /api/v1 has a test of its own. */
export const notPages = [
  '/feeds/decisions.atom',
  '/feeds/decisions.json',
  '/feeds/groups.atom',
  '/feeds/groups.json',
  '/feeds/petitions.atom',
  '/feeds/petitions.json',
  '/healthz',
  '/readyz',
  '/look/*',
  '/me/export',
  '/petitions/:id/count',
  '/petitions/:id/paper/:sheet/scan',
  '/petitions/:id/text',
  '/roll/import/:id/refused-rows',
];

/** The pages by route. */
export const places: Readonly<Record<string, readonly Place[]>> = {
  '/': [
    ['nobody', '/'],
    ['member', '/'],
  ],
  '/accessibility': [['nobody', '/accessibility']],
  '/api': [['nobody', '/api']],
  '/circulation/:token': [
    ['member', '{circulation}?paragraph=1'],
    ['member', '{circulation}?version=1&from=1&to=2'],
  ],
  '/consultations/:token': [
    ['nobody', '{consultation}'],
    ['nobody', '{answered}'],
  ],
  '/docket': [
    ['chair', '/docket'],
    ['secretary', '/docket'],
  ],
  '/example/mailbox': [['nobody', '/example/mailbox']],
  '/example/mailbox/:id': [['nobody', '{mail}']],
  '/example/personas': [['nobody', '/example/personas']],
  '/groups': [['nobody', '/groups']],
  '/groups/:slug': [
    ['nobody', '{group}'],
    ['member', '{group}'],
    ['nobody', '{ended}'],
  ],
  '/groups/:slug/about': [['administrator', '{group}/about']],
  '/groups/:slug/departure': [['member', '{joined}/departure']],
  '/groups/:slug/participation': [['member', '{group}/participation']],
  '/groups/:slug/roles': [['administrator', '{group}/roles']],
  '/invitations/:token': [
    ['nobody', '{invitation}'],
    ['member', '{invitation}'],
  ],
  '/me': [
    ['member', '/me'],
    ['organizer', '/me'],
  ],
  '/me/tokens': [['member', '/me/tokens']],
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
  '/petitions/:id/circulation': [['organizer', '{circulated}/circulation?answer={comment}']],
  '/petitions/:id/consultations': [
    ['chair', '{docketed}/consultations'],
    ['verifier', '{docketed}/consultations'],
  ],
  '/petitions/:id/decision': [['chair', '{docketed}/decision']],
  '/petitions/:id/desk': [
    ['organizer', '{own}/desk'],
    ['organizer', '{full}/desk'],
  ],
  '/petitions/:id/draft': [
    ['organizer', '{draft}'],
    ['organizer', '{draft}?tried=1'],
  ],
  '/petitions/:id/filing': [['organizer', '{full}/filing']],
  '/petitions/:id/giving-up': [['organizer', '{begun}/giving-up']],
  '/petitions/:id/opening': [['organizer', '{ready}/opening']],
  '/petitions/:id/paper': [['verifier', '{open}/paper']],
  '/petitions/:id/paper/:sheet': [
    ['verifier', '{sheet}'],
    ['verifier', '{sheet}?again=2'],
  ],
  '/petitions/:id/report': [['nobody', '{open}/report']],
  '/petitions/:id/screening': [['verifier', '{open}/screening']],
  '/petitions/:id/standing': [
    ['member', '{open}/standing'],
    ['verifier', '{open}/standing'],
  ],
  '/petitions/:id/verification': [['verifier', '{filed}/verification']],
  '/petitions/:id/withdrawal': [['member', '{open}/withdrawal']],
  '/petitions/new': [
    ['nobody', '/petitions/new'],
    ['member', '/petitions/new'],
  ],
  '/privacy': [['nobody', '/privacy']],
  '/roll': [['administrator', '/roll']],
  '/roll/import': [['administrator', '/roll/import']],
  '/roll/import/:id': [['administrator', '{roll}']],
  '/roll/import/:id/mapping': [['administrator', '{roll}/mapping']],
  '/roll/members': [['administrator', '/roll/members?q=Okonkwo']],
  '/roll/members/:id': [['administrator', '{someone}']],
  '/rules': [['nobody', '/rules']],
  '/rules/:id/:version': [['nobody', '/rules/ala-mig/2014']],
  '/search': [
    ['nobody', '/search'],
    ['nobody', '/search?q=climate'],
  ],
  '/sign-in': [['nobody', '/sign-in']],
  '/sign-in/code': [['nobody', '/sign-in/code']],
  '/sign-in/letter/:token': [['nobody', '{letter}']],
  '/source': [['nobody', '/source']],
  '/staff': [
    ['administrator', '/staff'],
    ['verifier', '/staff'],
    ['secretary', '/staff'],
  ],
  '/staff/petitions': [['verifier', '/staff/petitions']],
  '/start': [['nobody', '/start']],
  '/units': [['nobody', '/units']],
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
