import type { Wordings } from '../../platform/plug.ts';
import { countedWritten, countWritten, dayWritten } from '../../platform/written/index.ts';
import type { Field } from './import/fields.ts';
import type { Reason } from './import/rows.ts';

const months = 'January February March April May June July August September October November December'.split(' ');

/** Why a row, or a value of it, was not taken, by code. */
export const reasonWords: Readonly<Record<string, (reason: Reason) => string>> = {
  'number-missing': () => 'A row needs a member number',
  'number-repeated': ({ first }) => `The same number stands in line ${countWritten(Number(first))}, which was taken`,
  'name-missing': () => 'A row needs a name',
  'class-missing': () => 'A row needs a class',
  'class-unknown': ({ like }) =>
    typeof like === 'string'
      ? `Unknown class. Did you mean “${like}”?`
      : 'Unknown class: `association.json` does not name it',
  'paid-through-missing': ({ class: its }) => `Only classes that never expire may have none; this is “${String(its)}”`,
  'not-a-date': () => 'Not a date. Write it as 2027-08-31',
  'no-such-day': ({ month, days }) => `${months[Number(month) - 1]} has ${Number(days)} days`,
  'not-yes-or-no': () => 'Neither yes nor no',
  'broken-letters': () => 'Broken letters: the file mixes two ways of writing them',
  'too-long': ({ most }) => `Longer than ${countWritten(Number(most))} letters`,
  'merged-into-itself': () => 'Merged into itself',
  'merged-in-a-circle': () => 'Merged in a circle, or in a chain of more than 20',
  'merged-into-nobody': ({ into }) => `Merged into ${String(into)}, which is neither in the file nor on the roll`,
  'columns-missing': ({ found, expected }) =>
    `The row has ${countedWritten(Number(found), 'value', 'values')} for ${countWritten(Number(expected))} columns`,
  'columns-beyond': ({ found, expected }) =>
    `The row has ${countedWritten(Number(found), 'value', 'values')} for ${countWritten(Number(expected))} columns: is a separator not quoted?`,
  'quote-not-closed': () => 'A quotation mark is opened and not closed',
  'quote-inside': () => 'A quotation mark within a quoted value must be doubled',
  'address-left-out': () => 'Not an e-mail address; the row was taken without it',
};

export const reasonIn = (reason: Reason): string => reasonWords[reason.code]?.(reason) ?? reason.code;

/** What the fields are called. */
export const fieldWords: Readonly<Record<Field, string>> = {
  number: 'Member number',
  firstName: 'First name',
  lastName: 'Last name',
  informalName: 'Informal name',
  email: 'E-mail address',
  class: 'Class',
  type: 'Type',
  status: 'Status',
  joinedOn: 'Joined on',
  paidThrough: 'Paid through',
  suspended: 'Suspended',
  directoryOptOut: 'Not in the directory',
  company: 'Institution',
  mergedInto: 'Merged into',
};

const listed = (names: unknown): string => (names as readonly string[]).join(', ');
const share = (part: unknown, whole: unknown): string => ((100 * Number(part)) / Math.max(1, Number(whole))).toFixed(1);

interface Losses {
  readonly lapsed: number;
  readonly merged: number;
  readonly inGoodStanding: number;
}

/** “402 members would lose their standing and 3 be merged into others, that is 0.7 % of those who have it.” */
export function lapseWords({ lapsed, merged, inGoodStanding }: Losses): string {
  const lose = `would lose ${lapsed === 1 ? 'its' : 'their'} standing`;
  const merge = `be merged into ${merged === 1 ? 'another' : 'others'}`;
  const members = (count: number) => countedWritten(count, 'member', 'members');
  const told =
    lapsed === 0 && merged > 0
      ? `${members(merged)} would ${merge}`
      : `${members(lapsed)} ${lose}${merged > 0 ? ` and ${countWritten(merged)} ${merge}` : ''}`;
  return `${told}, that is ${share(lapsed + merged, inGoodStanding)}\u00a0% of those who have it.`;
}

/** What keeps a member from good standing, as staff read it of somebody else; whoever is refused by it is told by what refuses. */
export const standingWordings: Wordings = {
  'dues-run-out': ({ paidThrough }) => ({ say: `Dues were paid through ${dayWritten(String(paidThrough))}.` }),
  'dues-unknown': () => ({ say: 'The roll does not say through which day dues are paid.' }),
  suspended: () => ({ say: 'The membership is suspended.' }),
  merged: ({ into }) => ({ say: `The record was merged into ${String(into)}.` }),
  'not-on-roll': () => ({ say: 'The last roll does not name this member.' }),
  'not-yet-a-member': ({ joinedOn }) => ({ say: `The membership began on ${dayWritten(String(joinedOn))}.` }),
  'status-without-standing': ({ status }) => ({
    say: `The roll gives the status “${String(status)}”, which has no good standing.`,
  }),
};

export const wordings: Wordings = {
  'file-empty': () => ({
    say: 'No file was chosen, or it is empty.',
    todo: { label: 'Export the roll again, and send that file.' },
  }),
  'file-not-text': () => ({
    say: 'This is not a text file.',
    todo: { label: 'In the spreadsheet, save as CSV, and send that file.' },
  }),
  'file-not-found': ({ file }) => ({ say: `There is no file ${String(file)} that can be read.` }),
  'file-without-header': () => ({
    say: 'The first row does not name the columns.',
    todo: { label: 'Export the roll with a row of column names.' },
  }),
  'columns-not-found': ({ missing, names }) => ({
    say: `No column was found for: ${(missing as readonly Field[]).map((field) => fieldWords[field].toLowerCase()).join(', ')}. The file has: ${listed(names)}.`,
    todo: { label: 'Name the columns in the mapping, as paidThrough="Expires On".' },
  }),
  'import-held': ({ lapsed, merged, inGoodStanding }) => ({
    say: `The file is held: ${lapseWords({ lapsed: Number(lapsed), merged: Number(merged), inGoodStanding: Number(inGoodStanding) })} More than 5\u00a0% must be confirmed.`,
    todo: { label: 'If the file is right, confirm that, and apply it again.' },
  }),
  'import-not-read': () => ({
    say: 'This import is not waiting to be applied: it was applied or thrown away, or it is being read.',
  }),
  'upload-gone': () => ({
    say: 'The uploaded file is not here any more.',
    todo: { label: 'Bring it in again.', href: '/roll/import' },
  }),
  'no-such-guest': ({ address }) => ({
    say: `Nobody but members has the address ${String(address)}.`,
    todo: { label: 'Erase a member by number.' },
  }),
  'no-such-member': ({ number }) => ({ say: `No member has the number ${String(number)}.` }),
};
