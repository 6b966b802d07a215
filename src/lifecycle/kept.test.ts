import { afterAll, beforeAll, expect, test } from 'vitest';
import { aStage, rules, type Stage } from '../charters/testing.ts';
import { joinGroup } from '../groups/index.ts';
import { aGroup } from '../groups/testing.ts';
import { aPerson, standing } from '../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../testing.ts';

const now = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let stage: Stage;

beforeAll(async () => {
  house = await openTestHouse(now);
  stage = await aStage(house.app.database);
});
afterAll(() => house.close());

test('whoever asks what is kept of them reads what they wrote and did for groups, and nothing that others did', async () => {
  const { db } = house.app.database;
  const [one, other] = [
    await aPerson(db, 'One Convener', { class: 'REG' }),
    await aPerson(db, 'Other Convener', { class: 'REG' }),
  ];
  const participant = await aPerson(db, 'A Participant', { class: 'REG' });
  const policy = { id: rules.id, version: rules.version };
  const ferns = await stage.as(null, now, (act) => aGroup(act, { name: 'Ferns', organizers: [one, other], policy }));
  await stage.as(participant, now, (act) => joinGroup(act, ferns.id, { standing }));
  const at = `/groups/${ferns.slug}`;
  const [first, second, third] = [
    await house.browsing(one),
    await house.browsing(other),
    await house.browsing(participant),
  ];
  await first.post(`${at}/dormancy`, { reason: 'I move house.', returnsOn: '2027-05-01' });
  await first.post(`${at}/readiness`, { petition: '', officers: 'Ann and Ben', bylaws: '', revision: '0' });
  await first.post(`${at}/changes`, { kind: 'dissolve', reason: 'I am tired.' });
  await third.post(`${at}/takeover/question`);
  await second.post(`${at}/takeover/answer`);

  const kept = async (browser: typeof first) => {
    const { ofGroups } = JSON.parse((await browser.get('/me/export')).html);
    return Object.fromEntries(
      Object.entries(ofGroups as Record<string, unknown[]>).filter(([, rows]) => rows.length > 0),
    );
  };

  expect(await kept(first)).toMatchObject({
    proposals: [{ kind: 'dissolve', group: ferns.id, reason: 'I am tired.', state: 'agreeing' }],
    agreements: [{ group: ferns.id, asStaff: false }],
    dormancies: [{ group: ferns.id, reason: 'I move house.', declared: true, wokenOn: null }],
    readiness: [{ officers: 'Ann and Ben' }],
  });
  expect(Object.keys(await kept(second))).toEqual(['convenersAnswered']);
  expect(Object.keys(await kept(third))).toEqual(['convenersAsked']);
});
