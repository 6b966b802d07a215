import type { Wording, Wordings } from '../../platform/plug.ts';
import type { Impediment } from '../../platform/refusal/index.ts';
import { mostFileBytes } from '../../platform/files/index.ts';
import { countedWritten, countWritten, dayWritten, sizeWritten } from '../../platform/written/index.ts';
import type { Likeness } from '../../roll/index.ts';
import { reasonWords } from '../petitions/words.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { LineState, TakeBackCode } from './model.ts';

/** The sentences of signatures on paper. */
export const words = {
  title: 'Signatures on paper',
  crumb: 'Staff desk',
  lede: 'Enter what stands on a sheet as it is written. The roll says who it is; where it leaves a doubt, you do.',
  enter: 'Enter a sheet',
  enterLede:
    'One line for each signer, as written. The date is the day on which they signed: their standing is asked for that day. Lines that you leave blank are passed over.',
  linesCaption: 'The lines of the sheet',
  filedMeanwhile: 'The petition was filed before anybody had said who this is.',
  line: 'Line',
  name: 'Name',
  number: 'Member number',
  date: 'Date',
  inLine: (place: number, what: string) => `${what}, line ${place}`,
  enterButton: 'Enter these lines',
  notEntered: 'Nothing was entered',
  file: 'Bring in a file',
  fileLede:
    'A file of separated values, with a header: a name, or first and last name; the member number; the date. You see what would become of each line before anything is kept.',
  fileField: 'The file',
  fileButton: 'Look at the file',
  sheets: 'Sheets',
  sheetsCaption: 'Sheets that were entered',
  noSheets: 'No sheet has been entered yet.',
  sheet: (id: number) => `Sheet ${id}`,
  entered: 'Entered',
  lines: 'Lines',
  signed: 'Signatures',
  waiting: 'Wait for you',
  scan: 'Scan',
  hasScan: 'Attached',
  noScan: 'Missing',
  pages: 'Pages of sheets',

  tryTitle: 'What would become of the file',
  tryLede: (lines: number, refused: number) =>
    `${lines === 0 ? 'No line can' : countedWritten(lines, 'line can', 'lines can')} be entered${refused ? `, ${countWritten(refused)} cannot` : ''}. Nothing has been kept yet.`,
  tryCaption: 'Lines of the file',
  refusedTitle: 'Lines that cannot be entered',
  refusedMore: 'These are the first hundred. Mend them, and bring the file in again.',
  refusedCaption: 'Lines that cannot be entered, with what is wrong',
  inFile: 'Line of the file',
  column: 'Column',
  found: 'It says',
  why: 'Why not',
  would: 'What becomes of it',
  wouldSign: (name: string) => `A signature of ${name}`,
  wouldWait: (candidates: number) =>
    candidates === 0
      ? 'Waits for you; the roll has nobody like it'
      : `Waits for you, with ${countedWritten(candidates, 'candidate', 'candidates')}`,
  again: 'Take another file',

  sheetLede: (lines: number, signed: number, waiting: number) =>
    `${countedWritten(lines, 'line', 'lines')}: ${signed === 0 ? 'none is a signature' : countedWritten(signed, 'is a signature', 'are signatures')}${waiting ? `, ${countedWritten(waiting, 'waits', 'wait')} for you` : ''}.`,
  decide: 'Who is it?',
  decideLede: 'The likeliest stands first, with what it has in common with what was written.',
  written: (name: string, number: string, on: CalendarDay) =>
    `${name}${number ? `, ${number}` : ', no number'}, ${dayWritten(on)}`,
  lineIs: (place: number) => `Line ${place}`,
  candidatesOf: (place: number) => `Who line ${place} is`,
  none: 'None of these',
  noneHint: 'Nobody on the roll can be meant, or one cannot tell.',
  other: 'Or another member, by number',
  choose: 'This is who it is',
  chooseLine: (place: number) => `This is who line ${place} is`,
  allLines: 'The lines',
  allLinesCaption: 'The lines of the sheet, and what became of them',
  asWritten: 'As written',
  member: 'Member',
  result: 'Result',
  erased: 'erased',
  withdrawn: 'Withdrawn by the signer',
  chosen: 'chosen by staff',
  lookAgain: 'Look again',
  scanLede: `The sheet itself, for whoever verifies. A PDF, PNG or JPEG of at most ${sizeWritten(mostFileBytes)}.`,
  scanField: 'The scan',
  attach: 'Attach it',
  replace: 'Attach it in place of the one that is there',
  openScan: 'Open the scan',
  takeBack: 'Take a line back',
  takeBackLede:
    'If it was entered wrongly: its signature no longer counts, and the member may sign again. Possible until the petition is filed.',
  takeBackLine: 'The line',
  reason: 'Reason',
  takeBackButton: 'Take it back',
  chooseOne: 'Choose one of them, or write the number of another.',
  chooseLineFirst: 'Choose a line that is a signature.',
  noSuchMember: 'Nobody on the roll has this number.',
  chooseFile: 'Choose a file.',
} as const;

/** What became of a line. */
export const stateWords: Readonly<Record<LineState, string>> = {
  waiting: 'Waits for you',
  signed: 'Signature',
  refused: 'No signature',
  nobody: 'Nobody on the roll',
  'taken-back': 'Taken back',
};

export const takeBackWords: Readonly<Record<TakeBackCode, string>> = {
  'wrong-member': 'Linked to the wrong member',
  misread: 'The sheet was misread',
  'struck-on-paper': 'It is struck out on the sheet',
  'entered-twice': 'The sheet was entered twice',
};

/** What a candidate has in common with what was written. */
export const likenessWords: Readonly<Record<Likeness, string>> = {
  'same-number': 'same number',
  'number-one-off': 'number differs by one digit',
  'number-turned': 'two digits of the number changed places',
  'number-close': 'number differs by two digits',
  'same-name': 'same name',
  'names-turned': 'same name, last name first',
  'same-last-name': 'same last name',
  'last-name-alike': 'last name alike',
  'same-first-name': 'same first name',
  'first-name-alike': 'first name alike',
  'same-initial': 'same initial',
};

/** Why a line of a file or a form cannot be taken. */
const faultWords: Readonly<Record<string, string>> = {
  'name-missing': 'A line needs a name.',
  'date-missing': 'A line needs the date of signing.',
  'not-a-date': 'This is no date. Write it as 2026-11-25.',
  'too-long': 'This is too long.',
  formula: 'A spreadsheet would run this as a formula.',
  'sheet-full': 'A sheet has at most 200 lines. Bring the rest in as another.',
  'column-missing': 'The file has no such column.',
  'cannot-be-read': 'The file cannot be read from here on.',
};

export const faultIn = (code: string): string => faultWords[code] ?? code;

/** Why a line is no signature, or no longer one. */
export const reasonIn = (code: string, word: (impediment: Impediment) => Wording): string =>
  (
    { ...takeBackWords, withdrawn: words.withdrawn, 'filed-meanwhile': words.filedMeanwhile } as Readonly<
      Record<string, string>
    >
  )[code] ??
  reasonWords[code] ??
  word({ code }).say;

/** What stands in the way of entering sheets and of their scans. */
export const wordings: Wordings = {
  'sheet-empty': () => ({ say: 'No line is filled in.', todo: { label: 'Write at least one', href: '#name-1' } }),
  'sheet-full': ({ most }) => ({ say: `A sheet has at most ${String(most)} lines.` }),
  'sheet-entered-already': ({ petition, sheet }) => ({
    say: 'This sheet has been entered already, line for line.',
    todo: { label: `See sheet ${String(sheet)}`, href: `/petitions/${String(petition)}/paper/${String(sheet)}` },
  }),
  'line-signed-already': () => ({ say: 'This line is a signature already. Take it back first.' }),
  'line-not-signed': () => ({ say: 'This line is no signature, so there is nothing to take back.' }),
  'line-filed': () => ({
    say: 'The petition has been filed: its lines stand.',
    todo: { label: 'Strike the signature out where the signatures are verified' },
  }),
  'file-without-bytes': () => ({ say: 'The file is empty.' }),
  'file-too-large': ({ most }) => ({ say: `The file is larger than ${sizeWritten(Number(most))}.` }),
  'file-kind-unknown': () => ({ say: 'The file is neither a PDF nor a PNG nor a JPEG.' }),
};
