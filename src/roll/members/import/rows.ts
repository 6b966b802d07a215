import { addDays, type CalendarDay } from '../../../platform/time/index.ts';
import { emailKey } from '../../persons/rules.ts';
import type { ImportRules } from '../model.ts';
import { isMailAddress, nameKey, plainNumber } from '../rules.ts';
import type { CsvRow } from './csv.ts';
import { readDate, type DateReading } from './dates.ts';
import { dateFields, fields, type DateField, type Field, type Mapping } from './fields.ts';
import { codeFinder, readYesNo, tidy } from './values.ts';

/** Why a row, or one value of it, was not taken: a code and what is needed to word it. */
export type Reason = { readonly code: string } & Readonly<Record<string, unknown>>;

/** A row that was not taken, or a value that was left out of a row that was. */
export interface Remark {
  readonly line: number;
  /** The member number that the row gives, if it gives one. */
  readonly member: string | null;
  /** The column by its name in the file; null when the whole row is meant. */
  readonly column: string | null;
  readonly said: string;
  readonly reason: Reason;
}

/** A row of the file, read: what the roll will say of one member. */
export interface ReadRow {
  readonly line: number;
  readonly number: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly informalName: string;
  readonly nameKey: string;
  readonly email: string | null;
  readonly emailKey: string | null;
  readonly company: string;
  readonly joinedOn: CalendarDay | null;
  readonly directoryOptOut: boolean;
  readonly class: string;
  readonly type: string;
  readonly status: string;
  readonly paidThrough: CalendarDay | null;
  readonly suspended: boolean;
  readonly mergedInto: string | null;
}

/** What came of a row; undefined for a blank line. */
export type RowOutcome = { readonly row: ReadRow; readonly remark?: Remark } | { readonly refused: Remark } | undefined;

/** What the reading of rows depends on. */
export interface RowReading {
  /** The names of the columns, in the order of the file. */
  readonly names: readonly string[];
  readonly mapping: Mapping;
  readonly rules: ImportRules;
  readonly today: CalendarDay;
}

const longest: Readonly<Partial<Record<Field, number>>> = {
  number: 40,
  firstName: 150,
  lastName: 150,
  informalName: 150,
  email: 254,
  company: 500,
};

class Wrong extends Error {
  readonly field: Field;
  readonly reason: Reason;

  constructor(field: Field, reason: Reason) {
    super(reason.code);
    this.field = field;
    this.reason = reason;
  }
}

/** Reads rows one by one; a row with a fault is refused by its first, and never stops the others. */
export function rowReader({ names, mapping, rules, today }: RowReading): (csv: CsvRow) => RowOutcome {
  const sheet: Sheet = {
    places: Object.fromEntries(
      fields.map((field) => [field, names.indexOf(mapping.columns[field] ?? '\0')]),
    ) as Sheet['places'],
    mapping,
    rules,
    classOf: codeFinder(rules.classes),
    statusOf: codeFinder(rules.statuses),
    dates: dateReader(mapping, today),
  };
  return (csv) => {
    if (!csv.problem && csv.fields.every((value) => value.trim() === '')) return undefined;
    const fault = faultOfRow(csv, names.length);
    if (fault)
      return { refused: { line: csv.line, member: memberIn(sheet, csv), column: null, said: '', reason: fault } };
    try {
      return readRow(sheet, csv);
    } catch (error) {
      if (!(error instanceof Wrong)) throw error;
      const said = printable(csv.fields[sheet.places[error.field]] ?? '');
      const column = mapping.columns[error.field] ?? error.field;
      return { refused: { line: csv.line, member: memberIn(sheet, csv), column, said, reason: error.reason } };
    }
  };
}

/** The beginning of a value, with signs that no screen shows put in one that it does. */
const printable = (said: string): string => said.slice(0, 120).replace(/\p{Cc}/gu, '\ufffd');

/** Where the columns are, and how their values are read. */
interface Sheet {
  readonly places: Readonly<Record<Field, number>>;
  readonly mapping: Mapping;
  readonly rules: ImportRules;
  readonly classOf: ReturnType<typeof codeFinder>;
  readonly statusOf: ReturnType<typeof codeFinder>;
  readonly dates: ReturnType<typeof dateReader>;
}

/** @throws Wrong */
function readRow(sheet: Sheet, csv: CsvRow): { row: ReadRow; remark?: Remark } {
  const number = plainNumber(textOf(sheet, csv, 'number'));
  if (number === '') throw new Wrong('number', { code: 'number-missing' });
  const written = textOf(sheet, csv, 'email');
  const email = isMailAddress(written) ? written : null;
  const status = textOf(sheet, csv, 'status');
  const row: ReadRow = {
    line: csv.line,
    number,
    ...namesIn(sheet, csv),
    email,
    emailKey: email && emailKey(email),
    company: textOf(sheet, csv, 'company'),
    joinedOn: dateOf(sheet, csv, 'joinedOn'),
    directoryOptOut: yesNo(sheet, csv, 'directoryOptOut'),
    type: textOf(sheet, csv, 'type'),
    status: sheet.statusOf(status).code ?? status,
    suspended: yesNo(sheet, csv, 'suspended'),
    ...membershipIn(sheet, csv, number),
  };
  if (email || written === '') return { row };
  const column = sheet.mapping.columns.email ?? null;
  return {
    row,
    remark: {
      line: csv.line,
      member: number,
      column,
      said: printable(written),
      reason: { code: 'address-left-out' },
    },
  };
}

function namesIn(sheet: Sheet, csv: CsvRow): Pick<ReadRow, 'firstName' | 'lastName' | 'informalName' | 'nameKey'> {
  const lastName = textOf(sheet, csv, 'lastName');
  const firstName = textOf(sheet, csv, 'firstName');
  const informalName = textOf(sheet, csv, 'informalName');
  if (lastName === '' && firstName === '') throw new Wrong('lastName', { code: 'name-missing' });
  return { firstName, lastName, informalName, nameKey: nameKey(lastName, firstName, informalName) };
}

/** A merged record needs neither a class nor dues: its survivor has them. */
function membershipIn(
  sheet: Sheet,
  csv: CsvRow,
  number: string,
): Pick<ReadRow, 'class' | 'paidThrough' | 'mergedInto'> {
  const mergedInto = plainNumber(textOf(sheet, csv, 'mergedInto')) || null;
  if (mergedInto === number) throw new Wrong('mergedInto', { code: 'merged-into-itself' });
  const itsClass = classIn(sheet, csv, mergedInto !== null);
  const paidThrough = dateOf(sheet, csv, 'paidThrough');
  const expires = !sheet.rules.standing.neverExpire.includes(itsClass);
  if (paidThrough === null && expires && mergedInto === null)
    throw new Wrong('paidThrough', { code: 'paid-through-missing', class: labelOf(sheet, itsClass) });
  return { class: itsClass, paidThrough, mergedInto };
}

const labelOf = ({ rules }: Sheet, code: string): string =>
  rules.classes.find((each) => each.code === code)?.label ?? code;

function classIn(sheet: Sheet, csv: CsvRow, merged: boolean): string {
  const said = textOf(sheet, csv, 'class');
  if (said === '' && merged) return '';
  if (said === '') throw new Wrong('class', { code: 'class-missing' });
  const found = sheet.classOf(said);
  if (found.code === undefined) throw new Wrong('class', { code: 'class-unknown', like: found.like ?? null });
  return found.code;
}

function textOf({ places }: Sheet, csv: CsvRow, field: Field): string {
  const place = places[field];
  if (place < 0) return '';
  const text = tidy(csv.fields[place] ?? '', field === 'company');
  if (/[\0-\x08\x0e-\x1f\x7f\ufffd]/.test(text)) throw new Wrong(field, { code: 'broken-letters' });
  if (text.length > (longest[field] ?? 100)) throw new Wrong(field, { code: 'too-long', most: longest[field] ?? 100 });
  return text;
}

function dateOf(sheet: Sheet, csv: CsvRow, field: DateField): CalendarDay | null {
  const read = sheet.dates[field](textOf(sheet, csv, field));
  if ('day' in read) return read.day;
  const { wrong, ...details } = read;
  throw new Wrong(field, { code: wrong, ...details });
}

function yesNo(sheet: Sheet, csv: CsvRow, field: Field): boolean {
  const said = readYesNo(textOf(sheet, csv, field));
  if (said === undefined) throw new Wrong(field, { code: 'not-yes-or-no' });
  return said;
}

function memberIn({ places }: Sheet, csv: CsvRow): string | null {
  const number = plainNumber(csv.fields[places.number] ?? '');
  return number === '' || number.length > 40 || number.includes('\0') ? null : number;
}

/** Fewer values than columns is a row that was cut off; more is a separator that should have been quoted. */
function faultOfRow({ fields: values, problem }: CsvRow, columns: number): Reason | undefined {
  if (problem) return { code: problem };
  if (values.length < columns) return { code: 'columns-missing', found: values.length, expected: columns };
  if (values.slice(columns).some((value) => value.trim() !== ''))
    return { code: 'columns-beyond', found: values.length, expected: columns };
  return undefined;
}

/** A roll has few different dates, so each is read once. */
function dateReader(
  mapping: Mapping,
  today: CalendarDay,
): Record<DateField, (said: string) => ReturnType<typeof readDate>> {
  const thisYear = Number(today.slice(0, 4));
  const latest: Record<DateField, number> = {
    joinedOn: Number(addDays(today, 31).slice(0, 4)),
    paidThrough: thisYear + 49,
  };
  const readers = dateFields.map((field) => {
    const reading: DateReading = { dayFirst: mapping.dayFirst.includes(field), latestYear: latest[field] };
    const known = new Map<string, ReturnType<typeof readDate>>();
    return [
      field,
      (said: string) => {
        let read = known.get(said);
        if (!read) {
          read = readDate(said, reading);
          if (known.size < 20_000) known.set(said, read);
        }
        return read;
      },
    ] as const;
  });
  return Object.fromEntries(readers) as ReturnType<typeof dateReader>;
}
