import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aGroup } from '../../../groups/testing.ts';
import { aPerson } from '../../../roll/testing.ts';
import { statementsDuring } from '../../../testing/index.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../../../testing.ts';
import { lifecycle } from '../../tables.ts';

const now = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let nobody: Browsing;
let group: string;

beforeAll(async () => {
  house = await openTestHouse(now);
  nobody = await house.browsing();
  const by = await aPerson(house.app.database.db, 'Ada Okonkwo', { class: 'REG' });
  ({ id: group } = await house.app.perform({ by: null, at: now, grants: new Set() }, (act) =>
    aGroup(act, { name: 'Moss', organizers: [by] }),
  ));
  // Names in the order in which they were settled, which is not that in which they were proposed.
  for (const [settled, name] of [
    ['2026-03-01', 'Third'],
    ['2026-01-01', 'First'],
    ['2026-02-01', 'Second, proposed before'],
    ['2026-02-01', 'Second, proposed after'],
  ])
    await sql`
      insert into lifecycle.proposal (kind, group_id, name, reason, state, policy_id, policy_version, decider, begun_by, begun_as, begun_at, settled_on)
      values ('rename', ${group}, ${name}, 'It is time.', 'declined', 'ala-mig', '2014', 'committee', ${by}, 'convener', '2025-12-01', ${settled})
    `.execute(lifecycle(house.app.database.db));
});
afterAll(() => house.close());

const namesOn = async (address: string) =>
  [...(await nobody.get(address)).text.matchAll(/New name for Moss: (.*?) Declined/g)].map(([, name]) => name!.trim());

test('what came of proposals is read from the latest day back, and on one day from the last that was proposed', async () => {
  const order = ['Third', 'Second, proposed after', 'Second, proposed before', 'First'];

  expect(await namesOn('/changes')).toEqual(order);
  expect(await namesOn('/groups/moss/changes')).toEqual(order);
});

test('of very many settled proposals fifty stand on a page, by as many statements', async () => {
  const few = await statementsDuring(() => nobody.get('/changes?page=1'));
  await sql`
    insert into lifecycle.proposal (kind, group_id, name, reason, state, policy_id, policy_version, decider, begun_by, begun_as, begun_at, settled_on)
    select kind, group_id, 'Older ' || n, reason, state, policy_id, policy_version, decider, begun_by, begun_as, begun_at - interval '400 days', date '2025-01-01' - n
    from lifecycle.proposal, generate_series(1, 60) n where name = 'First'
  `.execute(lifecycle(house.app.database.db));
  const many = await statementsDuring(() => nobody.get('/changes?page=1'));
  const [first, second] = [await namesOn('/changes'), await namesOn('/changes?page=2')];

  expect(first).toHaveLength(50);
  expect(first.at(-1)).toBe('Older 46');
  expect(second).toEqual(Array.from({ length: 14 }, (_, each) => `Older ${each + 47}`));
  expect(few.length).toBeGreaterThan(2);
  expect(many.length).toBe(few.length);
});
