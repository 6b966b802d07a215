import type { Wordings } from '../../platform/plug.ts';

/** The sentences of the page on which those who verify read the letters of signers. */
export const words = {
  title: 'Letters',
  lede: 'What signers wrote, in the order in which they signed. The verifiers read it, and nobody else.',
  none: 'Nobody has written yet.',
  former: 'Somebody who was erased',
  back: 'Petition',
} as const;

/** Where somebody would enter signatures that have no letters. */
export const wordings: Wordings = {
  'letters-not-on-paper': () => ({
    say: 'This petition takes letters, which its signers write on its page. A sheet of signatures carries none.',
    todo: { label: 'Ask them to sign in on the page of the petition' },
  }),
};
