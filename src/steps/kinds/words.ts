/** The sentences of the page on which staff say whether signers are of a kind. */
export const words = {
  title: 'Who says to be of a kind',
  lede: 'The rules ask for some signers of a kind. Say of each whether they are. Only those whom you confirm count as such; their signature counts in any case.',
  kind: (who: string) => `Signers: ${who}`,
  who: (who: string, count: number) => `Each says that they are one of the ${who}. ${count} of these must sign.`,
  caption: 'Signers who say that they are of this kind',
  name: 'Signer',
  found: 'Found',
  act: 'Act',
  states: { open: 'Not looked at', confirmed: 'Confirmed', refused: 'Is not' },
  confirm: 'They are',
  refuse: 'They are not',
  none: 'Nobody says so.',
  former: 'Somebody who was erased',
  back: 'Verification',
} as const;
