import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type Browsing, type TestHouse } from '../../testing.ts';
import { makeAdministrator, makeToken, tokenScopes } from '../../roll/index.ts';
import { aPerson } from '../../roll/testing.ts';

const at = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let administrator: Browsing;
let token: string;

beforeAll(async () => {
  house = await openTestHouse(at);
  const person = await aPerson(house.app.database.db, 'Ada Office', { class: 'REG' });
  await house.app.perform({ by: null, at, grants: new Set() }, (act) => makeAdministrator(act, person));
  administrator = await house.browsing(person);
  const wanted = { name: 'A program', scopes: tokenScopes, lastOn: '2027-11-23' };
  token = await house.app.perform({ by: person, at, grants: new Set() }, (act) => makeToken(act, person, wanted));
});
afterAll(() => house.close());

const nothing = '00000000-0000-4000-8000-000000000000';
const hostile = [
  '%00',
  '0',
  '-1',
  '1.5',
  '1e9',
  '99999999999999999999',
  nothing,
  '..%2F..%2Fetc',
  '%F0%9F%8C%B3',
  "'%3B--",
  'a'.repeat(3000),
  '%ff',
];
const queries = [
  '?q=%00&page=%00&state=%00&topic=%00&only=%00&before=%00',
  '?page=1e99&limit=x&offset=-1',
  `?q=${'%25'.repeat(500)}`,
];

test('no address answers a made-up id with a defect, whoever asks', async () => {
  const found: string[] = [];
  for (const { method, path } of house.plug.routes) {
    if (!path.includes(':')) continue;
    for (const id of hostile) {
      const address = path.replaceAll(/:\w+/g, id);
      const { status } = await (path.startsWith('/api/')
        ? house.program(token)(method, address, method === 'POST' ? {} : undefined)
        : method === 'GET'
          ? administrator.get(address)
          : administrator.post(address));
      if (status >= 500) found.push(`${status} ${method} ${address.slice(0, 80)}`);
    }
  }

  expect(found).toEqual([]);
});

test('no page answers a made-up question with a defect', async () => {
  const found: string[] = [];
  for (const { method, path } of house.plug.routes) {
    if (method !== 'GET' || path.includes(':') || path === '/look/*') continue;
    for (const query of queries) {
      const { status } = await administrator.get(path + query);
      if (status >= 500) found.push(`${status} ${path}${query.slice(0, 60)}`);
    }
  }

  expect(found).toEqual([]);
});
