import { dayWritten } from '../../platform/written/index.ts';
import { reasonWords } from '../../charters/index.ts';
import type { Certificate } from './model.ts';

/** The sentences of the certificate. */
export const words = {
  title: 'Certificate of verification',
  crumb: 'Petitions',
  certifies: ({ association, title }: Certificate) =>
    `The staff of the ${association} have tested the signatures under the petition “${title}”. No signer is named here.`,
  enough: 'Enough signatures are valid',
  tooFew: 'Too few signatures are valid',
  states: { enough: 'Enough', tooFew: 'Too few' },
  counted: 'The count',
  countedCaption: 'Signatures by what the test made of them',
  columns: ['What was found', 'Signatures'],
  signed: 'Signed and filed',
  valid: 'Valid',
  needed: 'Needed',
  reason: (code: string) => certified[code] ?? reasonWords[code] ?? reasonWords['other']!,
  onPaper: 'On paper',
  noneOnPaper: 'none',
  tested: 'How it was tested',
  rules: 'Rules',
  standing: 'Standing',
  standingOn: ({ standingDays, signedOn, filedOn }: Certificate) => {
    const days = [
      standingDays.includes('signing') && 'on the day on which it was given',
      standingDays.includes('filing') && `on the day of filing, ${dayWritten(filedOn)}`,
    ].filter((each) => each !== false);
    if (days.length === 0 || !signedOn) return 'Was not tested.';
    return `The signer of each signature was tested for good standing ${days.join(' and ')}.`;
  },
  given: 'Given',
  givenBetween: ({ signedOn }: Certificate) =>
    !signedOn
      ? 'none'
      : signedOn.first === signedOn.last
        ? dayWritten(signedOn.first)
        : `from ${dayWritten(signedOn.first)} to ${dayWritten(signedOn.last)}`,
  filed: 'Filed',
  verified: 'Verified',
  by: 'By',
  erased: 'somebody whose record was erased',
  text: 'The text',
  textIs: 'All signed the same text. This is the SHA-256 of it.',
  petition: 'The petition',
  filing: (number: number, of: number) => (of > 1 ? `${number} of ${of} filings that were verified` : null),
  otherFiling: (number: number) => `Certificate of filing ${number}`,
  takeAlong: 'Take it along',
  pdf: 'As PDF',
  json: 'As JSON',
} as const;

/** Where the certificate says more than a list of reasons does. */
const certified: Readonly<Record<string, string>> = {
  'near-name': 'Name and address like those of another signer; it was not settled that they are two',
  'merged-had-signed': 'A second signature of one member',
  'class-may-not-sign': 'Of a class of members that may not sign',
  suspended: 'The member was suspended',
};
