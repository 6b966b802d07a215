import type { HeldPost } from '../model.ts';
import type { PostingChoices, RuleCode } from '../../lists/policy/model.ts';
import { ruleWords } from '../../lists/policy/words.ts';
import { countedWritten } from '../../../platform/written/index.ts';

/** The sentences of the moderators' pages. */
export const pageWords = {
  title: 'Moderation',
  lede: (list: string) => `What waits before it is posted to ${list}.`,
  waiting: 'Waiting',
  count: (count: number) => `${countedWritten(count, 'message waits', 'messages wait')}, the oldest first.`,
  nothing: 'Nothing waits',
  nothingSays: 'A message that the policy holds stands here until somebody decides.',
  policy: 'Read the policy',
  decided: 'Decided',
  decidedCaption: 'What was decided last',
  subject: 'Subject',
  from: 'From',
  what: 'Decision',
  when: 'When',
  who: 'Who',
  nobody: 'Nobody',
  itsWriter: 'Its writer',
  noSubject: '(no subject)',
  emptied: '(thrown away)',
  emptiedSays: 'What it said was thrown away.',

  back: 'All that waits',
  held: 'Held',
  why: 'Why it waits',
  says: 'It says',
  vouching: 'Whose it is',
  vouchings: {
    'signed-in': 'Its writer was signed in.',
    confirmed: 'Its writer has confirmed it.',
    aligned: 'The domain of the address vouches for it.',
    none: 'Nobody vouches for the address.',
    unanswered: 'The domain of the address could not be asked.',
    failed: 'The domain of the address says that it is not from there.',
  },
  decide: 'Decide',
  accept: 'Post it',
  acceptOf: (title: string) => `Post it: ${title}`,
  acceptAndTrust: 'Post it, and take their messages from now on',
  refuseTitle: 'Send it back',
  refuseHere: 'Send it back …',
  reason: 'What its writer is told',
  reasonHint: 'Change it as you like. It comes by mail, in your list’s name.',
  fillIn: 'Fill in:',
  ofPolicy: 'What the policy says',
  refuse: 'Send it back',
  notTold: 'Nobody vouches for the address, so nobody is written to.',
  discardTitle: 'Throw it away',
  discardSays: 'Nobody is told.',
  discard: 'Throw it away',
  discardOf: (title: string) => `Throw it away: ${title}`,
  decidedNow: (title: string, end: string) => `“${title}” was ${end}.`,
  ban: 'Throw it away, and take nothing from them any more',
  notDone: 'Nothing was decided',
  was: (end: string) => `Was ${end}`,
  reasonWas: 'What its writer was told',

  mineTitle: 'What waits of yours',
  mineLede: (list: string) => `Your messages to ${list} that a moderator looks at before they are posted.`,
  mine: 'Your messages',
  mineNone: 'None of your messages waits',
  mineNoneSays: 'What you write is posted at once, unless a row of the policy holds it.',
  waits: 'Waits for a moderator',

  policyTitle: 'Who may post',
  policyLede: (list: string) =>
    `How a message to ${list} is judged. The rows are read from top to bottom, and the first that fits decides; what fits none is posted.`,
  row: 'A message',
  onHit: 'It',
  because: 'Because',
  rows: 'The policy',
  trusted: 'Writers who are treated otherwise',
  trusts: { banned: 'Banned', moderated: 'Looked at first', trusted: 'Trusted' },
  nobodyElse: 'Nobody is',
  erased: 'Erased',
  person: 'Who',
  how: 'How',
  since: 'Since',
  undo: 'As everybody',
  undoOf: (name: string) => `Treat ${name} as everybody again`,
  choices: 'What you can change',
  save: 'Change the policy',
  firstPosts: 'Whose first message do moderators look at?',
  firstPostsOf: {
    nobody: 'Nobody’s',
    guests: 'That of participants who are not on the roll of members',
    everyone: 'That of every participant',
  },
  lapsed: 'Participants whose good standing as members has ended',
  lapsedOf: { accept: 'post as before', hold: 'post once a moderator has looked', refuse: 'do not post' },
  slow: 'Minutes between two messages of one writer',
  slowHint: '0: nobody has to wait. It holds for all but moderators.',
  size: 'Largest message, in KB',
  recipients: 'Most addresses in To and Cc',
  conduct: 'Code of conduct',
  conductHint: 'A web address. It stands in the letters to writers whose messages wait or come back.',
  wrongNumber: (least: number, most: number) => `A whole number from ${least} to ${most}.`,
  wrongConduct: 'A web address that begins with https://, or nothing.',
} as const;

/** How a held post is called, also when nothing is left of it. */
export const titleOf = ({ subject, fromAddress }: Pick<HeldPost, 'subject' | 'fromAddress'>): string =>
  subject || (fromAddress === '' ? pageWords.emptied : pageWords.noSubject);

/** What a refusal says, for a moderator to change. */
export const refusalTemplate = (rule: RuleCode, choices: PostingChoices): string =>
  rule === 'not-vouched-for' || rule === 'first-post' || rule === 'moderated'
    ? 'Thank you for writing. Your message does not fit this list: '
    : ruleWords[rule].toWriter(choices);
