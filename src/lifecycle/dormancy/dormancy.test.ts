import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Act, PersonId } from '../../platform/act/index.ts';
import { factsAbout } from '../../platform/facts/index.ts';
import { lettersSent } from '../../platform/mail/index.ts';
import { markLapsed, reviveGroup } from '../../groups/index.ts';
import { aGroup } from '../../groups/testing.ts';
import { addDays } from '../../platform/time/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';

let now = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let convener: PersonId;

beforeAll(async () => {
  house = await openTestHouse(() => now);
  convener = await aPerson(db(), 'Cora Vener', { class: 'REG', email: 'cora@example.org' });
});
afterAll(() => house.close());

const db = () => house.app.database.db;

test('a convener says that the group sleeps, why and until when, and wakes it; a member may not', async () => {
  const group = await house.app.perform({ by: null, at: now, grants: new Set() }, (act) =>
    aGroup(act, { name: 'Moss Libraries', organizers: [convener] }),
  );
  const address = `/groups/${group.slug}/dormancy`;
  const [owner, anybody, member] = [
    await house.browsing(convener),
    await house.browsing(),
    await house.browsing(await aPerson(db(), 'Some Member', { class: 'REG' })),
  ];
  const declared = { reason: 'Both conveners are on leave.', returnsOn: '2027-05-03' };

  expect([(await member.post(address, declared)).status, (await anybody.get(address)).text]).toEqual([
    403,
    expect.stringContaining('This group is awake.'),
  ]);
  const poor = await owner.post(address, { reason: ' ', returnsOn: '2026-11-23' });
  expect([poor.status, poor.text]).toEqual([409, expect.stringContaining('Write why the group sleeps.')]);
  expect(poor.text).toContain('Choose a day to come.');
  expect((await owner.post(address, { ...declared, returnsOn: 'spring' })).status).toBe(422);
  expect((await owner.post(address, declared)).to).toBe(address);
  expect((await anybody.get(address)).text).toContain('Sleeps until 3 May 2027: Both conveners are on leave.');
  for (const shown of [`/groups/${group.slug}`, '/groups'])
    expect((await anybody.get(shown)).text).toMatch(/Sleeps until 3 May 2027.*Both conveners are on leave\./s);
  expect((await owner.post(address, declared)).text).toContain('The group sleeps already, until 3 May 2027.');

  await owner.post(`${address}/end`);
  await owner.post(`${address}/end`);

  expect((await anybody.get(address)).text).toContain('This group is awake.');
  const facts = await factsAbout(db(), { kinds: ['lifecycle.dormancy-declared', 'lifecycle.group-woken'] });
  expect(facts.map(({ fact }) => fact)).toEqual([
    { kind: 'lifecycle.dormancy-declared', group: group.id, dormancy: 1, returnsOn: '2027-05-03' },
    { kind: 'lifecycle.group-woken', group: group.id, dormancy: 1 },
  ]);
});

test('on the day of return its conveners get a letter, if the group still sleeps', async () => {
  const declared = async (name: string) => {
    const group = await house.app.perform({ by: null, at: now, grants: new Set() }, (act) =>
      aGroup(act, { name, organizers: [convener] }),
    );
    const address = `/groups/${group.slug}/dormancy`;
    await (await house.browsing(convener)).post(address, { reason: 'We are on leave.', returnsOn: '2027-05-03' });
    return address;
  };
  const [asleep, woken] = [await declared('Sleeping Libraries'), await declared('Woken Libraries')];
  await (await house.browsing(convener)).post(`${woken}/end`);

  now = new Date('2027-05-03T18:00:00Z');
  await house.app.settle();
  now = new Date('2027-05-04T18:00:00Z');
  await house.app.settle();

  const letters = await lettersSent(db(), { address: 'cora@example.org' });
  expect(letters.map(({ subject }) => subject).filter((subject) => subject.includes('to be back'))).toEqual([
    'Sleeping Libraries is to be back today',
  ]);
  expect((await (await house.browsing()).get(asleep)).text).toContain('Sleeps; was to be back on 3 May 2027');
});

test('a group that slept and lapsed is awake when it is begun again', async () => {
  const perform = <T>(work: (act: Act) => Promise<T>) =>
    house.app.perform({ by: null, at: now, grants: new Set() }, work);
  const group = await perform((act) => aGroup(act, { name: 'Revived Libraries', organizers: [convener] }));
  const address = `/groups/${group.slug}/dormancy`;
  const returnsOn = addDays(now.toISOString().slice(0, 10), 90);
  await (await house.browsing(convener)).post(address, { reason: 'We are on leave.', returnsOn });
  await perform((act) => markLapsed(act, group.id));
  const policy = { id: 'ala-mig', version: '2014' };
  await perform((act) =>
    reviveGroup(act, group.id, { participation: 'members', organizers: [convener], policy }, act.today),
  );
  await house.app.settle();

  expect((await (await house.browsing()).get(address)).text).toContain('This group is awake.');
});
