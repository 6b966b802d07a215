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

test('an endorser owes an answer until they give it, are no longer asked, or enough others have; while staff have stopped the petition nobody does', () => {
  const asked = (id: number, endorsement: number): Happened => ({
    id,
    at,
    by: null,
    fact: { kind: 'steps.endorser-named', petition: 6, endorsement },
  });
  const step = (id: number, kind: string, detail: object = {}): Happened => ({
    ...asked(id, 0),
    fact: { kind: `steps.${kind}`, petition: 6, ...detail },
  });
  const named = [asked(1, 11), asked(2, 12), asked(3, 13), asked(4, 14)];
  const stopped = [...named, step(5, 'endorser-taken-back', { endorsement: 12 }), happened(6, 'petition-suspended')];
  const resumed = [...stopped, happened(7, 'petition-resumed')];

  expect(told(stopped).map(([, , closed]) => closed)).toEqual([
    'released by 6',
    'released by 5',
    'released by 6',
    'released by 6',
  ]);
  expect(told(resumed).map(([, , closed]) => closed)).toEqual([null, 'released by 5', null, null]);
  expect(told([...stopped, happened(7, 'petition-withdrawn')]).map(([, , closed]) => closed)).toEqual([
    'released by 7',
    'released by 5',
    'released by 7',
    'released by 7',
  ]);
  expect(
    told([
      ...resumed,
      step(8, 'endorsement-answered', { endorsement: 13, answer: 'declined' }),
      step(9, 'endorsement-answered', { endorsement: 11, answer: 'endorsed' }),
      step(10, 'endorsed', { stage: 2 }),
      happened(11, 'petition-withdrawn'),
    ]).map(([, , closed]) => closed),
  ).toEqual(['met by 9', 'released by 5', 'met by 8', 'released by 10']);
});

test('a notice that could not be written is met by the next of the same term, and owed no more once the group goes on or ends', () => {
  const notice = (id: number, kind: string, code: string, untilOn: string): Happened => ({
    id,
    at,
    by: null,
    fact: { kind: `lifecycle.${kind}`, group: 'moss', code, untilOn, on: '2027-05-02' },
  });
  const facts = [
    notice(1, 'notice-due', 'opens', '2027-06-01'),
    notice(2, 'notice-due', 'half', '2027-06-01'),
    notice(3, 'notice-sent', 'half', '2027-06-01'),
    notice(4, 'notice-due', 'before-7', '2027-06-01'),
    notice(5, 'notice-due', 'opens', '2030-06-01'),
  ];
  const sent = notice(6, 'notice-sent', 'opens', '2030-06-01');
  const renewed: Happened = { ...sent, fact: { kind: 'charters.term-renewed', group: 'moss', fromOn: '2027-06-01' } };

  expect(told([...facts, sent]).map(([, , closed]) => closed)).toEqual(['met by 3', 'met by 3', null, 'met by 6']);
  expect(told([...facts, renewed]).map(([, , closed]) => closed)).toEqual([
    'met by 3',
    'met by 3',
    'released by 6',
    'released by 6',
  ]);
});
