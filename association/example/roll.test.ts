import { expect, test } from 'vitest';
import { populationIn } from './folder.ts';
import { isWindows1252 } from './naming.ts';
import { generateRoll, rollFile, rollHeader } from './roll.ts';

const { cast, personas } = populationIn().people;
const wish = { seed: 1876, count: 6000, today: '2026-11-23' };
const rows = [...generateRoll(wish)];
const column = (name: string) => rollHeader.indexOf(name);
const all = (name: string) => rows.map((row) => row[column(name)] ?? '');

/** How many times each value comes. */
function counted(values: readonly string[]): Map<string, number> {
  return new Map([...Map.groupBy(values, (value) => value)].map(([value, list]) => [value, list.length]));
}

test('the same wish gives the same roll, another seed another', () => {
  expect([...rollFile(wish)].join('')).toBe([...rollFile(wish)].join(''));
  expect([...rollFile({ ...wish, seed: 1877 })].join('')).not.toBe([...rollFile(wish)].join(''));
});

test('it has as many rows as were wished for, each with a value for each column and a number of its own', () => {
  expect(rows).toHaveLength(6000);
  expect(new Set(rows.map((row) => row.length))).toEqual(new Set([rollHeader.length]));
  expect(new Set(all('Member ID')).size).toBe(6000);
});

test('the cast is there, in good standing, each with an address of their own', () => {
  const numbers = new Set(all('Member ID'));
  const addresses = counted(all('Email'));

  expect(cast.filter(({ number, email }) => !numbers.has(number) || addresses.get(email) !== 1)).toEqual([]);
  expect(personas.filter(({ number }) => number !== null && !cast.some((one) => one.number === number))).toEqual([]);
  expect(rows.slice(0, cast.length).map((row) => row[column('Paid Thru')])).toEqual(cast.map(() => '11/30/27'));
});

test('a merged record leads to one that is there, some by way of another', () => {
  const into = new Map(rows.map((row) => [row[0] ?? '', row[column('Merged Into ID')] ?? '']));
  const merged = [...into.values()].filter(Boolean);

  expect(merged.length).toBeGreaterThan(50);
  expect(merged.filter((number) => !into.has(number))).toEqual([]);
  expect(merged.filter((number) => into.get(number)).length).toBeGreaterThan(5);
});

test('life, continuing and honorary members have no day through which they have paid', () => {
  const unpaid = rows.filter((row) => row[column('Paid Thru')] === '').map((row) => row[column('Member Class')] ?? '');

  expect(new Set(unpaid)).toEqual(new Set(['Life', 'Continuing', 'Honorary']));
});

test('two people share an address, and not a name', () => {
  const standing = rows.filter((row) => !row[column('Merged Into ID')] && row[column('Email')]?.includes('@'));
  const shared = [...Map.groupBy(standing, (row) => row[column('Email')])].filter(([, members]) => members.length > 1);

  expect(shared.length).toBeGreaterThan(25);
});

test('every trap of a real roll is there', () => {
  const some = (name: string, pattern: RegExp) => all(name).filter((value) => pattern.test(value)).length > 0;

  expect({
    quotedNewlines: some('Company', /\n/),
    quotes: some('Informal Name', /"/) && some('Company', /"/),
    formulas: some('First Name', /^=/) && some('First Name', /^@/) && some('First Name', /^\+/) && some('Informal Name', /^-/) && some('Company', /^=/),
    suspended: some('Suspended', /^Y$/),
    optedOut: some('Directory Opt Out', /^Y$/),
    lapsed: some('Status', /^L$/),
    organizations: some('Member Type', /^ORGANIZATION$/) && some('Member Type', /^CORPORATE$/),
    leadingZeros: some('Member ID', /^0/),
    noAddress: some('Email', /^$/),
    wrongAddress: some('Email', /^n\/a$/),
    shortYears: all('Paid Thru').every((day) => day === '' || /^\d{1,2}\/\d{1,2}\/\d\d$/.test(day)),
    apostrophes: some('Last Name', /'/) && some('Last Name', /’/),
    hyphens: some('Last Name', /-/),
    particles: some('Last Name', /^van der /),
    beyondWindows1252: some('Last Name', /ễ/) && some('Last Name', /\p{Script=Han}/u),
  }).toEqual({
    quotedNewlines: true,
    quotes: true,
    formulas: true,
    suspended: true,
    optedOut: true,
    lapsed: true,
    organizations: true,
    leadingZeros: true,
    noAddress: true,
    wrongAddress: true,
    shortYears: true,
    apostrophes: true,
    hyphens: true,
    particles: true,
    beyondWindows1252: true,
  });
});

test('a roll for Windows-1252 has no letter that it cannot write', () => {
  const text = [...rollFile({ ...wish, windows1252: true })].join('').replace(/[\r\n]/g, '');

  expect(isWindows1252(text)).toBe(true);
  expect(text).toMatch(/é/);
});

test('most members may sign, whatever the day on which the roll is made', () => {
  const good = (today: string) => [...generateRoll({ ...wish, today })].filter((row) => row[column('Status')] === 'A' && !row[column('Suspended')]?.startsWith('Y') && !row[column('Merged Into ID')]).length;

  expect(Math.min(good('2026-11-23'), good('2031-02-28'))).toBeGreaterThan(4800);
});
