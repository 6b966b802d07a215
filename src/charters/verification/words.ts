import type { Nouns } from '../../roll/index.ts';

/** The sentences of verification. */
export const words = {
  letters: 'Read the letters that came with them',
  kinds: 'Say who is of the kind that the rules ask for.',
  kindsClaimed(claims: readonly { readonly isConfirmed: boolean | null }[]) {
    const open = claims.filter(({ isConfirmed }) => isConfirmed === null).length;
    const who = claims.length === 1 ? '1 says so of themselves' : `${claims.length} say so of themselves`;
    if (claims.length === 0) return 'Nobody says so of themselves.';
    return `${who}, and ${open === 0 ? (claims.length === 1 ? 'has' : 'all of them have') : `${open} of them ${open === 1 ? 'has not' : 'have not'}`} been looked at.`;
  },
  title: 'Verification',
  staff: 'Staff',
  crumb: 'Petitions that wait for staff',
  lede: (filed: number, counts: number, rejected: number, doubt: number) =>
    `${filed} signatures were filed. ${counts} count${doubt ? ' so far' : ''}, ${rejected} ${rejected === 1 ? 'is' : 'are'} rejected${doubt ? `, ${doubt} wait${doubt === 1 ? 's' : ''} for you` : ''}.`,
  caption: 'Signatures with the signer’s standing on the day of signing and on the day of filing',
  all: 'All',
  results: { counts: 'Counted', doubt: 'To look at', rejected: 'Rejected' },
  counts: 'Counts',
  good: 'Good',
  to: 'to',
  paidTo: 'paid to',
  noDues: 'owes no dues',
  near: (number: number) => `Near to no. ${number}`,
  second: (number: number) => `That member had signed as no. ${number}`,
  burst: 'Part of a burst from one network',
  shared: 'Shares an address',
  onPaper: (sheet: number) => `On paper, sheet ${sheet}`,
  scan: 'scan',
  scanOf: (sheet: number) => `Scan of sheet ${sheet}`,
  noScan: 'no scan',
  count: 'The count',
  toCount: 'To the count',
  countsOf: (counts: number, needed: number) => `${counts} count so far; it needs ${needed}.`,
  note: ({ committee }: Nouns) => `A note for ${committee.the}`,
  signOff: (counts: number) => `Sign off ${counts}`,
  signOffFine: 'What you have not looked at is not counted.',
  tooFew: (needed: number) =>
    `Fewer than ${needed} count: the petition goes back to its organizers, who may collect on while its time runs.`,
  signedOff: 'Signed off',
  doubts: 'Near duplicates',
  doubtsLede: 'Two records that may be one person. Nothing is merged here; you only say whether both signatures count.',
  two: 'Two people, both count',
  one: 'One person, count the first',
  organizers: 'Organizers',
  organizersLede: 'Names and addresses, as the rules ask. They are erased after the decision.',
  consultations: 'Ask units, and confirm what they reply',
  strike: 'Strike out several',
  strikeHow: 'By their numbers',
  strikeLede:
    'For a reason of your own. First you see whom the numbers mean. The count is restated, and the reason stands in the record.',
  strikeTitle: (count: number) => (count === 1 ? 'Strike one signature out' : `Strike ${count} signatures out`),
  strikeWhom: 'Whom it is about',
  strikeWhat: 'They are told so where they see what they signed. You can put them back until you sign the count off.',
  strikeThem: (count: number) => (count === 1 ? 'Strike it out' : `Strike ${count} out`),
  strikeNot: 'Do not',
  number: 'No.',
  signer: 'Signer',
  memberNumber: 'Member',
  putBack: 'Put it back',
  putBackNow: (count: number) =>
    count === 1
      ? 'One signature is struck out. You can put it back below.'
      : `${count} signatures are struck out. You can put them back below.`,
  isBack: 'The signature is back in the list, and was tested again.',
  numbers: 'Their numbers in the list',
  numbersHint: 'As 12, 14, 20.',
  reason: 'Reason',
  strikeButton: 'See whom it is about',
} as const;
