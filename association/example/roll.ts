import { populationIn, type CastMember, type Population, type RollPlan } from './folder.ts';
import { isWindows1252, memberNames, plainAscii, type MemberName } from './naming.ts';
import { chanceOf, type Chance } from './chance.ts';

/** The columns as a membership system writes them. */
export const rollHeader: readonly string[] = [
  'Member ID',
  'First Name',
  'Last Name',
  'Informal Name',
  'Email',
  'Member Class',
  'Member Type',
  'Status',
  'Join Date',
  'Paid Thru',
  'Suspended',
  'Directory Opt Out',
  'Company',
  'Merged Into ID',
];

/** What roll is wanted. The same wish gives the same roll, to the letter. */
export interface RollWish {
  readonly seed: number;
  /** How many rows; merged records are rows too. */
  readonly count: number;
  /** Dues are paid through days around this one, so that the roll is alive whenever it is made. */
  readonly today: string;
  /** Leaves out the names that Windows-1252 cannot write. */
  readonly windows1252?: boolean;
  /** Whether the cast comes first; it does unless told. */
  readonly withCast?: boolean;
  /** Whose roll it is: of the first example unless told. */
  readonly of?: Population;
}

/** The rows of a roll, in the order of `rollHeader`; the header itself is not among them. */
export function* generateRoll(wish: RollWish): Generator<string[]> {
  const { people, plan } = wish.of ?? populationIn();
  const chance = chanceOf(wish.seed);
  const nameOf = memberNames(chance, { windows1252: wish.windows1252 ?? false, ...plan });
  const calendar = calendarAround(wish.today);
  let left = wish.count;
  if (wish.withCast !== false) {
    for (const one of people.cast.filter(({ first, last }) => !wish.windows1252 || isWindows1252(first + last)).slice(0, left)) {
      yield castRow(one, plan.classOfCast, calendar);
      left -= 1;
    }
  }
  let shared: string | undefined;
  for (let index = 0; left > 0; index += 1) {
    const row = memberRow(index, nameOf(), plan, { chance, calendar });
    if (shared !== undefined && row[memberType] === 'PERSONAL') {
      row[email] = shared;
      shared = undefined;
    } else if (index % 160 === 31) shared = row[email];
    yield row;
    left -= 1;
    if (index % 110 === 53 && left > 0) {
      const older = mergedRow(row, numberOf(index, 1), plan, { chance, calendar });
      yield older;
      left -= 1;
      // One in five was merged twice: the oldest record leads to the older one.
      if (index % 550 === 53 && left > 0) {
        yield mergedRow(older, numberOf(index, 2), plan, { chance, calendar });
        left -= 1;
      }
    }
  }
}

/** The roll as a file: CRLF line ends, quotes where they are needed. */
export function* rollFile(wish: RollWish): Generator<string> {
  yield csvLine(rollHeader);
  for (const row of generateRoll(wish)) yield csvLine(row);
}

/** Of those who could go on, one in so many does not; of the cast all do. */
const stopsOneIn = 13;

/**
 * The rows of members who pay again, for a year: their dues end in one of the months.  The roll is the one of the wish, so that
 * it lives on as it was made.
 *
 * @param months as `2028-03`, in their order
 */
export function* duesPaid(wish: RollWish, months: readonly string[]): Generator<string[]> {
  const cast = new Set((wish.of ?? populationIn()).people.cast.map(({ number }) => number));
  for (const row of generateRoll(wish)) {
    const [number = ''] = row;
    const [month = 0, , year = 0] = (row[paidThru] ?? '').split('/').map(Number);
    const goesOn = row[status] === 'A' && month > 0 && (cast.has(number) || Math.floor(Number(number) / numberStep) % stopsOneIn > 0);
    const due = months.findLast((one) => Number(one.slice(5)) === month && Number(one.slice(2, 4)) >= year);
    if (goesOn && due) yield row.with(paidThru, shortDay(new Date(Date.UTC(Number(due.slice(0, 4)) + 1, month, 0))));
  }
}

/** Those rows as a file, with its header. */
export function* duesFile(wish: RollWish, months: readonly string[]): Generator<string> {
  yield csvLine(rollHeader);
  for (const row of duesPaid(wish, months)) yield csvLine(row);
}

const csvLine = (values: readonly string[]): string => `${values.map(quoted).join(',')}\r\n`;
const quoted = (value: string): string => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

// Places in a row.
const email = 4;
const memberClass = 5;
const memberType = 6;
const status = 7;
const paidThru = 9;
const suspended = 10;
const mergedInto = 13;

interface Drawing {
  readonly chance: Chance;
  readonly calendar: Calendar;
}

function memberRow(index: number, name: MemberName, plan: RollPlan, { chance, calendar }: Drawing): string[] {
  const its = classAt(plan.classes, chance.upTo(1000));
  const institution = chance.oneOf(plan.institutions);
  const number = its.neverExpires && index < 50_000 ? String(40_000 + index).padStart(8, '0') : numberOf(index, 0);
  const row = [
    number,
    firstOf(name, index),
    name.last,
    informalOf(name, index),
    addressOf(name, institution, index),
    its.name,
    'PERSONAL',
    'A',
    calendar.joined(chance),
    its.neverExpires ? '' : calendar.paidThrough(chance),
    '',
    chance.upTo(100) < 12 ? 'Y' : 'N',
    chance.upTo(100) < 78 ? institution : '',
    '',
  ];
  if (its.company) asCompany(row, its.company, institution, index);
  else mishap(row, index, chance, calendar);
  return row;
}

function classAt(classes: RollPlan['classes'], place: number): RollPlan['classes'][number] {
  let from = 0;
  for (const one of classes) {
    from += one.perMille;
    if (place < from) return one;
  }
  return classes[0]!;
}

/** A library or a company is a member too, by its name alone. */
function asCompany(row: string[], type: string, institution: string, index: number): void {
  const [name = ''] = institution.split('\n');
  row.splice(1, 3, '', name, '');
  row[email] = `office${index}@${domainOf(institution)}`;
  row[memberType] = type;
  row[12] = name;
}

/** What befalls some: dues run out or about to, a suspension, an end. */
function mishap(row: string[], index: number, chance: Chance, calendar: Calendar): void {
  const fate = chance.upTo(1000);
  if (fate < 80 && row[paidThru] !== '') {
    row[paidThru] = calendar.lapsed(chance);
    row[status] = 'L';
  } else if (fate < 110 && row[paidThru] !== '') row[paidThru] = calendar.soon(chance);
  else if (fate < 121 || index % 400 === 11) row[suspended] = 'Y';
  else if (fate < 126) row[status] = 'D';
  else if (fate < 129) row[status] = 'R';
}

/** Names that a spreadsheet would take for a formula, or that carry quotes. */
function firstOf({ first }: MemberName, index: number): string {
  if (index % 700 === 123) return `=${first}`;
  if (index % 700 === 323) return `@${first}`;
  return index % 700 === 523 ? `+${first}` : first;
}

function informalOf({ first, informal }: MemberName, index: number): string {
  if (index % 130 === 17) return `"${first.slice(0, 3)}"`;
  return index % 900 === 411 ? `-${first}` : informal;
}

function addressOf(name: MemberName, institution: string, index: number): string {
  if (index % 60 === 43) return '';
  if (index % 800 === 222) return 'n/a';
  return `${name.address}${index}@${index % 3 === 0 ? 'example.org' : domainOf(institution)}`;
}

const domains = new Map<string, string>();

function domainOf(institution: string): string {
  let domain = domains.get(institution);
  if (domain === undefined) {
    const [name = ''] = institution.split('\n');
    domain = `${plainAscii(name).replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')}.example.org`;
    domains.set(institution, domain);
  }
  return domain;
}

/** An older record of the same person, typed by somebody else. */
function mergedRow(into: readonly string[], number: string, plan: RollPlan, { chance, calendar }: Drawing): string[] {
  const row = [...into];
  row[0] = number;
  row[1] = retyped(into[1] ?? '');
  row[2] = retyped(into[2] ?? '');
  row[3] = '';
  row[memberClass] = chance.upTo(3) === 0 ? plan.studentClass : (into[memberClass] ?? '');
  row[status] = 'M';
  row[paidThru] = calendar.lapsed(chance);
  row[mergedInto] = into[0] ?? '';
  return row;
}

const retyped = (name: string): string => (/[^ -~]/.test(name) ? name.normalize('NFD').replace(/\p{M}/gu, '') : name.toUpperCase());

function castRow(one: CastMember, classOfCast: string, calendar: Calendar): string[] {
  return [
    one.number,
    one.first,
    one.last,
    '',
    one.email,
    classOfCast,
    'PERSONAL',
    'A',
    calendar.written(one.joined, 4),
    calendar.goodForAYear,
    'N',
    'N',
    one.company,
    '',
  ];
}

const numberStep = 13;

/** Numbers of 8 digits; those of older records of a member lie beside its own. */
const numberOf = (index: number, older: number): string => String(20_000_000 + index * numberStep + ((index * index * 3 + index * 5) % 10) + older);

/** Days as the system writes them: joined `3/14/1998`, paid through `8/31/27`. */
interface Calendar {
  joined(chance: Chance): string;
  paidThrough(chance: Chance): string;
  lapsed(chance: Chance): string;
  soon(chance: Chance): string;
  written(day: string, yearDigits: 2 | 4): string;
  readonly goodForAYear: string;
}

/** Memberships run from month to month, so dues are paid through the last day of one. */
function calendarAround(today: string): Calendar {
  const [year = 0, month = 0] = today.split('-').map(Number);
  const endOfMonth = (ahead: number) => new Date(Date.UTC(year, month + ahead, 0));
  const ends = Array.from({ length: 85 }, (_, index) => shortDay(endOfMonth(index - 60)));
  const end = (ahead: number) => ends[ahead + 60] ?? '';
  const text = (at: Date, digits: 2 | 4) => `${at.getUTCMonth() + 1}/${at.getUTCDate()}/${String(at.getUTCFullYear()).slice(-digits)}`;
  return {
    // Two years ago at the latest: petitions of the example were signed by these members long before it was made.
    joined: (chance) => text(new Date(Date.UTC(year - 3 - Math.floor(45 * chance.next() ** 2), chance.upTo(12), 1 + chance.upTo(28))), 4),
    paidThrough: (chance) => end(5 + chance.upTo(13)),
    lapsed: (chance) => end(-1 - chance.upTo(40)),
    soon: (chance) => end(chance.upTo(3)),
    written: (day, digits) => text(new Date(`${day}T00:00:00Z`), digits),
    goodForAYear: end(12),
  };
}

const shortDay = (at: Date): string => `${at.getUTCMonth() + 1}/${at.getUTCDate()}/${String(at.getUTCFullYear()).slice(-2)}`;
