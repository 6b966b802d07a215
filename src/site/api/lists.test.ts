import { afterAll, beforeAll, expect, test } from 'vitest';
import { anOpenPetition, aStage, aText } from '../../charters/testing.ts';
import { aGroup } from '../../groups/testing.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import { aUnit } from '../../units/testing.ts';

const at = new Date('2026-11-23T18:00:00Z');
const base = 'http://127.0.0.1:3000';
const lists = ['/api/v1/groups', '/api/v1/petitions', '/api/v1/units'];
let now = at;
let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse(() => now);
  const { db } = house.app.database;
  const stage = await aStage(house.app.database);
  for (const name of ['Fern', 'Moss', 'Tree']) {
    const organizers = [await aPerson(db, `One ${name}`), await aPerson(db, `Two ${name}`)] as const;
    await anOpenPetition(stage, organizers, at, { ...aText, title: `${name} Libraries` });
    await stage.as(null, at, (act) => aGroup(act, { name: `${name} Group`, organizers: [organizers[0]] }));
    const grants = new Set(['units.edit']);
    await stage.perform({ by: null, at, grants }, (act) => aUnit(act, { name: `${name} Table`, acronym: '' }));
  }
});
afterAll(() => house.close());

async function ask(address: string) {
  const answer = await house.app.web.fetch(new Request(base + address, { headers: { host: '127.0.0.1:3000' } }));
  const links = (answer.headers.get('link') ?? '').matchAll(/<([^>]*)>; rel="(\w+)"/g);
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    links: Object.fromEntries([...links].map(([, to, rel]) => [rel, to])),
    body: (await answer.json()) as Record<string, unknown> & { items: { id: unknown }[] },
  };
}

test.each(lists)('%s comes in parts of one shape, each of which leads to the next and the one before', async (list) => {
  const whole = await ask(list);
  const first = await ask(`${list}?limit=2`);
  const last = await ask(first.links['next']!.replace(base, ''));
  const before = await ask(last.links['prev']!.replace(base, ''));
  const beyond = await ask(`${list}?offset=7&limit=3`);

  expect([whole.links, Object.keys(whole.body)]).toEqual([{}, ['total', 'limit', 'offset', 'items']]);
  expect(whole.body).toMatchObject({ total: 3, limit: 50, offset: 0 });
  expect(first.links).toEqual({ next: `${base}${list}?limit=2&offset=2` });
  expect(last.links).toEqual({ prev: `${base}${list}?limit=2&offset=0` });
  expect([...first.body.items, ...last.body.items]).toEqual(whole.body.items);
  expect(before.body).toEqual(first.body);
  expect([beyond.body, beyond.links]).toEqual([
    { total: 3, limit: 3, offset: 7, items: [] },
    { prev: `${base}${list}?offset=4&limit=3` },
  ]);
});

test('the way to the next part carries what else was asked', async () => {
  const { links } = await ask('/api/v1/units?q=Table%20&limit=1');

  expect(links).toEqual({ next: `${base}/api/v1/units?q=Table+&limit=1&offset=1` });
});

test.each(lists)('%s says of each parameter that is wrong what was expected', async (list) => {
  const { status, type, body } = await ask(`${list}?limit=0&offset=1e3&page=2&state=draft&offset=x`);
  const errors = body['errors'] as { parameter: string; detail: string }[];
  const detailOf = (name: string) => errors.filter(({ parameter }) => parameter === name).map(({ detail }) => detail);

  expect([status, type, body['status'], body['code']]).toEqual([400, 'application/problem+json', 400, 'bad-request']);
  expect(detailOf('limit')).toEqual(['limit is a whole number from 1 to 200']);
  expect(detailOf('offset')).toEqual(['offset is given once', 'offset is a whole number from 0 to 1000000']);
  expect(detailOf('state')).toEqual([expect.stringMatching(/^state is one of \w+, /)]);
  expect(detailOf('page')).toEqual([expect.stringMatching(/^page is not known here; known are .*limit, offset$/)]);
  expect(body['detail']).toBe(errors.map(({ detail }) => detail).join('; '));
});

test('whoever reads more often than is good for the house is told how long to wait, and then reads on', async () => {
  const program = house.program();
  const read = () => program('GET', '/api/v1/topics');
  now = new Date('2026-11-23T18:01:15Z');

  const statuses = new Map<number, number>();
  for (let time = 0; time < 1_200; time += 1) {
    const { status } = await read();
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  const over = await read();
  const feed = await program('GET', '/feeds/petitions.json', undefined, { accept: 'application/json' });
  now = new Date('2026-11-23T18:02:00Z');
  const later = await read();

  expect([...statuses]).toEqual([[200, 1_200]]);
  expect([over.status, over.headers.get('retry-after'), over.body]).toEqual([
    429,
    '45',
    { type: `${base}/api#problem-too-many`, title: 'That was too often.', status: 429, code: 'too-many' },
  ]);
  expect([feed.status, later.status]).toEqual([429, 200]);
});
