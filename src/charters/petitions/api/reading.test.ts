import { afterAll, beforeAll, expect, test } from 'vitest';
import { anOpenPetition, aStage, aText, sign, type Stage } from '../../testing.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../../../testing.ts';
import { aPerson } from '../../../roll/testing.ts';
import { statementsDuring } from '../../../testing/index.ts';

const at = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let stage: Stage;
let browser: Browsing;

beforeAll(async () => {
  house = await openTestHouse(at);
  stage = await aStage(house.app.database);
  browser = await house.browsing();
});
afterAll(() => house.close());

const db = () => house.app.database.db;
const petition = async (title: string) =>
  anOpenPetition(stage, [await aPerson(db(), `One ${title}`), await aPerson(db(), `Two ${title}`)], at, {
    ...aText,
    title,
  });

test('a petition is given whole, with its hash and its counts and nobody’s name', async () => {
  const id = await petition('Moss Libraries');
  await sign(stage, id, await aPerson(db(), 'Ada Signer', { class: 'REG' }), at);

  const answer = await browser.get(`/api/v1/petitions/${id}`);

  expect(JSON.parse(answer.html)).toEqual({
    id,
    url: `http://127.0.0.1:3000/petitions/${id}`,
    kind: 'establish',
    state: 'signing',
    title: 'Moss Libraries',
    purpose: aText.purpose,
    openTo: aText.openTo,
    topics: ['buildings', 'sustainability'],
    text: {
      url: `http://127.0.0.1:3000/petitions/${id}/text`,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    },
    needed: 100,
    signed: 1,
    openedAt: '2026-11-23T18:00:00.000Z',
    closesAt: expect.stringMatching(/^2027-/) as string,
    filedOn: null,
    decidedAt: null,
    group: null,
    policy: { id: 'ala-mig', version: '2014' },
    decisions: [],
  });
  expect(answer.html).not.toContain('Signer');
});

test('the list comes in pages, as many statements for three as for one, and refuses what it does not know', async () => {
  const one = await statementsDuring(() => browser.get('/api/v1/petitions'));
  await petition('Fern Libraries');
  await petition('Tree Libraries');
  const three = await statementsDuring(() => browser.get('/api/v1/petitions'));

  const all = await browser.get('/api/v1/petitions?state=signing');
  const beyond = await browser.get('/api/v1/petitions?offset=50');
  const wrong = await browser.get('/api/v1/petitions?state=draft');

  expect(three.length).toBe(one.length);
  expect(JSON.parse(all.html)).toMatchObject({
    total: 3,
    limit: 50,
    offset: 0,
    items: [{ state: 'signing' }, {}, {}],
  });
  expect(JSON.parse(beyond.html)).toMatchObject({ total: 3, items: [] });
  expect(wrong.status).toBe(400);
  expect(JSON.parse(wrong.html)).toMatchObject({
    detail: expect.stringContaining('state is one of signing') as string,
  });
});

test.each(['1e3', '0', '-1', 'x', '99999999999999999999', '123456789'])('there is no petition %s', async (id) => {
  expect((await browser.get(`/api/v1/petitions/${id}`)).status).toBe(404);
});
