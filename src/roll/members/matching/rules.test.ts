import { expect, test } from 'vitest';
import type { Member } from '../model.ts';
import { agreementOf, keysOf, matchOf, stepsBetween, type Found } from './rules.ts';
import { processorTime } from '../../../testing/index.ts';

let ids = 0;
/** A record `First Last`, found under its number or that of a record merged into it. */
function aRecord(name: string, number: string, given: { informalName?: string; foundAs?: string } = {}): Found {
  const [firstName = '', ...last] = name.split(' ');
  const member: Member = {
    id: (ids += 1),
    number,
    firstName,
    lastName: last.join(' '),
    informalName: given.informalName ?? '',
    email: null,
    company: '',
    joinedOn: null,
    directoryOptOut: false,
    person: null,
  };
  return { member, foundAs: given.foundAs ?? number };
}

const linkedNumber = (name: string, number: string, found: readonly Found[]) =>
  matchOf({ name, number }, found).linked?.number ?? null;

test.each([
  ['Jordan Bellweather', 'as the roll has it'],
  ['Bellweather, Jordan', 'last name first, with a comma'],
  ['bellweather jordan', 'last name first, without one'],
  ['J. Bellweather', 'with an initial'],
  ['Jordon Bellweather', 'with a slip in the first name'],
  ['Jordan Belweather', 'with a slip in the last name'],
  ['Jord an Bellweather', 'with a space too many'],
  ['Jordan L. Bellweather', 'with an initial that the roll does not have'],
])('a number and “%s” are linked without a person: %s', (name) => {
  expect(linkedNumber(name, '1048 2217', [aRecord('Jordan Bellweather', '10482217')])).toBe('10482217');
});

test.each([
  ['Rosie Reid', 'another name'],
  ['Bellweather', 'no first name'],
  ['Amara Bellweather', 'another first name'],
  ['Jordan Okonkwo', 'another last name'],
  ['Jordn Belweather', 'a slip in both names'],
])('the number alone links nobody: “%s” (%s) is for a person to look at', (name) => {
  const { linked, candidates } = matchOf({ name, number: '10482217' }, [aRecord('Jordan Bellweather', '10482217')]);

  expect([linked, candidates.map(({ likenesses }) => likenesses[0])]).toEqual([null, ['same-number']]);
});

test('an informal name is as good as the first', () => {
  expect(linkedNumber('Bill Fold', '4711', [aRecord('William Fold', '4711', { informalName: 'Bill' })])).toBe('4711');
});

test('the same name with a number one digit off is for a person, however alike', () => {
  const { linked, candidates } = matchOf({ name: 'Jordan Bellweather', number: '10482271' }, [
    aRecord('Jordan Bellweather', '10482217'),
  ]);

  expect([linked, candidates[0]?.likenesses]).toEqual([null, ['number-turned', 'same-name']]);
});

test('a father and a son with numbers one digit apart are for a person to tell apart', () => {
  const both = [aRecord('John Smith', '10482217'), aRecord('John Smith', '10482218')];

  expect(linkedNumber('John Smith', '10482217', both)).toBeNull();
});

test('whoever wrote the number of another of the same family is not linked to it', () => {
  const both = [aRecord('John Smith', '10482217'), aRecord('Joan Smith', '55501234')];

  expect(linkedNumber('Joan Smith', '10482217', both)).toBeNull();
  expect(linkedNumber('John Smith', '10482217', both)).toBe('10482217');
});

test('the number of a merged record leads to its survivor', () => {
  const survivor = aRecord('Jordan Bellweather', '10482217', { foundAs: '90000001' });

  expect(linkedNumber('Jordan Bellweather', '90000001', [survivor])).toBe('10482217');
});

test('at most three candidates are shown, the likeliest first, each with what it has in common', () => {
  const found = [
    aRecord('Jana Bellweather', '70000001'),
    aRecord('Jordan Bellweather', '70000002'),
    aRecord('Jordana Bellweather', '10482219'),
    aRecord('Otto Bellweather', '70000003'),
    aRecord('Otto Nobody', '70000004'),
  ];

  const { candidates } = matchOf({ name: 'Jordan Bellweather', number: '10482217' }, found);

  expect(candidates.map(({ member, likenesses }) => [member.firstName, likenesses])).toEqual([
    ['Jordana', ['number-one-off', 'same-last-name', 'first-name-alike']],
    ['Jordan', ['same-name']],
    ['Jana', ['same-last-name']],
  ]);
});

test('somebody with whom a record has nothing in common is no candidate', () => {
  expect(agreementOf({ name: 'Otto Nobody', number: '1' }, aRecord('Amara Okonkwo', '10482217').member)).toEqual({
    likenesses: [],
    weight: 0,
    name: 0,
    number: 0,
  });
  expect(matchOf({ name: '', number: '' }, []).candidates).toEqual([]);
});

test('an index is asked for the number, all that one slip makes of it, and beginnings of the name', () => {
  const keys = keysOf({ name: 'José Núñez', number: '1048 2217' });

  expect(keys.numbers).toEqual(expect.arrayContaining(['10482217', '10482271', '1048217', '104822177', '10482218']));
  expect(keys.numbers.length).toBeLessThan(200);
  expect(keys.beginnings).toEqual(['nunez jose', 'nunez j', 'nunez ', 'jose nunez', 'jose n', 'jose ']);
  expect(keys.likes).toEqual(['nnz jos', 'js nun']);
});

test.each([
  ['smith', 'smyth', 1],
  ['smith', 'smtih', 1],
  ['smith', 'smiths', 1],
  ['keoh', 'fleet', 3],
  ['', 'ab', 2],
])('from “%s” to “%s” it is %i steps, above two it is not counted', (one, other, steps) => {
  expect(stepsBetween(one, other, 2)).toBe(steps);
});

test('names of a hundred words are matched with hundreds of records in little time', async () => {
  const near = Array.from({ length: 300 }, (_, at) => aRecord(`Maria Anna A${at} Smith`, String(10_000_000 + at)));

  const spent = await processorTime(() => {
    for (let line = 0; line < 20; line += 1) matchOf({ name: 'a '.repeat(100), number: '10000005' }, near);
  });

  expect(spent).toBeLessThan(2_000);
});
