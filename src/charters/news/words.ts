import type { Wordings } from '../../platform/plug.ts';
import { dayWritten } from '../../platform/written/index.ts';
import type { Nouns } from '../../roll/index.ts';
import type { TakeDownCode } from './model.ts';
import { bounds } from './rules.ts';

/** Why an item was taken down. */
export const takeDownWords: Readonly<Record<TakeDownCode, string>> = {
  'names-individuals': 'It names or attacks individuals.',
  unlawful: 'It may be unlawful, and counsel has been asked.',
  'speaks-for-the-association': 'It speaks as though it were official.',
  'not-about-it': 'It is not about the petition.',
};

/** The sentences of the pages about news of a petition. */
export const newsWords = {
  news: 'News',
  from: 'From the organizers',
  earlier: (count: number) => (count === 1 ? 'One earlier item' : `${count} earlier items`),
  takenDown: 'Staff took something down that stood here.',
  takeDown: 'Take it down',
  takeDownTitle: 'Take an item of news down',
  takeDownWhat:
    'Its text is shown to nobody any more, and your reason stands in its place. Letters that have not left are held back; the others cannot be called back.',
  takeDownWhy: 'Why it goes; this is published',
  back: 'Go back',

  tell: 'Tell news',
  tellTitle: 'Tell how it goes on',
  tellLede: 'It stands on the petition’s page at once, with its day, and goes by mail to signers who asked for it.',
  tellNobody:
    'Who they are is seen by nobody, organizers included. There is one item a week at most, so that they stay willing.',
  heading: 'Heading',
  body: 'What you tell',
  bodyHint: `Plain text, up to ${bounds.body} letters; an empty line parts paragraphs. It cannot be changed afterwards.`,
  look: 'Look at it before it goes',
  lookTitle: 'This is what goes out',
  lookLede: 'Letters cannot be called back. Read it once more.',
  send: 'Send it, and show it on the page',
  change: 'Change it',
  told: 'Told. It stands below, and is on its way to those who asked for it.',

  wishTitle: 'Letters about a petition',
  isTold: 'You signed this petition, and are told by mail how it goes on.',
  isNotTold: 'You are told nothing more of this petition by mail.',
  stop: 'Send me no more of it',
  stopFine: 'Your signature stays as it is.',
  again: 'Tell me how it goes on',
  noSignature: 'The signature that this link belongs to no longer stands.',
  see: 'See the petition',
} as const;

/** What stands in the way, and what to do. */
export const newsWordings = ({ committee }: Nouns): Wordings => ({
  'no-more-news': () => ({
    say: `News is told while a petition is under signature or before ${committee.the}, and this one is neither.`,
  }),
  'news-too-soon': ({ nextOn }) => ({
    say: `An item was told less than a week ago. The next can be told from ${dayWritten(String(nextOn))}.`,
  }),
  'news-title-missing': () => ({ say: 'Give it a heading.', todo: { label: 'Write it', href: '#title' } }),
  'news-title-long': ({ most }) => ({
    say: `The heading has at most ${most} letters.`,
    todo: { label: 'Shorten it', href: '#title' },
  }),
  'news-body-missing': () => ({ say: 'Write what you tell.', todo: { label: 'Write it', href: '#body' } }),
  'news-body-long': ({ most }) => ({
    say: `An item has at most ${most} letters.`,
    todo: { label: 'Shorten it', href: '#body' },
  }),
  'news-taken-down-already': () => ({ say: 'It has been taken down already.' }),
});
