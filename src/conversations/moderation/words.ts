import type { Wordings } from '../../platform/plug.ts';
import { countWritten } from '../../platform/written/index.ts';
import type { HeldEnd } from './model.ts';

export const endWords: Readonly<Record<HeldEnd, string>> = {
  accepted: 'posted',
  refused: 'sent back',
  discarded: 'thrown away',
  expired: 'thrown away, since nobody decided in time',
};

export const wordings: Wordings = {
  'held-post-decided': ({ end }) => ({
    say: `Another moderator was here first: the message was ${endWords[end as HeldEnd]}.`,
  }),
  'refusal-reason-missing': () => ({
    say: 'Say why the message is sent back: its writer reads it.',
    todo: { label: 'Write the reason', href: '#reason' },
  }),
  'refusal-reason-long': ({ length, most }) => ({
    say: `The reason has ${countWritten(Number(length))} letters. ${countWritten(Number(most))} are the most.`,
    todo: { label: 'Shorten it', href: '#reason' },
  }),
  'refusal-text-unnamed': () => ({ say: 'Give the text a name, as “off topic”.' }),
  'refusal-text-name-long': ({ most }) => ({ say: `A name has at most ${String(most)} letters.` }),
  'refusal-text-name-taken': () => ({ say: 'Another text has this name. Choose one of its own.' }),
  'refusal-texts-many': ({ most }) => ({ say: `A list keeps ${String(most)} texts. Drop one first.` }),
  'writer-not-vouched-for': () => ({
    say: 'Nobody vouches that the message comes from this address, so nobody is banned or trusted for it.',
  }),
};
