import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type Browsing, type TestHouse } from '../../testing.ts';
import { keepPolicies } from '../versions/commands.ts';
import { loadPolicies } from '../versions/policy-file.ts';

let house: TestHouse;
let reader: Browsing;

beforeAll(async () => {
  house = await openTestHouse(new Date('2026-11-23T18:00:00Z'));
  await keepPolicies({ db: house.app.database.db, at: new Date('2026-11-23T18:00:00Z') }, loadPolicies('association'));
  reader = await house.browsing();
});
afterAll(() => house.close());

test('a version is read rule by rule, each with where it stems from and what was chosen', async () => {
  const { status, text, html } = await reader.get('/rules/ala-mig/2014');

  expect(status).toBe(200);
  expect(text).toContain('Signatures asked for 100');
  expect(text).toContain('A.4.3.12: at least 100 signatures of members in good standing.');
  expect(text).toContain('How many times As often as its members wish');
  expect(text).toContain('Before it may be begun again No wait');
  expect(text).toContain('Where the text is silent: Chosen: a week of notice and two weeks to vote');
  expect(text).toContain('Acknowledging receipt of a petition Chair, Committee on Organization, within 14 days');
  expect(html).toContain('href="/rules/ala-mig/2014/changes-from/1985"');
});

test('what a version changes stands in sentences and side by side, and nothing else does', async () => {
  const { status, text, html } = await reader.get('/rules/ala-mig/2014/changes-from/1985');

  expect(status).toBe(200);
  expect(text).toContain('Renewal. How many times: as often as its members wish, formerly once.');
  expect(html).toMatch(/How many times<\/th><td data-label="Version of 1985"><div>Once<\/div>/);
  expect(text).not.toContain('Signatures asked for');
});

test('asked for the other way round, it leads to the later version', async () => {
  const { status, to } = await reader.get('/rules/ala-mig/1985/changes-from/2014');

  expect([status, to]).toEqual([303, '/rules/ala-mig/2014/changes-from/1985']);
});

test.each([
  '/rules/ala-mig/2014/changes-from/2014',
  '/rules/ala-mig/2014/changes-from/1970',
  '/rules/other/1/changes-from/2',
])('there is nothing at %s', async (at) => {
  expect((await reader.get(at)).status).toBe(404);
});
