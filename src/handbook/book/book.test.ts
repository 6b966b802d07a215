import { afterAll, beforeAll, expect, test } from 'vitest';
import { markEnded, renameGroup } from '../../groups/index.ts';
import { nameLiaison, repurposeGroup } from '../../groups/registry/commands.ts';
import { aGroup } from '../../groups/testing.ts';
import type { Act, PersonId } from '../../platform/act/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { statementsDuring } from '../../testing/index.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import { fillPost } from '../../units/index.ts';
import { aUnit } from '../../units/testing.ts';

let now = new Date('2025-03-10T18:00:00Z');
let house: TestHouse;
let ada: PersonId;

beforeAll(async () => {
  house = await openTestHouse(() => now);
  ada = await aPerson(house.app.database.db, 'Ada Okonkwo', { class: 'REG' });
});
afterAll(() => house.close());

const as = <T>(work: (act: Act) => Promise<T>, grants: readonly string[] = ['units.edit', 'posts.edit']) =>
  house.app.perform({ by: null, at: now, grants: new Set(grants) }, work);

const on = (day: string) => {
  now = new Date(`${day}T18:00:00Z`);
};

interface Book {
  readonly on: string;
  readonly groups: readonly Record<string, unknown>[];
  readonly units: readonly Record<string, unknown>[];
  readonly ended: readonly Record<string, unknown>[];
}

async function bookOf(day?: string): Promise<Book> {
  const { body } = await house.program()('GET', `/handbook.json${day ? `?on=${day}` : ''}`);
  return body as Book;
}

test('each entry can be read as it stood on a day, as far as it was recorded', async () => {
  const { id } = await as((act) => aGroup(act, { name: 'Libraries Fostering Civic Engagement', organizers: [ada] }));
  const unit = await as((act) => aUnit(act));
  await as((act) =>
    fillPost(act, { unit: unit.id, office: 'chair', person: ada, fromOn: '2025-03-10', untilOn: null }, ['chair']),
  );
  on('2025-09-01');
  await as((act) => nameLiaison(act, id, { person: null, name: 'Delia Marchetti-Osei' }));
  await as((act) => renameGroup(act, id, 'Libraries Foster Community Engagement'));
  await as((act) => repurposeGroup(act, id, { purpose: 'Another purpose.', topics: ['equity'], petition: null }));
  on('2026-02-01');
  await as((act) =>
    markEnded(act, id, { state: 'graduated', reason: 'became-round-table', successor: 'A Round Table' }),
  );
  on('2026-03-01');

  const [before, between, today] = [await bookOf('2025-06-30'), await bookOf('2025-10-01'), await bookOf()];
  const nobodyYet = await bookOf('2025-03-09');

  expect(before.groups).toMatchObject([
    {
      id,
      name: 'Libraries Fostering Civic Engagement',
      formerNames: [],
      state: 'active',
      endedOn: null,
      successor: null,
      purpose: expect.stringMatching(/^Members who prepare/) as string,
      topics: null,
      conveners: ['Ada Okonkwo'],
      liaison: '',
    },
  ]);
  expect(between.groups).toMatchObject([
    {
      name: 'Libraries Foster Community Engagement',
      formerNames: [{ name: 'Libraries Fostering Civic Engagement', untilOn: '2025-09-01' }],
      purpose: 'Another purpose.',
      topics: ['equity'],
      liaison: 'Delia Marchetti-Osei',
    },
  ]);
  expect([before.ended, between.ended, today.groups]).toEqual([[], [], []]);
  expect(today.ended).toMatchObject([
    { id, state: 'graduated', endedOn: '2026-02-01', successor: 'A Round Table', conveners: ['Ada Okonkwo'] },
  ]);
  expect(today.units).toMatchObject([
    { name: 'Sustainability Round Table', officers: [{ office: 'chair', name: 'Ada Okonkwo' }] },
  ]);
  expect([nobodyYet.groups, nobodyYet.ended]).toEqual([[], []]);
});

test('the page shows chapters by kind, what has ended in one of its own, and a former day says how far it can be relied on', async () => {
  const nobody = await house.browsing();
  const today = await nobody.get('/handbook');
  const then = await nobody.get('/handbook?on=2025-06-30');
  const headings = [...today.html.matchAll(/<h2[^>]*>([^<]*)</g)].map(([, title]) => title);

  expect(headings).toEqual([
    'Contents',
    'Round tables',
    'Membership initiative groups that have ended',
    'Take away',
    'Another day',
  ]);
  expect(today.text).toContain(
    'Libraries Foster Community Engagement Formerly Libraries Fostering Civic Engagement, until 2025',
  );
  expect(then.text).toContain('Handbook of Organization as it stood on 30 June 2025');
  expect(then.text).toContain('What happens is recorded since 10 March 2025');
});

test('a day that does not exist, or has not come, is refused with what to write instead, and the Handbook of today stands below', async () => {
  const nobody = await house.browsing();
  const answers = [await nobody.get('/handbook?on=2025-02-30'), await nobody.get('/handbook?on=2031-01-01')];
  const program = await house.program()('GET', '/handbook.json?on=2031-01-01', undefined, {
    accept: 'application/json',
  });

  expect(answers.map(({ status }) => status)).toEqual([422, 422]);
  expect(answers[0]!.text).toContain('Write the day as 2025-06-30.');
  expect(answers[1]!.text).toContain('Choose one up to 1 March 2026.');
  expect(program).toMatchObject({ status: 400, body: { code: 'bad-request', detail: 'on is a day up to 2026-03-01' } });
});

test('the table guards what a spreadsheet would run, and begins with the mark by which it knows the letters', async () => {
  await as((act) => aGroup(act, { name: '=HYPERLINK("https://example.org")', organizers: [] }));
  const nobody = await house.browsing();
  const { html, headers } = await nobody.get('/handbook.csv');
  const request = new Request('http://127.0.0.1:3000/handbook.csv', { headers: { host: '127.0.0.1:3000' } });
  const bytes = new Uint8Array(await (await house.app.web.fetch(request)).arrayBuffer());
  const again = await nobody.get('/handbook.csv', { 'if-none-match': headers.get('etag')! });

  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(html).toContain(`,"'=HYPERLINK(""https://example.org"")",`);
  expect(headers.get('content-disposition')).toContain('handbook-2026-03-01.csv');
  expect(again.status).toBe(304);
});

test('the Handbook of thirty groups and units takes as many statements as that of one', async () => {
  const nobody = await house.browsing();
  const few = await statementsDuring(() => nobody.get('/handbook?on=2026-02-28'));
  for (let number = 0; number < 30; number += 1) {
    await as((act) => aGroup(act, { name: `Group ${number}`, organizers: [ada] }));
    await as((act) => aUnit(act, { name: `Unit ${number}`, acronym: `U${number}` }));
  }
  const many = await statementsDuring(() => nobody.get('/handbook?on=2026-02-28'));

  expect(few.length).toBeGreaterThan(5);
  expect(many.length).toBe(few.length);
});

test('the contact of a former day is named while they are the contact, and no longer; that there was one stays', async () => {
  const { db } = house.app.database;
  const [first, second] = [await aPerson(db, 'Ferda Former'), await aPerson(db, 'Petra Present')];
  const { id } = await as((act) => aGroup(act, { name: 'Contacted', organizers: [ada] }));
  await as((act) => nameLiaison(act, id, { person: first, name: '' }));
  on('2026-03-05');
  await as((act) => nameLiaison(act, id, { person: second, name: '' }));
  on('2026-03-10');
  const nobody = await house.browsing();
  const read = async (day: string) => [
    (await bookOf(day)).groups.find((group) => group['id'] === id)!['liaison'],
    (await nobody.get(`/handbook?on=${day}`)).text.match(/Staff liaison (\w+ \w+)/)?.[1],
    (await nobody.get(`/handbook.csv?on=${day}`)).html.match(/Contacted,.*Okonkwo,([^,]*),/)?.[1],
  ];

  const [then, now_, after] = [await read('2026-03-04'), await read('2026-03-05'), await nobody.get('/handbook.csv')];

  expect(then).toEqual(['', 'somebody who', 'somebody who does not hold the role any more']);
  expect(now_).toEqual(['Petra Present', 'Petra Present', 'Petra Present']);
  expect(after.html).not.toContain('Former');
});
