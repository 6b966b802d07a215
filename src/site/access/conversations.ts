import { everyone, hidden, hiddenFromAll, members, office, type Role, type Row } from './rows.ts';

const conveners: readonly Role[] = ['convener', 'administrator'];

/** Conversations. The list that is tried here is the public one of the group; hidden ones are tested where they are read. */
export const conversations: readonly Row[] = [
  everyone('GET /conversations/search'),
  everyone('GET /lists/:slug'),
  everyone('GET /lists/:slug/:thread'),
  everyone('GET /lists/:slug/messages/:number'),
  everyone('GET /lists/:slug/messages/:number/attachments/:position'),
  ...['/lists/:slug/new', '/lists/:slug/messages/:number/reply'].flatMap((path) => [
    office(`GET ${path}`, ['convener']),
    office(`POST ${path}`, ['convener']),
    office(`POST ${path}/draft`, ['convener']),
    office(`POST ${path}/preview`, ['convener']),
  ]),
  // A stranger wrote the message that is tried here; what its writer may is tested where they do it.
  hidden('GET /lists/:slug/messages/:number/correction', []),
  hidden('POST /lists/:slug/messages/:number/correction', []),
  hidden('GET /lists/:slug/messages/:number/removal', conveners),
  hidden('POST /lists/:slug/messages/:number/removal', conveners),
  hidden('POST /lists/:slug/messages/:number/restoration', conveners),
  hidden('POST /lists/:slug/:thread/closing', conveners),
  hidden('POST /lists/:slug/:thread/reopening', conveners),
  everyone('GET /lists/:slug/feed.atom'),
  everyone('GET /lists/:slug/feed.json'),
  everyone('GET /lists/:slug/archive'),
  everyone('GET /lists/:slug/archive/:month'),
  office('POST /lists/:slug/export', conveners),
  office('GET /lists/:slug/settings', conveners),
  office('POST /lists/:slug/settings', conveners),
  office('POST /lists/:slug/settings/mail', conveners),
  everyone('GET /groups/:slug/lists'),
  office('GET /groups/:slug/lists/new', conveners),
  office('POST /groups/:slug/lists/new', conveners),
  // The list that is tried here is the talk of a group, whose readers are the roster and which is never closed by hand.
  hiddenFromAll('GET /lists/:slug/participants', []),
  hidden('POST /lists/:slug/participants', []),
  hidden('POST /lists/:slug/participants/:person/end', []),
  office('GET /lists/:slug/closing', conveners),
  office('POST /lists/:slug/closing', conveners),
  office('POST /lists/:slug/reopening', conveners),
  members('GET /lists/:slug/unread'),
  members('POST /lists/:slug/unread/end'),
  members('GET /me/lists'),
  members('POST /me/lists/pause'),
  ...['delivery', 'pause', 'departure', 'return'].map((noun) => hidden(`POST /me/lists/:slug/${noun}`, ['convener'])),
  // The link that is tried here is made up; the real one is tested where it is sent.
  hiddenFromAll('GET /lists/:slug/leaving/:personal', []),
  hiddenFromAll('POST /lists/:slug/leaving/:personal', []),
  hiddenFromAll('POST /lists/:slug/leaving/:personal/return', []),
  everyone('GET /lists/:slug/policy'),
  office('POST /lists/:slug/policy', conveners),
  hidden('POST /lists/:slug/trust/:id/end', conveners),
  members('GET /lists/:slug/waiting'),
  // Whoever wrote a message sees its receipt too; of this one, nobody is known to have written it.
  hidden('GET /lists/:slug/messages/:number/receipt', conveners),
  hidden('POST /lists/:slug/messages/:number/receipt/wish', conveners),
  hidden('POST /lists/:slug/messages/:number/receipt/wish-no-more', conveners),
  hidden('GET /lists/:slug/deliverability', conveners),
  hidden('GET /mail/deliverability', ['administrator']),
  hidden('GET /lists/:slug/moderation', conveners),
  hidden('GET /lists/:slug/moderation/:id', conveners),
  hidden('POST /lists/:slug/moderation/:id', conveners),
  // The token that is tried here is made up; that a true one answers once is tested where it is asked.
  hiddenFromAll('GET /answers/:token', []),
  hiddenFromAll('POST /answers/:token', []),
];
