import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId } from '../platform/act/index.ts';
import { addMilliseconds, minutes } from '../platform/time/index.ts';
import { testDatabase } from '../testing/index.ts';
import { groupsOf } from '../groups/index.ts';
import { aMerge, aPerson, aStanding } from '../roll/testing.ts';
import { decisionsOn } from './docket/queries.ts';
import { withdrawSignature } from './petitions/commands/signing.ts';
import { countSignatures, petitionOf } from './petitions/queries.ts';
import { lapseTerm } from './terms/commands.ts';
import { currentTerm } from './terms/queries.ts';
import { aStage, anOpenPetition, refusal, rules, sign, type Stage } from './testing.ts';
import { aDecision } from '../council/testing.ts';
import { filePetition, settleSignature, signOff } from './verification/commands.ts';
import { verdictsIn } from './verification/queries.ts';
import { countOf } from './verification/rules.ts';

let stage: Stage;
let organizers: [PersonId, PersonId];
const opened = new Date('2026-09-02T15:00:00Z');
const filedAt = new Date('2026-11-16T16:00:00Z');

beforeAll(async () => {
  stage = await aStage(await testDatabase());
  const { db } = stage.database;
  organizers = [
    await aPerson(db, 'Amara Okonkwo', { class: 'REG' }),
    await aPerson(db, 'Thomas Nguyen', { class: 'REG' }),
  ];
});
afterAll(() => stage.database.close());

/** Signs a petition with a hundred members in good standing, and with four whom the roll will hear something of. */
async function signByHundredAndFour(id: number) {
  const { db } = stage.database;
  const good: PersonId[] = [];
  for (let number = 0; number < 100; number += 1) {
    const life = number % 10 === 0;
    good.push(
      await aPerson(db, `Signer Number${number}`, {
        class: life ? 'LIF' : 'REG',
        paidThrough: life ? null : '2027-12-31',
      }),
    );
  }
  const four = {
    lapsing: await aPerson(db, 'Dues Runout', { class: 'REG', paidThrough: '2026-10-31' }),
    suspended: await aPerson(db, 'Late Suspended', { class: 'REG' }),
    merged: await aPerson(db, 'Merged Twice', { class: 'REG' }),
    retyped: await aPerson(db, 'Retyped Organization', { class: 'REG' }),
  };
  for (const [index, person] of [...good, ...Object.values(four)].entries()) {
    await sign(stage, id, person, addMilliseconds(opened, minutes(index + 1)));
  }
  return { good, ...four };
}

/** Records what the committee decided, as its chair. */
async function approve(id: number): Promise<void> {
  const chair = await aPerson(stage.database.db, 'Imogen Castellanos', { class: 'REG' });
  await aDecision(stage, chair, id, new Date('2027-01-24T20:00:00Z'));
}

test('of 104 who sign, four are rejected at filing for four reasons', async () => {
  const { db } = stage.database;
  const id = await anOpenPetition(stage, organizers, opened);
  const { good, suspended, merged, retyped } = await signByHundredAndFour(id);
  await aStanding(db, suspended, { fromOn: '2026-11-02', class: 'REG', suspended: true });
  await aStanding(db, retyped, { fromOn: '2026-11-02', class: 'ORG' });
  await aMerge(db, merged, good[0]!);

  await stage.as(organizers[0], filedAt, (act) => filePetition(act, id, rules.verification));

  expect(countOf(await verdictsIn(db, id))).toEqual({
    filed: 104,
    rejected: [
      ['class-may-not-sign', 1],
      ['dues-run-out', 1],
      ['merged-had-signed', 1],
      ['suspended', 1],
    ],
    doubt: 0,
    counts: 100,
  });
});

test('a concern becomes a group with a term, and lapses when nobody renews it', async () => {
  const { db } = stage.database;
  const id = await anOpenPetition(stage, organizers, opened);
  await signByHundredAndFour(id);
  await stage.as(organizers[0], opened, (act) => filePetition(act, id, rules.verification));
  const verifier = await aPerson(db, 'Vera Fier', { isMember: false });

  const signedOff = await stage.as(verifier, filedAt, (act) => signOff(act, id, 'All in order.'), ['petitions.verify']);
  await approve(id);

  const petition = await petitionOf(db, id);
  const [group] = await groupsOf(db, organizers[0]);
  const term = await currentTerm(db, petition!.groupId!);
  expect(signedOff).toEqual({ counted: 104, enough: true });
  expect([petition?.state, group?.name, term?.fromOn, term?.untilOn, (await decisionsOn(db, id)).length]).toEqual([
    'approved',
    'Libraries and Climate Resilience',
    '2027-01-24',
    '2030-01-24',
    1,
  ]);

  await stage.as(null, new Date('2030-01-24T12:00:00Z'), (act) =>
    lapseTerm(act, petition!.groupId!, () => rules.charter),
  );
  expect((await groupsOf(db, organizers[0]))[0]?.state).toBe('lapsed');
});

test('one member signs once, may take it back until the filing, and may sign again', async () => {
  const { db } = stage.database;
  const id = await anOpenPetition(stage, organizers, opened);
  const person = await aPerson(db, 'Jordan Bellweather', { class: 'REG' });
  await sign(stage, id, person, opened);

  expect(await refusal(sign(stage, id, person, opened))).toEqual(['already-signed']);
  await stage.as(person, opened, (act) => withdrawSignature(act, id, person));
  expect(await countSignatures(db, id)).toBe(0);
  await sign(stage, id, person, opened);
  expect(await countSignatures(db, id)).toBe(1);
});

test('two presses at once count once', async () => {
  const { db } = stage.database;
  const id = await anOpenPetition(stage, organizers, opened);
  const person = await aPerson(db, 'Impatient Presser', { class: 'REG' });

  const presses = await Promise.allSettled(Array.from({ length: 6 }, () => sign(stage, id, person, opened)));

  expect(presses.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await countSignatures(db, id)).toBe(1);
});

test('whoever may not sign is told every reason', async () => {
  const { db } = stage.database;
  const id = await anOpenPetition(stage, organizers, opened);
  const library = await aPerson(db, 'Pine County', { class: 'ORG', paidThrough: '2026-08-31' });
  const guest = await aPerson(db, 'A Guest', { isMember: false });

  expect(await refusal(sign(stage, id, library, opened))).toEqual(['class-may-not-sign', 'dues-run-out']);
  expect(await refusal(sign(stage, id, guest, opened))).toEqual(['not-a-member']);
  expect(await refusal(sign(stage, id, organizers[0], new Date('2027-03-03T12:00:00Z')))).toEqual(['petition-closed']);
});

test('signers and the filing do not pass one another: each signature is in the filed count, or refused', async () => {
  const { db } = stage.database;
  const id = await anOpenPetition(stage, organizers, opened);
  for (let number = 0; number < 100; number += 1)
    await sign(stage, id, await aPerson(db, `Early Bird${number}`, { class: 'REG' }), opened);
  const late = await Promise.all(
    Array.from({ length: 12 }, (_, number) => aPerson(db, `Late Bird${number}`, { class: 'REG' })),
  );

  const [filing, ...signings] = await Promise.allSettled([
    stage.as(organizers[0], opened, (act) => filePetition(act, id, rules.verification)),
    ...late.map((person) => sign(stage, id, person, opened)),
  ]);

  const signed = signings.filter(({ status }) => status === 'fulfilled').length;
  expect(filing?.status).toBe('fulfilled');
  expect([await countSignatures(db, id), (await verdictsIn(db, id)).length]).toEqual([100 + signed, 100 + signed]);
});

test('a doubt waits for the verifier, who settles it', async () => {
  const { db } = stage.database;
  const id = await anOpenPetition(stage, organizers, opened);
  for (let number = 0; number < 99; number += 1)
    await sign(stage, id, await aPerson(db, `Plain Signer${number}`, { class: 'REG' }), opened);
  await sign(stage, id, await aPerson(db, 'Jon Lee', { class: 'REG', email: 'jlee@example.org' }), opened);
  await sign(
    stage,
    id,
    await aPerson(db, 'John Lee', { class: 'REG', email: 'jlee@example.org' }),
    addMilliseconds(opened, 1000),
  );
  await stage.as(organizers[0], opened, (act) => filePetition(act, id, rules.verification));
  const doubt = (await verdictsIn(db, id)).find(({ result }) => result === 'doubt');
  const verifier = await aPerson(db, 'Second Verifier', { isMember: false });

  await stage.as(
    verifier,
    opened,
    (act) => settleSignature(act, id, doubt!.signature, { result: 'counts', reason: null }),
    ['petitions.verify'],
  );

  expect(doubt?.reason).toBe('near-name');
  expect(countOf(await verdictsIn(db, id))).toEqual({ filed: 101, rejected: [], doubt: 0, counts: 101 });
});
