import { expect, test } from 'vitest';
import { capital, Noun } from './nouns.ts';

test('a noun is spoken of by its name first, and by the everyday noun in passing', () => {
  const committee = Noun.parse({
    one: 'Committee on Organization',
    many: 'Committees on Organization',
    short: 'COO',
    article: 'the',
    common: { one: 'committee', article: 'a' },
  });

  expect(committee).toEqual({
    one: 'Committee on Organization',
    many: 'Committees on Organization',
    short: 'COO',
    named: 'the Committee on Organization',
    common: 'committee',
    a: 'a committee',
    the: 'the committee',
  });
});

test('without an everyday noun one goes on by the name', () => {
  const forms = ({ short, named, a, the }: Noun) => [short, named, a, the];

  expect([
    forms(Noun.parse({ one: 'interest group', many: 'interest groups', article: 'an' })),
    forms(Noun.parse({ one: 'Governing Board', many: 'Governing Boards', article: 'the' })),
    forms(Noun.parse({ one: 'headquarters', many: 'headquarters', article: 'none' })),
  ]).toEqual([
    ['interest group', 'an interest group', 'an interest group', 'the interest group'],
    ['Governing Board', 'the Governing Board', 'a Governing Board', 'the Governing Board'],
    ['headquarters', 'headquarters', 'headquarters', 'headquarters'],
  ]);
});

test('a sentence begins with a capital, and a noun that has one keeps it', () => {
  expect(['the committee', 'Council', ''].map(capital)).toEqual(['The committee', 'Council', '']);
});
