import type { Wordings } from '../../platform/plug.ts';
import { countedWritten, countWritten } from '../../platform/written/index.ts';
import type { AnswerCode, GoneCode } from './model.ts';
import { bounds } from './rules/commenting.ts';

/** What organizers made of a comment. */
export const answerWords: Readonly<Record<AnswerCode, string>> = {
  'taken-up': 'Taken up',
  'not-taken-up': 'Not taken up',
  noted: 'Noted',
};

const counted = (count: number, one: string, many: string) => (count === 1 ? `One ${one}` : `${count} ${many}`);

/** The sentences of the pages on which a draft is commented on. */
export const circulationWords = {
  circulating: 'Circulating for comment',
  lede: 'A draft, before it is frozen. Read it, and tell the organizers what they should change.',
  organizersLede: 'What members say of your draft, beside its paragraphs. Each of them waits for your answer.',
  closedLede: 'How the text came about: what members said of it, what the organizers answered, and what changed.',
  cameAbout: 'How the text came about',
  cameAboutOf: (versions: number, comments: number) =>
    `${countedWritten(versions, 'version', 'versions')}, ${countedWritten(comments, 'comment', 'comments')}.`,
  untitled: 'A draft without a name',
  version: (number: number) => `Version ${number}`,
  openTo: 'For whom',
  topics: 'Topics',

  text: 'The text',
  earlier: (number: number) => `This is version ${number}. A later one stands.`,
  seeLatest: 'See the version that stands',
  commentOnLatest: 'Comment on the version that stands',
  speakOf: (paragraph: number) => `Comment on paragraph ${paragraph}`,
  commentsOn: (paragraph: number) => `Comments on paragraph ${paragraph}`,
  onWhole: 'On the whole text',
  onGone: 'On paragraphs that are no longer there',
  none: 'Nobody has commented yet.',
  madeOn: (version: number, paragraph: number | null) =>
    paragraph === null ? `on version ${version}` : `on paragraph ${paragraph} of version ${version}`,
  changed: 'This paragraph has changed since.',
  gone: 'This paragraph is no longer there.',
  erasedName: 'Somebody who has left',
  bodyNotKept: 'What was said of a draft that never opened is not kept.',
  erasedBody: 'They were erased, and their words with them.',
  takenUpIn: (version: number) => `in version ${version}`,
  takenUpInNext: (version: number) => `in version ${version}, which is to come`,
  takenUpInNone: 'in a version that never came',

  comment: 'Comment',
  commentedNow: 'Your comment stands beside the text.',
  commentedNowWhat: 'You get a letter when the organizers have answered it.',
  signed: (name: string) =>
    `You sign what you say: your name, ${name}, and the day stand with it, for everyone who has the link.`,
  of: 'What you speak of',
  whole: 'The whole text',
  paragraph: (number: number, begins: string) => `Paragraph ${number}: ${begins}`,
  body: 'What you say',
  bodyHint: `Up to ${countWritten(bounds.body)} letters. It cannot be changed afterwards.`,
  send: (name: string) => `Comment as ${name}`,

  answer: 'Answer',
  answerAgain: 'Change the answer',
  answerLegend: 'What becomes of it',
  answerHints: {
    'taken-up': 'Say how. The list of versions names it.',
    'not-taken-up': 'Say why.',
    noted: 'You need not say more.',
  } satisfies Record<AnswerCode, string>,
  answerLine: 'In a line or two',
  answerVersion: 'Taken up in',
  answerVersionHint: 'Looked at only if you take it up.',
  nextVersion: (number: number) => `Version ${number}, the next one`,
  answerSend: 'Send the answer',
  answerFine: 'Whoever commented gets a letter, once.',

  versions: 'Versions',
  read: 'Read it',
  whatChanged: 'What changed',
  tookUp: 'Took up',
  commentOf: (name: string) => `what ${name} said`,
  compare: 'Compare',
  from: 'From',
  to: 'To',
  changes: 'What changed',
  changesFrom: (from: number, to: number) =>
    `From version ${from} to version ${to}. Struck out is gone, bold has come.`,
  same: 'Nothing.',
  name: 'Name',
  purpose: 'Statement of purpose',

  link: 'The link',
  linkLede: 'Forward this address. Any member who has it can read the draft and comment; nobody finds it otherwise.',
  linkClosedLede:
    'Members who have this address can read how the text came about. Comments are closed; nobody finds the page otherwise.',
  linkGone: 'The link is taken back: nobody but the organizers can read this page.',
  linkSee: 'See the page as members do',
  linkTakeBack: 'Take the link back',
  linkNew: 'Make a new link',
  linkFine: 'With a new link, the old one leads nowhere.',
  waiting: (all: number, unanswered: number) =>
    all === 0
      ? 'Nobody has commented yet.'
      : unanswered === 0
        ? 'Every comment has its answer.'
        : `${counted(unanswered, 'comment waits', 'comments wait')} for an answer.`,
  backToDraft: 'Go on with the draft',
  backToDesk: 'Organizers’ page',

  draftTitle: 'Comments',
  draftLede:
    'Before the text is frozen, members can tell you what to change. You get a link to forward, they comment beside your paragraphs, and you answer each of them.',
  draftCirculate: 'Circulate for comment',
  draftCirculateFine: 'Members who have the link see what you saved last, and not what you write on.',
  draftAgain: 'Circulate these changes',
  draftAgainFine: (next: number) => `What you saved last becomes version ${next}.`,
  draftSee: (comments: number) => (comments === 0 ? 'The page with the link' : 'See the comments'),
} as const;

/** Why a comment was taken down. */
export const goneWords: Readonly<Record<GoneCode, string>> = {
  'names-individuals': 'It names or attacks individuals.',
  unlawful: 'It may be unlawful.',
  'speaks-for-the-association': 'It speaks as though it were official.',
  'not-about-it': 'It is not about the draft.',
};

/** The sentences about comments that go. */
export const moderationWords = {
  withdrawn: 'Its author took this comment back.',
  takenDown: 'Staff took this comment down.',
  withdraw: 'Take my comment back',
  withdrawWhat:
    'Its words go for good; that you commented, and what the organizers answered, stays. Whoever has read it has read it.',
  report: 'Report this comment',
  reportLede: 'Staff see this comment and the name of the draft, and nothing else of it.',
  reportWhy: 'What is wrong with it?',
  reportSend: 'Tell the staff',
  reported: 'Reported. Staff will look at it.',
  remark: 'Why',
  remarkHint: 'Staff read this. You may leave it empty.',
  comment: 'The comment',
  takeDown: 'Take this comment down',
  takeDownLede: 'It was reported. It is shown to nobody any more then, and your reason stands in its place.',
  takeDownWhy: 'Why it goes; readers of the draft see this',
  back: 'Go back',
} as const;

/** The sentences of the letters. */
export const circulationLetterWords = {
  commentsSubject: (title: string) => `Comments on your draft: ${title || 'without a name'}`,
  commentsLede: (title: string, made: number, unanswered: number) =>
    `${made === 1 ? 'a member has commented' : `members have made ${made} comments`} on “${title || 'your draft'}”. ${counted(unanswered, 'comment waits', 'comments wait')} for an answer of the organizers.`,
  commentsButton: 'Read and answer',
  commentsFine: 'You get this because you are an organizer of this petition; at most one a day.',
  answeredSubject: (title: string) => `Answered: your comment on ${title || 'a draft'}`,
  answeredLede: (title: string) => `the organizers of “${title || 'a draft'}” have answered your comment.`,
  yours: 'You said',
  answer: 'Their answer',
  answeredButton: 'See it beside the text',
  answeredFine: 'You get this because you commented.',
} as const;

/** What stands in the way, and what to do. */
export const circulationWordings: Wordings = {
  'circulation-for-members': () => ({
    say: 'Only members may read and comment on a draft, and the roll has no record of you.',
    todo: { label: 'If you are a member, sign in with your member number', href: '/sign-in' },
  }),
  'purpose-empty': () => ({
    say: 'There is no statement of purpose yet to comment on.',
    todo: { label: 'Write it', href: '#purpose' },
  }),
  'text-circulated-already': () => ({ say: 'What you saved last is what members see already.' }),
  'versions-many': ({ most }) => ({
    say: `A draft has at most ${most} versions for comment. You can still freeze it.`,
  }),
  'comment-gone': () => ({ say: 'This comment has been taken back, taken down or erased already.' }),
  'comments-closed': () => ({
    say: 'Comments are closed: the text is frozen, or the petition has ended. This page stays to be read.',
  }),
  'organizer-comments': () => ({ say: 'You organize this petition: answer the comments, and change the text.' }),
  'comments-many': ({ most }) => ({ say: `You have made ${most} comments on this draft, and nobody may make more.` }),
  'comments-full': ({ most }) => ({
    say: `There are ${most} comments on this draft, and it takes no more.`,
    todo: { label: 'Write to its organizers; their names stand on the petition once it opens' },
  }),
  'paragraph-unknown': () => ({
    say: 'The version that you read has no such paragraph.',
    todo: { label: 'Choose what you speak of', href: '#paragraph' },
  }),
  'answer-line-missing': ({ answer }) => ({
    say: answer === 'taken-up' ? 'Say in a line how you took it up.' : 'Say in a line why you do not take it up.',
    todo: { label: 'Write it', href: '#line' },
  }),
  'answer-version-missing': () => ({
    say: 'Say in which version you took it up: one that came after the comment.',
    todo: { label: 'Choose the version', href: '#version' },
  }),
};
