import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId } from '../../platform/act/index.ts';
import { aMerge, aPerson } from '../../roll/testing.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../../testing.ts';
import { petitionOf } from '../petitions/queries.ts';
import { charters } from '../tables.ts';
import { anOpenPetition, aStage, inOffice, rules, sign, type Stage } from '../testing.ts';
import { filePetition } from './commands.ts';
import { verdictsIn } from './queries.ts';

const at = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let stage: Stage;
let verifier: Browsing;
let organizers: [PersonId, PersonId];

beforeAll(async () => {
  house = await openTestHouse(at);
  stage = await aStage(house.app.database);
  organizers = [
    await aPerson(db(), 'First Asker', { class: 'REG' }),
    await aPerson(db(), 'Other Asker', { class: 'REG' }),
  ];
  const person = await aPerson(db(), 'Vera Fier', { isMember: false });
  await inOffice(stage, person, 'Member Programs and Services', 'verifier');
  verifier = await house.browsing(person);
});
afterAll(() => house.close());

const db = () => house.app.database.db;

/** A filed petition that three have signed, and needs one. */
async function aFiled(): Promise<{ id: number; signers: PersonId[] }> {
  const id = await anOpenPetition(stage, organizers, at);
  await sql`update charters.petition set needed = 1 where id = ${id}`.execute(charters(db()));
  const names = ['Ann Subscriber', 'Bo Undersigned', 'Cy Signatory'];
  const signers = await Promise.all(names.map((name) => aPerson(db(), `${name}${id}`, { class: 'REG' })));
  for (const person of signers) await sign(stage, id, person, at);
  await stage.as(organizers[0], at, (act) => filePetition(act, id, rules.verification));
  return { id, signers };
}

const namedIn = (html: string): string => /name="named" value="([^"]*)"/.exec(html)?.[1] ?? '';

/** Strikes out by their numbers, as a verifier does: look at the names, then press. */
async function struckOut(id: number, signatures: string) {
  const path = `/petitions/${id}/verification/invalidation`;
  const { html } = await verifier.post(path, { signatures, reason: 'other' });
  return verifier.post(path, { signatures, reason: 'other', named: namedIn(html) });
}

const resultsIn = async (id: number) => (await verdictsIn(db(), id)).map(({ result }) => result);

test('numbers that cannot be struck out are named, all at once, and none is', async () => {
  const { id } = await aFiled();
  const strike = (signatures: string, reason = 'other') =>
    verifier.post(`/petitions/${id}/verification/invalidation`, { signatures, reason });
  expect((await struckOut(id, '3')).status).toBe(303);

  const answer = await strike('1, zwei; 3 99', 'for fun');

  expect(answer.status).toBe(422);
  expect(answer.text).toContain('“zwei” is not a number.');
  expect(answer.text).toContain('The list ends with no. 3; it has no 99.');
  expect(answer.text).toContain('No. 3 is struck out already.');
  expect(answer.text).toContain('Choose one of the reasons.');
  expect(answer.html).toContain('value="1, zwei; 3 99"');
  expect(answer.html).toContain('<details open');
  expect(await resultsIn(id)).toEqual(['counts', 'counts', 'rejected']);
  expect((await strike(' ')).text).toContain('Write the numbers of the signatures.');
});

test('nobody is struck out before the verifier has seen them by name, with the reason', async () => {
  const { id } = await aFiled();
  const strike = (fields: Record<string, string>) =>
    verifier.post(`/petitions/${id}/verification/invalidation`, {
      signatures: '1 3',
      reason: 'not-the-member',
      ...fields,
    });

  const asked = await strike({});
  const others = await strike({ named: '999 1000' });

  for (const answer of [asked, others]) {
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('Strike 2 signatures out');
    expect(answer.text).toContain(`Subscriber${id}, Ann`);
    expect(answer.text).toContain(`Signatory${id}, Cy`);
    expect(answer.text).not.toContain(`Undersigned${id}`);
    expect(answer.text).toContain('Not signed by the member');
  }
  expect(await resultsIn(id)).toEqual(['counts', 'counts', 'counts']);

  const struck = await strike({ named: namedIn(asked.html) });
  expect([struck.status, await resultsIn(id)]).toEqual([303, ['rejected', 'counts', 'rejected']]);
});

test('what was struck out can be put back until the count is signed off, and is tested again', async () => {
  const { id } = await aFiled();
  await struckOut(id, '2 3');
  const { html } = await verifier.get(`/petitions/${id}/verification`);
  const [first, second] = [...html.matchAll(/restorations"(?:(?!<\/form>)[\s\S])*name="signature" value="(\d+)"/g)];
  const putBack = (signature: string) => verifier.post(`/petitions/${id}/verification/restorations`, { signature });

  const [back, again] = [await putBack(first![1]!), await putBack(first![1]!)];
  const before = await resultsIn(id);
  await verifier.post(`/petitions/${id}/verification/sign-off`, { note: '', counts: '2' });
  const late = await putBack(second![1]!);

  expect([back, again, late].map(({ status }) => status)).toEqual([303, 409, 409]);
  expect([before, await resultsIn(id)]).toEqual([
    ['counts', 'counts', 'rejected'],
    ['counts', 'counts', 'rejected'],
  ]);
  expect((await verifier.get(`/petitions/${id}/verification`)).html).not.toContain('restorations');
});

test('a note that is too long signs nothing off, and is kept', async () => {
  const { id } = await aFiled();
  const note = `A long note. ${'x'.repeat(5_000)}`;

  const answer = await verifier.post(`/petitions/${id}/verification/sign-off`, { note, counts: '3' });

  expect([answer.status, (await petitionOf(db(), id))?.state]).toEqual([422, 'filed']);
  expect(answer.text).toContain('A note has at most 5,000 letters.');
  expect(answer.html).toContain(note);
});

test('a count that has changed meanwhile keeps the note, and says what counts now', async () => {
  const { id, signers } = await aFiled();
  await aMerge(db(), signers[2]!, signers[0]!);

  const answer = await verifier.post(`/petitions/${id}/verification/sign-off`, { note: 'Seen by Vera.', counts: '3' });

  expect([answer.status, (await petitionOf(db(), id))?.state]).toEqual([409, 'filed']);
  expect(answer.text).toContain('2 count now, not 3');
  expect(answer.html).toContain('Seen by Vera.');
});
