import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CountingRule, Figures } from '../model.ts';
import { noFigures, tally } from './counting.ts';

const majority: CountingRule = { carries: 'majority', quorum: null };
const twoThirds: CountingRule = { carries: 'two-thirds', quorum: null };

const counted = (approve: number, decline: number, returned: number, abstain = 0): Figures => ({
  ...noFigures,
  approve,
  decline,
  return: returned,
  abstain,
  present: approve + decline + returned + abstain,
});
const outcome = (figures: Figures, rule: CountingRule) => tally(figures, rule).outcome;

test.each([
  ['nine for and one against carry', counted(9, 1, 0, 1), majority, 'approved'],
  ['half is no majority', counted(5, 5, 0), majority, 'tied'],
  ['votes to return are votes against approval', counted(5, 3, 2), majority, 'tied'],
  ['a majority to decline declines', counted(4, 6, 1), majority, 'declined'],
  ['a mere plurality to decline returns it', counted(4, 4, 3), majority, 'returned'],
  ['a majority to return returns it', counted(1, 2, 6), majority, 'returned'],
  ['four of six are two thirds', counted(4, 2, 0), twoThirds, 'approved'],
  ['six of ten are not', counted(6, 4, 0), twoThirds, 'declined'],
  ['six of ten are not, and somebody asks for changes', counted(6, 3, 1), twoThirds, 'returned'],
  ['all abstain', counted(0, 0, 0, 9), majority, 'tied'],
] as const)('%s', (_, figures, rule, expected) => {
  expect(outcome(figures, rule)).toBe(expected);
});

test('a recusal can break the quorum', () => {
  const rule = { ...majority, quorum: 7 };

  expect(outcome({ ...counted(6, 1, 0), recused: 1 }, rule)).toBe('approved');
  expect(tally({ ...counted(6, 0, 0), recused: 2 }, rule)).toEqual({
    outcome: 'no-quorum',
    figures: { ...counted(6, 0, 0), recused: 2 },
    reasons: [{ code: 'below-quorum', present: 6, quorum: 7, recused: 2 }],
  });
});

test('reasons say what carried and what did not', () => {
  expect(tally(counted(4, 4, 3), majority).reasons).toEqual([
    { code: 'not-carried', approve: 4, votes: 11, carries: 'majority' },
    { code: 'no-majority-declined', decline: 4, votes: 11 },
  ]);
});

/** What a property gives that holds for all that was tried. */
const always = { failed: false, counterexample: null };
const few = fc.nat({ max: 30 });
const anyFigures = fc
  .tuple(few, few, few, few)
  .map(([approve, decline, returned, abstain]) => counted(approve, decline, returned, abstain));
const anyRule: fc.Arbitrary<CountingRule> = fc.record({
  carries: fc.constantFrom('majority', 'two-thirds'),
  quorum: fc.option(fc.nat({ max: 60 })),
});

test('what is approved had more votes for than against, and two thirds where they are asked', () => {
  expect(
    fc.check(
      fc.property(anyFigures, anyRule, (figures, rule) => {
        const against = figures.decline + figures.return;
        fc.pre(outcome(figures, rule) === 'approved');
        return figures.approve > against && (rule.carries === 'majority' || figures.approve >= 2 * against);
      }),
    ),
  ).toMatchObject(always);
});

test('nothing that ends or changes a petition is decided without a majority against its approval, or short of two thirds', () => {
  expect(
    fc.check(
      fc.property(anyFigures, anyRule, (figures, rule) => {
        const against = figures.decline + figures.return;
        fc.pre(['declined', 'returned'].includes(outcome(figures, rule)));
        return rule.carries === 'majority' ? against > figures.approve : figures.approve < 2 * against;
      }),
    ),
  ).toMatchObject(always);
});

test('whoever turns from declining to approving never brings a refusal about, nor undoes an approval', () => {
  expect(
    fc.check(
      fc.property(anyFigures, anyRule, (figures, rule) => {
        fc.pre(figures.decline > 0);
        const before = outcome(figures, rule);
        const after = outcome({ ...figures, approve: figures.approve + 1, decline: figures.decline - 1 }, rule);
        if (before === 'approved') return after === 'approved';
        return after !== 'declined' || before === 'declined';
      }),
    ),
  ).toMatchObject(always);
});

test('to abstain changes nothing but whether there is a quorum', () => {
  expect(
    fc.check(
      fc.property(anyFigures, anyRule, (figures, rule) => {
        const before = outcome(figures, rule);
        const after = outcome({ ...figures, abstain: figures.abstain + 1, present: figures.present + 1 }, rule);
        return before === 'no-quorum' || after === before;
      }),
    ),
  ).toMatchObject(always);
});

test('below the quorum nothing is decided, whatever the votes', () => {
  expect(
    fc.check(
      fc.property(anyFigures, fc.constantFrom('majority', 'two-thirds'), (figures, carries) => {
        return outcome(figures, { carries, quorum: figures.present + 1 }) === 'no-quorum';
      }),
    ),
  ).toMatchObject(always);
});
