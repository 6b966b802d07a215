import { afterAll, beforeAll, expect, test } from 'vitest';
import { aStage, rules } from '../../charters/testing.ts';
import { aGroup } from '../../groups/testing.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import { addressIn, findingsOf } from './rules.ts';

const at = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse(at);
});
afterAll(() => house.close());

const counted = { participants: 130, messages: 12, promisesKept: 1, promisesMade: 2 };
const nothing = { petition: '', officers: '', bylaws: '' };

test('a count is judged where the rules give a number, and else only shown', () => {
  const { graduation } = rules.changes;

  const open = findingsOf(graduation, counted, { ...nothing, bylaws: 'Bylaws of 2026' });
  const set = findingsOf({ ...graduation, participants: 150, messagesInYear: 10, officers: false }, counted, nothing);

  expect(open.map(({ of, met }) => [of, met])).toEqual([
    ['participants', null],
    ['messages', null],
    ['promises', null],
    ['petition', false],
    ['officers', false],
    ['bylaws', true],
  ]);
  expect(set.map(({ of, met }) => [of, met])).toEqual([
    ['participants', false],
    ['messages', true],
    ['promises', null],
    ['petition', false],
    ['bylaws', false],
  ]);
});

test('only what is an address as a whole becomes a link', () => {
  expect(
    [
      'https://example.org/a',
      '/petitions/12',
      'data:text/html,moss',
      '//example.org',
      'see https://a.org',
      'http://',
    ].map(addressIn),
  ).toEqual(['https://example.org/a', '/petitions/12', null, null, null, null]);
});

test('a convener brings evidence forward, everybody reads it, and two who save at once do not overwrite each other', async () => {
  const stage = await aStage(house.app.database);
  const convener = await aPerson(house.app.database.db, 'Cora Vener', { class: 'REG' });
  const { slug } = await stage.perform({ by: null, at, grants: new Set() }, (act) =>
    aGroup(act, { name: 'Moss Libraries', organizers: [convener] }),
  );
  const [owner, anybody] = [await house.browsing(convener), await house.browsing()];
  const address = `/groups/${slug}/readiness`;

  const before = await anybody.get(address);
  const stranger = await (await house.browsing(await aPerson(house.app.database.db, 'A Stranger'))).post(address, {});
  const saved = await owner.post(address, { ...nothing, bylaws: 'https://example.org/bylaws?<b>', revision: '0' });
  const late = await owner.post(address, { ...nothing, officers: 'Elected in June', revision: '0' });
  const after = await anybody.get(address);

  expect(before.text).toContain('Participants Not judged 1');
  expect(before.text).toContain('Bylaws Not met Nothing has been brought forward.');
  expect([stranger.status, saved.status, late.status]).toEqual([403, 303, 409]);
  expect(late.html).toContain('Elected in June');
  expect(after.html).toContain('<a href="https://example.org/bylaws?&lt;b>" rel="nofollow noopener">');
  expect(after.text).toContain('Bylaws Met');
});
