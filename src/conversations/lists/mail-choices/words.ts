import type { Wordings } from '../../../platform/plug.ts';
import type { FromLine } from '../../../platform/mail/index.ts';

export const fromLineWords: Readonly<Record<FromLine, string>> = {
  'when-needed': 'The writer’s own, where it can be',
  always: 'Always the list’s, in the writer’s name',
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
