import { countedWritten } from '../../../platform/written/index.ts';
import type { Nouns } from '../../../roll/index.ts';
import type { ToldAs } from '../model.ts';
import { documentWords } from '../words.ts';

/** The sentences of the pages of reports. */
export const pageWords = {
  reports: 'Reports',
  lede: (committee: string, council: string) => `What the ${committee} has told ${council}.`,
  staff: 'Staff',
  docket: 'Docket',
  none: 'No report yet',
  noneWhy: (council: string) => `Reports stand here when ${council} has been told.`,
  final: 'Final reports',
  pages: 'Pages of reports',

  next: 'The next report',
  toTell: (count: number) =>
    count === 0 ? 'All that was decided has been reported.' : `${countedWritten(count, 'thing', 'things')} to report.`,
  drawUp: 'Draw up a report',
  goOn: 'Go on with the draft',
  draftOpen: 'A draft is being written.',

  formsLabel: 'Other forms of this report',
  forms: { pdf: 'PDF', docx: 'Word', md: 'Markdown' },
  hash: 'SHA-256 of the Markdown form',
  frozen: 'The text is frozen. The Markdown form has this SHA-256:',
  amend: 'Draw up an amended report',
  amendHint: 'The report stays as it is; the amended one gets the number after it.',
  allOf: 'Others of this number',

  already: 'This report was made final already',
  alreadyWhy:
    'Its draft is closed, and what was sent just now changed nothing. To mend the report, draw up an amended one.',

  draft: 'Draft of a report',
  draftLede: 'Nobody but those who decide sees it until it is final.',
  title: 'Title',
  introduction: 'Introduction',
  introductionHint: 'Stands above the items. You may leave it empty.',
  changed: 'What has changed, and why',
  items: 'Items',
  itemHint: (toldAs: ToldAs, nouns: Nouns) => `Goes on from “${documentWords.leads(nouns)[toldAs]}”.`,
  item: (number: number) => `Item ${number}`,
  body: (number: number) => `Text of item ${number}`,
  place: 'Place',
  placeOf: (number: number) => `Place of item ${number}`,
  leaveOut: 'Leave it out of this report',
  leaveOutHint: 'It then waits for the next report.',
  onRecord: 'What is on record, and stands below the text',
  reworded: 'Drawn up as:',
  added: 'By the chair; nothing on record stands behind it.',
  toldAs: { information: 'For information', action: 'For action' },
  add: 'Add an item',
  addBody: 'Text',
  addBodyHint: ({ committee }: Nouns) =>
    `What ${committee.the} tells besides its decisions. It goes on from “it”, as “thanks …”.`,
  addAs: 'Told',
  save: 'Save the draft',
  saved: 'The draft is saved.',
  freshCount: (count: number) =>
    `${countedWritten(count, 'thing has', 'things have')} happened since this draft was drawn up.`,
  takeIn: 'Take them in',
  read: 'As it will be read',
  finalize: 'Make it final …',
  throwAway: 'Throw the draft away …',

  finalizing: 'Make the report final',
  finalizingLede: (designation: string) =>
    `It becomes ${designation}. From then on its text cannot change, and everybody can read it.`,
  follows: 'What follows',
  followsOf: (fresh: number, council: string) => [
    'The number is taken, and the text frozen with its SHA-256.',
    `${countedWritten(fresh, 'item is', 'items are')} marked as reported to ${council}; what was left out waits.`,
    `Whoever keeps the record of ${council} gets a letter.`,
  ],
  finalizeAs: (designation: string) => `Make it final as ${designation}`,
  back: 'Back to the draft',
  mend: 'Mend the draft first',

  throwing: 'Throw the draft away',
  throwingLede: 'What you wrote in it is lost. Its decisions wait for the next report.',
  throwNow: 'Throw the draft away',
  theReport: 'The report',
} as const;
