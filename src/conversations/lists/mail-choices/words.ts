import type { Wordings } from '../../../platform/plug.ts';
import type { FromLine, WhyFromList } from '../../../platform/mail/index.ts';

export const fromLineWords: Readonly<Record<FromLine, string>> = {
  'when-needed': 'The writer’s own, where it can be',
  always: 'Always the list’s, in the writer’s name',
};

/** Why From was the list's own address, to whoever asks. */
export const whyFromListWords: Readonly<Record<WhyFromList, string>> = {
  chosen: 'The owner of the list wants it for every message.',
  'writer-named': 'The owner of the list wants it for this writer.',
  marked: 'The list puts a tag or a footer on each message, and that breaks the writer’s signature.',
  'domain-strict':
    'The writer’s domain asks others to refuse mail in its name that it cannot be proved to have sent, and by way of a list it cannot.',
  'dns-silent': 'The writer’s domain could not be asked what it wants, so the safe way was taken.',
};

export const wordings: Wordings = {
  'subject-tag-too-long': ({ most }) => ({ say: `The tag is longer than ${String(most)} letters. Shorten it.` }),
  'subject-tag-with-brackets': () => ({ say: 'The list puts the brackets round the tag itself. Leave them out.' }),
  'footer-too-long': ({ most }) => ({ say: `The footer is longer than ${String(most)} letters. Shorten it.` }),
  'no-address-or-domain': ({ says }) => ({
    say: `“${String(says)}” is neither an address nor a domain. Write one to a line, as example.org.`,
  }),
  'too-many-senders-named': ({ most }) => ({ say: `At most ${String(most)} writers and domains can be named.` }),
};
