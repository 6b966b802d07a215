/** The sentences of the page on which those who verify read the letters of signers. */
export const words = {
  title: 'Letters',
  lede: 'What signers wrote, in the order in which they signed. The verifiers read it, and nobody else.',
  none: 'Nobody has written yet.',
  former: 'Somebody who was erased',
  back: 'Petition',
} as const;
