import { afterAll, beforeAll, expect, test } from 'vitest';
import { aStage, inOffice } from '../../charters/testing.ts';
import { aGroup } from '../../groups/testing.ts';
import { policyElsewhere } from '../../policies/testing.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';

// An association in which one officer decides, and nobody votes.

const now = new Date('2026-11-23T18:00:00Z');
const kept = policyElsewhere('mla-round-table');
let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse(now, { policies: [kept], changes: { policy: 'mla-round-table' } });
});
afterAll(() => house.close());

test('where an officer decides nobody is offered a vote on a change of a group', async () => {
  const { db } = house.app.database;
  const stage = await aStage(house.app.database);
  const [officer, convener] = [await aPerson(db, 'Petra President'), await aPerson(db, 'Cora Vener')];
  await inOffice(stage, officer, 'Committee on Organization', 'chair');
  const policy = { id: kept.policy.id, version: kept.policy.version };
  const group = await stage.as(null, now, (act) =>
    aGroup(act, { name: 'Fern Libraries', organizers: [convener], policy }),
  );
  const proposed = { kind: 'rename', name: 'Bracken Libraries', reason: 'We moved on.' };
  const begun = await (await house.browsing(convener)).post(`/groups/${group.slug}/changes`, proposed);
  const address = begun.to!.replace('?done=proposed', '');
  const deciding = await house.browsing(officer);

  const page = await deciding.get(address);
  const put = await deciding.post(`${address}/ballots`);

  expect(page.text).toContain('Record the decision');
  expect(page.text).not.toContain('Put it to the members');
  expect(put.status).toBe(409);
});
