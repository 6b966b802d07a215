import { expect, test } from 'vitest';
import type { Happened } from './model.ts';
import { dutiesFrom, reminderIn, stateOn } from './rules.ts';

const at = new Date('2026-11-23T18:00:00Z');
const happened = (id: number, kind: string, detail: object = {}): Happened => ({
  id,
  at,
  by: null,
  fact: { kind: `charters.${kind}`, petition: 6, ...detail },
});
const story = [
  happened(1, 'petition-filed'),
  happened(2, 'unit-asked', { consultation: 8, unit: 3 }),
  happened(3, 'unit-asked', { consultation: 9, unit: 4 }),
  happened(4, 'receipt-acknowledged'),
  happened(5, 'unit-replied', { consultation: 9, position: 'no-objection' }),
  happened(6, 'petition-verified'),
  happened(7, 'petition-decided', { decision: 5, result: 'returned' }),
  happened(8, 'petition-filed'),
  happened(9, 'decision-reported', { decision: 5 }),
];

const told = (facts: readonly Happened[]) =>
  dutiesFrom(facts).map(({ kind, openedBy, closed }) => [
    kind,
    openedBy,
    closed && `${closed.outcome} by ${closed.by}`,
  ]);

test('facts open duties, meet them and release them, each filing anew', () => {
  expect(told(story)).toEqual([
    ['receipt', 1, 'met by 4'],
    ['verification', 1, 'met by 6'],
    ['consultation-reply', 2, 'released by 7'],
    ['consultation-reply', 3, 'met by 5'],
    ['report', 7, 'met by 9'],
    ['receipt', 8, null],
    ['verification', 8, null],
  ]);
});

test('facts that come in another order, or twice, open and close the same', () => {
  expect(told([...story.toReversed(), ...story])).toEqual(told(story));
});

test('a duty is overdue from the day after it is due, and met late when it was closed then', () => {
  const open = { outcome: null, dueOn: '2026-12-07', closedOn: null };
  const days = ['2026-12-06', '2026-12-07', '2026-12-08'];

  expect(days.map((day) => stateOn(open, day))).toEqual(['open', 'due', 'overdue']);
  expect(days.map((closedOn) => stateOn({ ...open, outcome: 'met', closedOn }, '2027-01-01'))).toEqual([
    'met',
    'met',
    'met-late',
  ]);
  expect(stateOn({ ...open, dueOn: null }, '2036-12-08')).toBe('open');
});

test('reminders fall before, on and after the day, on no other, and none where a duty is opened so late', () => {
  const open = { outcome: null, dueOn: '2026-12-07', closedOn: null, openedOn: '2026-11-23', remindDaysBefore: 3 };
  const days = ['2026-12-03', '2026-12-04', '2026-12-05', '2026-12-07', '2026-12-08', '2026-12-09'];

  const on = (day: string) => ({ fromOn: day, toOn: day });

  expect(days.map((day) => reminderIn(open, on(day)))).toEqual([null, 'before', null, 'on', 'after', null]);
  expect(reminderIn({ ...open, openedOn: '2026-12-04' }, on('2026-12-04'))).toBeNull();
  expect(reminderIn({ ...open, outcome: 'met', closedOn: '2026-12-01' }, on('2026-12-07'))).toBeNull();
});

test('after nights that were missed one reminder is left, as it is true today', () => {
  const open = { outcome: null, dueOn: '2026-12-07', closedOn: null, openedOn: '2026-11-23', remindDaysBefore: 3 };
  const to = ['2026-12-03', '2026-12-05', '2026-12-07', '2026-12-20'].map((toOn) => ({ fromOn: '2026-12-01', toOn }));

  expect(to.map((span) => reminderIn(open, span))).toEqual([null, 'before', 'on', 'after']);
  expect(reminderIn(open, { fromOn: '2026-12-09', toOn: '2026-12-20' })).toBeNull();
});

test('an approval that holds opens what a group is owed; one that waits for the council opens it when the council ratifies', () => {
  const approved = { decision: 5, result: 'approved' };
  const owed = (facts: readonly Happened[]) => told(facts).map(([kind, openedBy]) => [kind, openedBy]);

  expect(owed([happened(1, 'petition-decided', approved)])).toEqual([
    ['report', 1],
    ['listing', 1],
    ['contact', 1],
  ]);
  expect(
    owed([
      happened(1, 'petition-decided', { ...approved, waits: true }),
      happened(2, 'decision-ratified', { decision: 5, result: 'ratified' }),
    ]),
  ).toEqual([
    ['report', 1],
    ['listing', 2],
    ['contact', 2],
  ]);
});
