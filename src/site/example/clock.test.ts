import { expect, test } from 'vitest';
import { aPerson } from '../../roll/testing.ts';
import { statementsDuring } from '../../testing/index.ts';
import { openTestHouse } from '../../testing.ts';

test('whoever moves the clock stays signed in, and is led on when all that fell due is done', async () => {
  const house = await openTestHouse(new Date('2026-11-23T18:00:00Z'));
  const mover = await house.browsing(await aPerson(house.app.database.db, 'Mira Mover', { class: 'REG' }));

  const moved = await mover.post('/example/clock', { days: '180' });
  const after = await mover.get('/example/clock');
  const nobody = await (await house.browsing()).post('/example/clock', { days: '7' });

  expect([moved.status, nobody.status]).toEqual([303, 303]);
  expect([moved, nobody].map(({ headers }) => /^folkmoot=./.test(headers.get('set-cookie') ?? ''))).toEqual([
    true,
    false,
  ]);
  expect([200, 303]).toContain(after.status);
  await house.close();
});

test('a press that names no days leaves the background at rest', async () => {
  const house = await openTestHouse(new Date('2026-11-23T18:00:00Z'));
  const presser = await house.browsing();

  const sent = await statementsDuring(() => presser.post('/example/clock'));

  expect(sent.filter((text) => text.includes('platform.due'))).toEqual([]);
  await house.close();
});
