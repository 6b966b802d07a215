import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Act, PersonId } from '../../platform/act/index.ts';
import { addMilliseconds, minutes } from '../../platform/time/index.ts';
import { aMerge, aPerson, aStanding } from '../../roll/testing.ts';
import { testDatabase } from '../../testing/index.ts';
import { openPetition } from '../petitions/commands/opening.ts';
import { withdrawSignature } from '../petitions/commands/signing.ts';
import { countSignatures } from '../petitions/queries.ts';
import { textHash } from '../petitions/text.ts';
import { charters } from '../tables.ts';
import { aStage, aText, anOpenPetition, refusal, rules, sign, type Stage } from '../testing.ts';
import { filePetition, invalidateSignatures, restateCount, retestFiled, settleSignature, signOff } from './commands.ts';
import { verdictsIn } from './queries.ts';

let stage: Stage;
let organizers: [PersonId, PersonId];
let verifier: PersonId;
const opened = new Date('2026-09-02T15:00:00Z');
const later = new Date('2026-10-02T15:00:00Z');

beforeAll(async () => {
  stage = await aStage(await testDatabase());
  const { db } = stage.database;
  organizers = [
    await aPerson(db, 'Amara Okonkwo', { class: 'REG' }),
    await aPerson(db, 'Thomas Nguyen', { class: 'REG' }),
  ];
  verifier = await aPerson(db, 'Vera Fier', { isMember: false });
});
afterAll(() => stage.database.close());

/** A petition of which three have signed, a minute apart, and that needs so many. */
async function signedByThree(needed: number) {
  const { db } = stage.database;
  const id = await anOpenPetition(stage, organizers, opened);
  await need(id, needed);
  const names = ['First Signer', 'Second Undersigned', 'Third Subscriber'];
  const signers = await Promise.all(names.map((name) => aPerson(db, `${name}${id}`, { class: 'REG' })));
  for (const [index, person] of signers.entries())
    await sign(stage, id, person, addMilliseconds(opened, minutes(index + 1)));
  return { id, signers };
}

const need = (id: number, needed: number) =>
  sql`update charters.petition set needed = ${needed} where id = ${id}`.execute(charters(stage.database.db));
const file = (id: number, at = later) =>
  stage.as(organizers[0], at, (act) => filePetition(act, id, rules.verification));
const verifying = <T>(work: (act: Act) => Promise<T>, at = later) => stage.as(verifier, at, work, ['petitions.verify']);
const off = (id: number, at = later) => verifying((act) => signOff(act, id, ''), at);
const retest = () => stage.as(null, later, (act) => retestFiled(act, () => rules.verification));
const settleAsCounting = (id: number, signature: number) =>
  verifying((act) => settleSignature(act, id, signature, { result: 'counts', reason: null }));
const firstOf = async (id: number) => (await verdictsIn(stage.database.db, id))[0]!.signature;

test('a signature withdrawn between two filings is not counted by what the first filing found', async () => {
  const { id, signers } = await signedByThree(3);
  await file(id);
  const first = await firstOf(id);
  await verifying((act) => invalidateSignatures(act, id, [first], 'not-the-member'));
  expect(await off(id)).toEqual({ counted: 2, enough: false });
  await need(id, 1);
  await stage.as(signers[1]!, later, (act) => withdrawSignature(act, id, signers[1]!));

  await file(id);

  expect(await off(id)).toEqual({ counted: 1, enough: true });
});

test('signatures of an earlier text are not counted under the new one, and their signers may sign it', async () => {
  const { id, signers } = await signedByThree(1);
  await sql`update charters.petition set state = 'returned' where id = ${id}`.execute(charters(stage.database.db));
  await stage.as(organizers[0], later, (act) =>
    openPetition(act, id, textHash(aText), {
      ...rules,
      petition: { ...rules.petition, needed: 1, keepsSignatures: false },
    }),
  );

  await sign(stage, id, signers[0]!, later);
  await file(id);

  expect(await off(id)).toEqual({ counted: 1, enough: true });
});

test('whoever was rejected for their dues may sign again once they have paid', async () => {
  const { db } = stage.database;
  const { id } = await signedByThree(4);
  const behind = await aPerson(db, 'Dues Behind', { class: 'REG', paidThrough: '2026-09-30' });
  await sign(stage, id, behind, opened);
  await file(id);
  expect(await off(id)).toEqual({ counted: 3, enough: false });
  await aStanding(db, behind, { fromOn: '2026-10-02', class: 'REG', paidThrough: '2027-09-30' });

  await sign(stage, id, behind, later);

  expect(await countSignatures(db, id)).toBe(4);
});

test('what a verifier took out for what it is cannot be signed anew', async () => {
  const { id, signers } = await signedByThree(3);
  await file(id);
  const first = await firstOf(id);
  await verifying((act) => invalidateSignatures(act, id, [first], 'same-person'));
  await off(id);

  expect(await refusal(sign(stage, id, signers[0]!, later))).toEqual(['already-signed']);
});

test('one person signs once, also when their record is merged between two signatures', async () => {
  const { db } = stage.database;
  const { id, signers } = await signedByThree(3);
  await aMerge(db, signers[0]!, await aPerson(db, 'Surviving Record', { class: 'REG' }));

  expect(await refusal(sign(stage, id, signers[0]!, later))).toEqual(['already-signed']);
});

test('a verifier cannot count what was taken out, nor what a later test rejected', async () => {
  const { db } = stage.database;
  const { id, signers } = await signedByThree(1);
  await file(id);
  const [first, , third] = (await verdictsIn(db, id)).map(({ signature }) => signature);
  await verifying((act) => invalidateSignatures(act, id, [first!], 'not-the-member'));
  await settleAsCounting(id, third!);
  await aMerge(db, signers[2]!, signers[1]!);
  await retest();

  expect(await refusal(settleAsCounting(id, first!))).toEqual(['verdict-fixed']);
  expect(await refusal(settleAsCounting(id, third!))).toEqual(['verdict-fixed']);
  expect(await off(id)).toEqual({ counted: 1, enough: true });
});

test('the verifier is told of an address that was shared at signing, also if the other member has not signed', async () => {
  const { db } = stage.database;
  const { id } = await signedByThree(1);
  await aPerson(db, 'Silent Half', { class: 'REG', email: 'desk@library.example' });
  const half = await aPerson(db, 'Signing Half', { class: 'REG', email: 'desk@library.example' });
  await sign(stage, id, half, later);

  await file(id);

  expect((await verdictsIn(db, id)).map(({ marks }) => marks)).toEqual([[], [], [], ['shared-address']]);
});

test('a merge of the last minute is in the count, and the verifier is told before they sign it off', async () => {
  const { id, signers } = await signedByThree(3);
  await file(id);
  await aMerge(stage.database.db, signers[2]!, signers[0]!);

  const shown = verifying((act) => restateCount(act, id, rules.verification, 3));

  expect(await refusal(shown)).toEqual(['count-changed']);
  await verifying((act) => restateCount(act, id, rules.verification, 2));
  expect((await verdictsIn(stage.database.db, id)).map(({ result }) => result)).toEqual([
    'counts',
    'counts',
    'rejected',
  ]);
});
