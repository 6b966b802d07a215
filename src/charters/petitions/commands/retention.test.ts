import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileOf } from '../../../platform/files/index.ts';
import { lettersSent } from '../../../platform/mail/index.ts';
import { stampInstallation } from '../../../platform/installation.ts';
import { erasePerson } from '../../../roll/members/commands.ts';
import { aPerson } from '../../../roll/testing.ts';
import { testDatabase } from '../../../testing/index.ts';
import { association, aStage, anOpenPetition, rules, sign, type Stage } from '../../testing.ts';
import { postNews } from '../letters.ts';
import { attachScan, enterSheet } from '../../paper/commands.ts';
import { forgetOnPaper } from '../../paper/erasing.ts';
import { linesOf, scanOf } from '../../paper/queries.ts';
import { countSignatures, organizerRecordsOf, organizersOf, petitionOf } from '../queries.ts';
import { charters } from '../../tables.ts';
import { expirePetition, withdrawPetition } from './opening.ts';
import { eraseAfterDecision, forgetOrganizers, petitionsToErase } from './retention.ts';

let stage: Stage;
const opened = new Date('2026-09-02T15:00:00Z');
const over = new Date('2027-06-01T12:00:00Z');

beforeAll(async () => {
  stage = await aStage(await testDatabase());
  await stampInstallation(stage.database.db, 'association', opened);
});
afterAll(() => stage.database.close());

test('the addresses of every organizer go, and their names stay', async () => {
  const { db } = stage.database;
  const organizers = [
    await aPerson(db, 'Amara Okonkwo', { class: 'REG' }),
    await aPerson(db, 'Thomas Nguyen', { class: 'REG' }),
  ] as const;
  const id = await anOpenPetition(stage, organizers, opened);
  await stage.as(null, over, (act) => expirePetition(act, id));

  await stage.as(null, over, (act) => eraseAfterDecision(act, id, rules.retention.of));

  expect((await organizersOf(db, id)).map(({ name, email, postalAddress }) => [name, email, postalAddress])).toEqual([
    ['An Organizer', '', ''],
    ['An Organizer', '', ''],
  ]);
  expect(await petitionsToErase(db)).toEqual([]);
});

test('what the policy does not name stays: scans where it speaks of addresses, addresses where it speaks of scans', async () => {
  const { db } = stage.database;
  const organizers = [
    await aPerson(db, 'Una Kept', { class: 'REG' }),
    await aPerson(db, 'Ursula Kept', { class: 'REG' }),
  ] as const;
  const id = await anOpenPetition(stage, organizers, opened);
  await sign(stage, id, organizers[0], opened);
  const staff = await aPerson(db, 'Vera Keeper', { isMember: false });
  const line = { name: 'Nobody Known', number: '9', on: '2026-10-01' };
  const entered = new Date('2026-10-02T12:00:00Z');
  const enter = (): Promise<number> =>
    stage.as(staff, entered, (act) => enterSheet(act, id, [line], () => rules.verification), ['petitions.verify']);
  const sheet = await enter();
  await stage.as(null, over, (act) => expirePetition(act, id));
  const left = async () => {
    const { rows } = await sql<{ marked: boolean }>`
      select network_hash is not null as marked from charters.signature where petition = ${id}
    `.execute(charters(db));
    return {
      addresses: (await organizersOf(db, id)).map(({ email }) => email !== ''),
      marked: rows.map(({ marked }) => marked),
      written: (await linesOf(db, sheet)).map(({ name }) => name !== ''),
    };
  };

  await stage.as(null, over, (act) => eraseAfterDecision(act, id, ['organizers-addresses']));
  const first = await left();
  await stage.as(null, over, (act) => eraseAfterDecision(act, id, ['scans', 'network-marks']));

  expect(first).toEqual({ addresses: [false, false], marked: [true], written: [true] });
  expect(await left()).toEqual({ addresses: [false, false], marked: [false], written: [false] });
});

test('of an organizer who was erased nothing is left but an id, and no letter to them', async () => {
  const { db } = stage.database;
  const [gone, stays] = [
    await aPerson(db, 'Gone Organizer', { class: 'REG' }),
    await aPerson(db, 'Staying Organizer', { class: 'REG' }),
  ];
  const id = await anOpenPetition(stage, [gone, stays], opened);
  const head = {
    association: 'The Association',
    baseUrl: 'http://127.0.0.1:3000',
    speaks: '',
    nouns: association.words,
  };
  const [petition, organizers] = [(await petitionOf(db, id))!, await organizersOf(db, id)];
  await stage.as(null, opened, (act) => postNews(act, head, { petition, organizers, what: 'opened', once: '1' }));
  await stage.as(null, opened, (act) => erasePerson(act, gone));

  await stage.as(null, over, (act) => forgetOrganizers(act, { persons: [gone], addresses: [] }));

  const [record] = await organizerRecordsOf(db, gone);
  expect([record?.name, record?.email, record?.postalAddress]).toEqual(['', '', '']);
  expect((await organizersOf(db, id)).map(({ person }) => person)).toEqual([stays]);
  expect((await lettersSent(db)).map(({ address }) => address)).toEqual(['two@example.org']);
});

test('the time of keeping begins when all is over, also where a returned petition is given up later', async () => {
  const { db } = stage.database;
  const organizers = [
    await aPerson(db, 'Ruth Returned', { class: 'REG' }),
    await aPerson(db, 'Otto Returned', { class: 'REG' }),
  ] as const;
  const id = await anOpenPetition(stage, organizers, opened);
  await sql`update charters.petition set state = 'returned', decided_at = ${opened} where id = ${id}`.execute(
    charters(db),
  );

  await stage.as(organizers[0], over, (act) => withdrawPetition(act, id));

  expect((await petitionsToErase(db)).filter((one) => one.id === id).map(({ endedAt }) => endedAt)).toEqual([over]);
});

const aVerifier = () => aPerson(stage.database.db, 'Vera Fier', { isMember: false });

test('what was written on paper goes with its scan, and the signature stays', async () => {
  const { db } = stage.database;
  const organizers = [
    await aPerson(db, 'Paula Paper', { class: 'REG' }),
    await aPerson(db, 'Otto Paper', { class: 'REG' }),
  ] as const;
  const id = await anOpenPetition(stage, organizers, opened);
  await aPerson(db, 'Ada Lovell', { class: 'REG', number: '30000001' });
  const verify = ['petitions.verify'] as const;
  const lines = [{ name: 'Ada Lovell', number: '30000001', on: '2026-09-02' }];
  const sheet = await stage.as(
    await aVerifier(),
    opened,
    (act) => enterSheet(act, id, lines, () => rules.verification),
    verify,
  );
  await stage.as(await aVerifier(), opened, (act) => attachScan(act, id, sheet, Buffer.from('%PDF-1.7')), verify);
  const scan = await scanOf(db, sheet);

  await stage.as(null, over, (act) => eraseAfterDecision(act, id, rules.retention.of));

  expect(await linesOf(db, sheet)).toMatchObject([{ name: '', number: '', state: 'signed' }]);
  expect([await scanOf(db, sheet), await fileOf(db, scan!)]).toEqual([undefined, undefined]);
  expect(await countSignatures(db, id)).toBe(1);
});

test('of a member who was erased nothing is left that was written on paper', async () => {
  const { db } = stage.database;
  const organizers = [
    await aPerson(db, 'Petra Paper', { class: 'REG' }),
    await aPerson(db, 'Olaf Paper', { class: 'REG' }),
  ] as const;
  const id = await anOpenPetition(stage, organizers, opened);
  await aPerson(db, 'Bela Quist', { class: 'REG', number: '30000002' });
  const lines = [{ name: 'Bela Quist', number: '30000002', on: '2026-09-02' }];
  const sheet = await stage.as(
    await aVerifier(),
    opened,
    (act) => enterSheet(act, id, lines, () => rules.verification),
    ['petitions.verify'],
  );
  const member = (await linesOf(db, sheet))[0]!.member!;

  await forgetOnPaper({ db }, [member]);

  expect(await linesOf(db, sheet)).toMatchObject([{ name: '', number: '', member }]);
});
