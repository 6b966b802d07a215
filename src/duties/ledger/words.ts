import type { Wordings } from '../../platform/plug.ts';
import { countedWritten } from '../../platform/written/index.ts';
import type { Nouns } from '../../roll/index.ts';
import type { KindOfDuty, LedgerKind } from './model.ts';
import type { DutyState } from './rules.ts';

/** What has to be done, about a petition by its title or number, or about a group by its name. */
export const tasks: Readonly<Record<LedgerKind, (about: string, nouns: Nouns) => string>> = {
  receipt: (petition) => `Acknowledge receipt of ${petition}`,
  verification: (petition) => `Verify the signatures of ${petition}`,
  'consultation-reply': (petition, { committee }) => `Answer what ${committee.the} asks about ${petition}`,
  endorsement: (petition) => `Endorse ${petition}, or decline to`,
  listing: (petition, { handbook }) => `List the group of ${petition} in ${handbook.named}`,
  contact: (petition, { headquarters }) => `Name a contact at ${headquarters.named} for the group of ${petition}`,
  report: (petition, { council }) => `Tell ${council.named} what was decided on ${petition}`,
  'renewal-notice': (group) => `Tell ${group} that its term nears its end`,
  body: (group) => `Enter what ${group} has become among the units`,
};

/** The same kinds, as a heading or in a table. */
export const kindWords: Readonly<Record<LedgerKind | 'promise', string>> = {
  receipt: 'Receipt',
  verification: 'Verification',
  endorsement: 'Endorsement',
  'consultation-reply': 'Answer of a unit',
  report: 'Report',
  listing: 'Listing',
  contact: 'Contact',
  'renewal-notice': 'Notice of the end',
  body: 'New body',
  promise: 'Promise',
};

export const stateWords: Readonly<Record<DutyState, string>> = {
  open: 'open',
  due: 'due today',
  overdue: 'overdue',
  met: 'met',
  'met-late': 'met late',
  released: 'released',
};

/** Why a duty is owed no more, by the fact that released it. */
const releasedBy: Readonly<Record<string, string>> = {
  'charters.petition-decided': 'The petition was decided.',
  'charters.petition-withdrawn': 'The petition was withdrawn.',
  'charters.petition-left': 'The petition was closed without a decision.',
  'charters.petition-expired': 'The petition expired.',
  'charters.petition-turned-back': 'The petition went back to its organizers.',
  'charters.petition-suspended': 'Staff have stopped the petition. It is owed again when it goes on.',
  'charters.petition-opened': 'The petition went on without it.',
  'steps.endorsed': 'As many as are needed have endorsed the petition.',
  'steps.endorser-taken-back': 'They are no longer asked.',
  'lifecycle.renewal-begun': 'The renewal of the group was begun.',
  'lifecycle.renewal-recorded': 'The renewal of the group was begun.',
  'charters.term-renewed': 'The group was renewed.',
  'charters.term-lapsed': 'The group has lapsed.',
  'groups.group-lapsed': 'The group has lapsed.',
  'groups.group-ended': 'The group has ended.',
};

/** A reason that somebody wrote, or that a fact gives. */
export const reasonWritten = (reason: string): string => releasedBy[reason] ?? reason;

/** The fact that met a duty, as evidence. */
const metBy: Readonly<Partial<Record<LedgerKind, string>>> = {
  receipt: 'Receipt was acknowledged',
  verification: 'The signatures were verified',
  endorsement: 'They answered',
  'consultation-reply': 'The unit answered',
  report: 'A report tells the decision',
  'renewal-notice': 'A letter was written to those who answer for the group',
  body: 'It stands among the units',
};

/** The sentences of the ledger. */
export const words = {
  title: 'Duties',
  ledeStaff: 'Who owes what to whom by when: of each post, and of each group.',
  lede: 'What a post or a group should have done by now, as far as the rules make it public.',
  own: 'What you owe',
  ownCaption: 'Your open duties, the first due first',
  staff: 'Staff',
  duty: 'Duty',
  number: (id: number) => `Duty ${id}`,
  owes: 'Owed by',
  holder: 'Held by',
  nobody: 'nobody now',
  owedTo: 'Owed to',
  about: 'About',
  opened: 'Since',
  due: 'Due',
  noDay: 'no day is set',
  state: 'State',
  evidence: 'Shown by',
  reason: 'Why',
  closed: 'Closed',
  conveners: 'the conveners',
  endorser: 'whoever is asked',
  group: 'a group',
  post: (office: string, unit: string | null) => (unit ? `${office}, ${unit}` : office),
  petition: (title: string | null, id: number) => (title ? `“${title}”` : `petition ${id}`),
  overdueFor: (days: number) => `overdue for ${countedWritten(days, 'day', 'days')}`,
  owedToWho: (to: KindOfDuty['owedTo'], { committee, council }: Nouns) =>
    ({
      organizers: 'the organizers of the petition',
      committee: committee.named,
      council: council.named,
      group: 'the group',
    })[to],
  everybody: 'everybody',
  factEvidence: (kind: LedgerKind) => metBy[kind] ?? kindWords[kind],

  overdue: 'Overdue',
  overdueCaption: 'Overdue duties, the oldest first',
  nothingOverdue: 'Nothing is overdue.',
  nothingOverdueWhy: 'Every duty that the rules make public was met in time, or still has time.',
  goThere: 'Do it',
  seeGroup: 'See the group',
  whereItStands: 'See the petition',

  noticeWaits:
    'The letter is written by itself once there is somebody to write to, which is tried every night: a convener whose address is known, or the contact of the group. If nobody can be found, tell the group in another way, and close this duty by what shows it.',
  bodyRefused:
    'It is entered by itself, unless the units cannot take it: as under a name at which offices give rights. If somebody enters it under its name, this duty closes; if under another, close it by the address of its page.',
  answerByLetter: 'The letter that asked for it leads to where it is answered.',
  close: 'Close this duty',
  closeByItself: 'It closes by itself when it is done here. Close it by hand only where it was done elsewhere.',
  met: 'It was met',
  evidenceKind: 'It is shown by',
  evidenceKinds: { document: 'A document', link: 'A page on the web' },
  evidenceText: 'Which document, or the address of the page',
  evidenceHint: ({ committee }: Nouns) => `As “letter of 3 March, in the file of ${committee.the}”, or https://…`,
  meet: 'Say that it was met',
  release: 'Release it',
  releaseLede: 'For a duty that nobody need meet any more. The reason stays with it.',
  releaseReason: 'Reason',
  releaseButton: 'Release it',
  notDone: 'The duty is still open',
  doneMet: 'The duty is met.',
  doneReleased: 'The duty is released.',
  tooLong: (most: number) => `At most ${most} letters.`,
  chooseEvidence: 'Choose one.',
} as const;

/** What stands in the way of closing a duty. */
export const wordings: Wordings = {
  'evidence-missing': () => ({ say: 'Say by what it can be seen: a document, or a page.' }),
  'evidence-no-link': () => ({ say: 'Write the whole address, as https://example.org/minutes.' }),
  'release-reason-missing': () => ({ say: 'Write why nobody owes it any more.' }),
  'duty-closed-already': ({ outcome }) => ({
    say: outcome === 'met' ? 'The duty is met already.' : 'The duty was released already.',
  }),
};
