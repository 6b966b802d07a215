import fs from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDraft, anOpenPetition, aStage, aText, inOffice, sign, type Stage } from '../../charters/testing.ts';
import type { PersonId } from '../../platform/act/index.ts';
import { keptPolicies } from '../../policies/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { statementsDuring } from '../../testing/index.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../../testing.ts';

const at = new Date('2026-11-23T18:00:00Z');
const file = JSON.parse(fs.readFileSync('association/policies/ala-mig/2014.json', 'utf8')) as Record<
  string,
  unknown
> & {
  steps: object[];
};
const next = (changes: object = {}) =>
  JSON.stringify({ ...file, version: '2028', effectiveOn: '2028-01-01', supersedes: '2014', ...changes });
const withSignatures = (count: number) => next({ steps: [{ ...file.steps[0], count }, ...file.steps.slice(1)] });

let house: TestHouse;
let stage: Stage;
let organizers: readonly [PersonId, PersonId];
let staff: Browsing;
let member: Browsing;

beforeAll(async () => {
  house = await openTestHouse(at);
  stage = await aStage(house.app.database);
  const person = (name: string) => aPerson(house.app.database.db, name, { class: 'REG' });
  organizers = [await person('Una First'), await person('Dua Second')];
  const chair = await person('Imogen Castellanos');
  await inOffice(stage, chair, 'Committee on Organization', 'chair');
  const open = await anOpenPetition(stage, organizers, at);
  await sign(stage, open, organizers[0], at);
  await aDraft(stage, organizers, at, { ...aText, title: 'A Secret Draft' });
  staff = await house.browsing(chair);
  member = await house.browsing(organizers[0]);
});
afterAll(() => house.close());

test('staff read how much is judged by which version, and nobody else does', async () => {
  const { status, text } = await staff.get('/staff/rules');

  expect(status).toBe(200);
  expect(text).toMatch(/ALA-MIG, version of 2014 2 0/);
  expect(text).not.toContain('version of 1985 0');
  expect((await member.get('/staff/rules')).status).toBe(403);
  expect((await member.post('/staff/rules', { policy: withSignatures(120) })).status).toBe(403);
  expect((await member.get('/staff/rules/ala-mig/1985')).status).toBe(403);
});

test('a text that is put there is held against what is under way, and not kept', async () => {
  const { status, text } = await staff.post('/staff/rules', { policy: withSignatures(120) });

  expect(status).toBe(200);
  expect(text).toContain('What ALA-MIG, version of 2028 would do');
  expect(text).toContain('It is not kept, and nobody else has seen it.');
  expect(text).toContain('It is in force from 1 January 2028 on.');
  expect(text).toContain('Libraries and Climate Resilience');
  expect(text).toContain('It would need 120 signatures; it needs 100. 1 member has signed: 119 too few.');
  expect(text).toContain('Signing. Signatures asked for: 120, formerly 100.');
  expect((await keptPolicies(house.app.database.db)).map(({ version }) => version)).toEqual(['2014', '1985']);
});

test('a draft is counted, and its name is not told', async () => {
  const { text } = await staff.post('/staff/rules', {
    policy: next({ group: { ...(file['group'] as object), term: { months: 24 } } }),
  });

  expect(text).toContain('1 petition would make a group with another term.');
  expect(text).toContain('1 more petition would differ that only its organizers may read so far.');
  expect(text).not.toContain('A Secret Draft');
});

test('a version that is kept under that name cannot be said otherwise', async () => {
  const { text } = await staff.post('/staff/rules', {
    policy: withSignatures(120).replace('"2028"', '"2014"').replace('"supersedes":"2014"', '"supersedes":"1985"'),
  });

  expect(text).toContain(
    'It cannot be carried out yet A version of this name is kept, and says something else. Versions do not change.',
  );
});

test('a text that is no policy comes back with what is wrong in it', async () => {
  const hostile = '{ "id": "</textarea><script>alert(1)</script>" }';
  const { status, html, text } = await staff.post('/staff/rules', { policy: hostile });

  expect(status).toBe(422);
  expect(html).not.toContain('<script>alert');
  expect(text).toContain('$.version');
  expect((await staff.post('/staff/rules', { policy: 'no JSON' })).text).toContain('$: expected JSON');
  expect((await staff.post('/staff/rules', {})).text).toContain('Put the text of a policy here.');
});

test('a version that nobody keeps is not found', async () => {
  expect((await staff.get('/staff/rules/ala-mig/1970')).status).toBe(404);
});

test('more petitions ask the database no more', async () => {
  const statements = () => statementsDuring(() => staff.get('/staff/rules/ala-mig/1985'));
  await statements();
  const few = (await statements()).length;
  for (let number = 0; number < 8; number += 1)
    await anOpenPetition(stage, organizers, at, { ...aText, title: `Libraries of Kind ${number}` });

  expect((await statements()).length).toBe(few);
});
