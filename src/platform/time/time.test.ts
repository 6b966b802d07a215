import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, dayOf, daysBetween, endOfDay, instantOf, startOfDay } from './index.ts';

const zones = ['America/Chicago', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC'];
const instants = fc.date({ min: new Date('2000-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });

test('the day of an instant is the one between whose ends it lies, in any zone, asked once or twice', () => {
  fc.assert(
    fc.property(instants, fc.constantFrom(...zones), (at, zone) => {
      const day = dayOf(at, zone);
      expect(dayOf(at, zone)).toBe(day);
      expect(startOfDay(day, zone).getTime()).toBeLessThanOrEqual(at.getTime());
      expect(endOfDay(day, zone).getTime()).toBeGreaterThan(at.getTime());
    }),
  );
});

test('midnight in the middle of an hour of UTC parts two days', () => {
  const days = ['18:29:59', '18:30:00', '18:29:59'].map((time) =>
    dayOf(new Date(`2026-11-25T${time}Z`), 'Asia/Kolkata'),
  );

  expect(days).toEqual(['2026-11-25', '2026-11-26', '2026-11-25']);
});

test('so many days later lies so many days away', () => {
  const days = fc.integer({ min: -20_000, max: 20_000 });
  fc.assert(
    fc.property(instants, days, (at, count) => {
      const day = dayOf(at, 'UTC');
      expect(daysBetween(day, addDays(day, count))).toBe(count);
    }),
  );
});

test('a time of the day is an instant of the zone, also where clocks skip it or show it twice', () => {
  const instants = [
    ['2027-01-23', '09:00'],
    ['2027-03-14', '02:30'],
    ['2026-11-01', '01:30'],
  ].map(([day, time]) => instantOf(day!, time!, 'America/Chicago').toISOString());

  expect(instants).toEqual(['2027-01-23T15:00:00.000Z', '2027-03-14T08:30:00.000Z', '2026-11-01T06:30:00.000Z']);
});
