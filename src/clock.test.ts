import { expect, test } from 'vitest';
import { anOpenPetition, aStage } from './charters/testing.ts';
import { moveClockTo, notWaitingForTheDisk } from './clock.ts';
import { factsAbout } from './platform/facts/index.ts';
import { dayOf } from './platform/time/index.ts';
import { aPerson } from './roll/testing.ts';
import { openTestHouse } from './testing.ts';

const began = new Date('2026-11-23T18:00:00Z');

test('the days of an example pass one after the other, each with what falls due on it, and never backwards', async () => {
  const house = await openTestHouse(new Date('2027-05-20T18:00:00Z'));
  const { app } = house;
  const organizers = [await aPerson(app.database.db, 'Ada One'), await aPerson(app.database.db, 'Bo Two')] as const;
  const id = await anOpenPetition(await aStage(app.database), organizers, began);
  const passed: string[] = [];

  await moveClockTo(app, '2027-05-25', (day) => passed.push(day));

  const [expired] = await factsAbout(app.database.db, {
    kinds: ['charters.petition-expired'],
    detail: { petition: id },
  });
  expect(dayOf(expired!.at, app.zone)).toBe('2027-05-24');
  expect([passed.length, passed[0], passed.at(-1)]).toEqual([5, '2027-05-21', '2027-05-25']);
  await expect(moveClockTo(app, '2027-05-24', () => {})).rejects.toThrow('only goes forwards');
  await expect(moveClockTo(app, '2077-05-26', () => {})).rejects.toThrow(
    'at most 50 years ahead at once, until 2077-05-25',
  );
  await house.close();
});

test('the clock of an association is nobody’s to move', async () => {
  const house = await openTestHouse(began);
  const real = { ...house.app, installation: { ...house.app.installation, kind: 'association' as const } };

  await expect(moveClockTo(real, '2027-05-25', () => {})).rejects.toThrow('Only the clock of an example can be moved.');
  await house.close();
});

test.each([
  ['postgres://h/db', 'postgres://h/db?options=-c+synchronous_commit%3Doff'],
  ['postgres://me@/db?host=/run/pg', 'postgres://me@/db?host=%2Frun%2Fpg&options=-c+synchronous_commit%3Doff'],
  ['postgres://h/db?options=endpoint%3Dours', 'postgres://h/db?options=endpoint%3Dours+-c+synchronous_commit%3Doff'],
])('over %s it waits for no disk, and keeps what else the address says', (given, expected) => {
  expect(notWaitingForTheDisk(given)).toBe(expected);
});
