import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOf, hours } from '../time/index.ts';
import { lastOccasion, nextOccasion } from './index.ts';

const zones = ['America/Chicago', 'Europe/Berlin', 'Asia/Kolkata', 'Australia/Lord_Howe', 'America/St_Johns', 'UTC'];

test('a daily digest comes once on each day of a year at six by the clock, also when clocks are put forward or back', () => {
  for (const zone of zones) {
    const rhythm = { every: 'daily', weekday: 1, zone } as const;
    const days = new Set<string>();
    let at = new Date('2026-01-01T12:00:00Z');
    const last = new Date('2027-01-01T12:00:00Z');
    let count = 0;
    for (at = nextOccasion(rhythm, at); at <= last; at = nextOccasion(rhythm, at)) {
      days.add(dayOf(at, zone));
      expect(at.toLocaleTimeString('en-GB', { timeZone: zone })).toBe('06:00:00');
      count += 1;
    }
    expect([count, days.size]).toEqual([365, 365]);
  }
});

test('no instant lies between the last occasion and the next one but those at which nothing is due', () => {
  const rhythm = fc.record({
    every: fc.constantFrom('daily' as const, 'weekly' as const),
    weekday: fc.integer({ min: 1, max: 7 }),
    zone: fc.constantFrom(...zones),
  });
  const instants = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(rhythm, instants, (chosen, at) => {
      const [last, next] = [lastOccasion(chosen, at), nextOccasion(chosen, at)];
      expect(last <= at && at < next).toBe(true);
      expect(nextOccasion(chosen, last)).toEqual(next);
      expect(lastOccasion(chosen, next)).toEqual(next);
      const span = (next.getTime() - last.getTime()) / hours(1);
      expect(Math.abs(span - (chosen.every === 'daily' ? 24 : 168))).toBeLessThanOrEqual(1);
    }),
    { numRuns: 300 },
  );
});
