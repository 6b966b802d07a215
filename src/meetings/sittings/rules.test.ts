import { expect, test } from 'vitest';
import type { Sitting } from './model.ts';
import { comingMeetings, impedimentsOfDetails, meetingReached, type Announced } from './rules.ts';

const looking = { today: '2026-11-23', zone: 'America/Chicago' };
const calendar = [
  { name: 'Midwinter 2027', on: '2027-01-23', fileBy: '2026-12-26' },
  { name: 'Annual Conference 2027', on: '2027-06-26', fileBy: '2027-05-29' },
  { name: 'Midwinter 2028', on: '2028-01-22', fileBy: '2027-12-25' },
];

let numbered = 0;
const announced = (on: string, more: Partial<Sitting> = {}): Announced => ({
  id: (numbered += 1),
  name: `Announced for ${on}`,
  beginsAt: new Date(`${on}T15:00:00Z`),
  fileBy: null,
  calendarOn: null,
  state: 'planned',
  ...more,
});
const days = (known: readonly Announced[]) => comingMeetings(known, calendar, looking).map(({ on }) => on);

test('where no meeting is announced, the days of the calendar stand in', () => {
  expect(comingMeetings([], calendar, looking)).toEqual(calendar.map((day) => ({ ...day, sitting: null })));
});

test('announced meetings come first, and after the last of them the calendar goes on', () => {
  const known = [announced('2026-12-12'), announced('2027-02-06', { fileBy: '2027-01-09' })];

  expect(days(known)).toEqual(['2026-12-12', '2027-02-06', '2027-06-26', '2028-01-22']);
  expect(meetingReached(comingMeetings(known, calendar, looking), '2026-12-13')).toEqual({
    name: 'Announced for 2027-02-06',
    on: '2027-02-06',
    fileBy: '2027-01-09',
    sitting: known[1]!.id,
  });
});

test('a day of the calendar that was cancelled, moved or held no longer stands in', () => {
  const cancelled = announced('2027-01-23', { calendarOn: '2027-01-23', state: 'cancelled' });
  const moved = announced('2026-12-30', { calendarOn: '2027-06-26' });

  expect(days([moved, cancelled])).toEqual(['2026-12-30', '2028-01-22']);
});

test('a meeting is of the day on which it begins in the zone of the association', () => {
  const late = announced('2026-12-12', { beginsAt: new Date('2026-12-13T02:00:00Z') });

  expect(days([late])[0]).toBe('2026-12-12');
});

test('who files too late for one meeting is told of the next, and of none when none is known', () => {
  const coming = comingMeetings([], calendar, looking);

  const reached = ['2026-12-26', '2026-12-27', '2029-01-01'].map((filedOn) => meetingReached(coming, filedOn)?.on);

  expect(reached).toEqual(['2027-01-23', '2027-06-26', undefined]);
});

test('a meeting has a name, an end after its beginning, a link that a browser may follow, and a day of filing before it', () => {
  const sound = {
    name: 'Midwinter 2027',
    beginsAt: new Date('2027-01-23T15:00:00Z'),
    endsAt: new Date('2027-01-23T18:00:00Z'),
    place: '',
    link: '',
    inWorld: '',
    openToGuests: false,
    fileBy: '2027-01-23',
  };

  expect(impedimentsOfDetails(sound, looking.zone)).toEqual([]);
  expect(
    impedimentsOfDetails(
      { ...sound, name: ' ', endsAt: sound.beginsAt, link: 'data:text/html,hello', fileBy: '2027-01-24' },
      looking.zone,
    ).map(({ code }) => code),
  ).toEqual([
    'sitting-name-missing',
    'sitting-ends-before-it-begins',
    'sitting-link-unusable',
    'file-by-after-sitting',
  ]);
  expect(
    impedimentsOfDetails({ ...sound, endsAt: new Date('2027-02-23T18:00:00Z') }, looking.zone).map(({ code }) => code),
  ).toEqual(['sitting-too-long']);
});
