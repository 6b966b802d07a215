import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId } from '../../platform/act/index.ts';
import { factsAbout } from '../../platform/facts/index.ts';
import { fileOf } from '../../platform/files/index.ts';
import { memberByNumber } from '../../roll/index.ts';
import { aMerge, aPerson, aStanding } from '../../roll/testing.ts';
import { roll } from '../../roll/tables.ts';
import { testDatabase } from '../../testing/index.ts';
import { statementsDuring } from '../../testing/statements.ts';
import { withdrawSignature } from '../petitions/commands/signing.ts';
import { signaturesBy } from '../petitions/own-signatures.ts';
import { countSignatures } from '../petitions/queries.ts';
import { anOpenPetition, aStage, refusal, rules, sign, type Stage } from '../testing.ts';
import { filePetition } from '../verification/commands.ts';
import { verdictsIn } from '../verification/queries.ts';
import { charters } from '../tables.ts';
import { attachScan, enterSheet, settleLine, takeLineBack } from './commands.ts';
import { countWaiting, linesOf, scanOf, sheetOf } from './queries.ts';
import { reasonIn } from './words.ts';

const opened = new Date('2026-09-02T15:00:00Z');
const now = new Date('2026-11-25T18:00:00Z');
let stage: Stage;
let staff: PersonId;
let organizers: [PersonId, PersonId];
let petition: number;

beforeAll(async () => {
  stage = await aStage(await testDatabase());
  staff = await aPerson(db(), 'Vera Fier', { isMember: false });
  organizers = [
    await aPerson(db(), 'First Asker', { class: 'REG', number: '10000001' }),
    await aPerson(db(), 'Other Asker', { class: 'REG', number: '20000002' }),
  ];
  petition = await anOpenPetition(stage, organizers, opened);
});
afterAll(() => stage.database.close());

const db = () => stage.database.db;
const asStaff = <T>(work: Parameters<typeof stage.as<T>>[2], at = now) =>
  stage.as(staff, at, work, ['petitions.verify']);
const line = (name: string, number: string, on = '2026-11-20') => ({ name, number, on });
const enter = (lines: readonly ReturnType<typeof line>[], id = petition) =>
  asStaff((act) => enterSheet(act, id, lines, () => rules.verification));
const settle = (sheet: number, lineId: number, member: number | null) =>
  asStaff((act) => settleLine(act, petition, { sheet, line: lineId, member }, () => rules.verification));

/** A member of the roll who has never come here, and has the name in the key by which the import makes it findable. */
async function aMember(name: string, number: string, given: Parameters<typeof aPerson>[2] = {}): Promise<number> {
  const person = await aPerson(db(), name, { class: 'REG', number, ...given });
  const [first = '', last = ''] = name.toLowerCase().split(' ');
  const { rows } = await sql<{ id: number }>`
    update roll.member set person = null, name_key = ${`${last} ${first}`} where person = ${person} returning id
  `.execute(roll(db()));
  return rows[0]!.id;
}

test('lines that leave no doubt become signatures of their day, of members who have never come here', async () => {
  await aMember('Ada Lovell', '30000001');

  const sheet = await enter([line('Ada Lovell', '3000 0001')]);

  const [entered] = await linesOf(db(), sheet);
  expect(entered).toMatchObject({ name: 'Ada Lovell', number: '3000 0001', on: '2026-11-20', state: 'signed' });
  const person = (await memberByNumber(db(), '30000001'))!.person!;
  expect(await signaturesBy(db(), person)).toMatchObject([{ petition, signedAt: new Date('2026-11-20T06:00:00Z') }]);
  expect(await factsAbout(db(), { kinds: ['charters.petition-signed'], detail: { petition } })).toHaveLength(1);
});

test('a doubtful line waits, and becomes a signature when a person says who it is', async () => {
  const member = await aMember('Bela Quist', '30000002');
  const sheet = await enter([line('Bela Quist', '30000020'), line('Nobody Known', '99999999')]);
  const [doubtful, unknown] = await linesOf(db(), sheet);
  expect([doubtful?.state, unknown?.state]).toEqual(['waiting', 'waiting']);

  const results = [await settle(sheet, doubtful!.id, member), await settle(sheet, unknown!.id, null)];

  expect(results).toEqual(['signed', 'nobody']);
  expect(await linesOf(db(), sheet)).toMatchObject([
    { state: 'signed', member, settledBy: staff },
    { state: 'nobody', member: null, signature: null, settledBy: staff },
  ]);
  expect(await refusal(settle(sheet, doubtful!.id, null))).toEqual(['line-signed-already']);
});

test('whoever has signed here, on another sheet, or under a record that was merged, has signed already', async () => {
  const online = await aPerson(db(), 'Cleo Onliner', { class: 'REG', number: '30000003' });
  await sign(stage, petition, online, new Date('2026-11-01T12:00:00Z'));
  await aMember('Dora Twice', '30000004');
  const former = await aPerson(db(), 'Emil Former', { class: 'REG', number: '30000005' });
  await sign(stage, petition, former, new Date('2026-11-02T12:00:00Z'));
  const survivor = await aPerson(db(), 'Emil Former', { class: 'REG', number: '40000006', email: 'emil@example.net' });
  await aMerge(db(), former, survivor);

  const sheet = await enter([
    line('Cleo Onliner', '30000003'),
    line('Dora Twice', '30000004'),
    line('Dora Twice', '30000004', '2026-11-21'),
    line('Emil Former', '40000006'),
  ]);

  expect((await linesOf(db(), sheet)).map(({ state, reason }) => [state, reason])).toEqual([
    ['refused', 'already-signed'],
    ['signed', null],
    ['refused', 'already-signed'],
    ['refused', 'already-signed'],
  ]);
});

test('standing is that of the day on the sheet', async () => {
  const lapsed = await aPerson(db(), 'Finn Lapsed', { class: 'REG', number: '30000007' });
  await aStanding(db(), lapsed, { fromOn: '2026-11-10', class: 'REG', paidThrough: '2026-11-09' });
  const sheet = await enter([
    line('Finn Lapsed', '30000007', '2026-11-10'),
    line('Finn Lapsed', '30000007', '2026-11-26'),
    line('Finn Lapsed', '30000007', '2026-09-01'),
    line('Finn Lapsed', '30000007', '2026-11-09'),
  ]);

  expect((await linesOf(db(), sheet)).map(({ state, reason }) => reason ?? state)).toEqual([
    'dues-run-out',
    'paper-day-to-come',
    'paper-before-opening',
    'signed',
  ]);
});

test('a line that is taken back no longer counts, and its member may sign again', async () => {
  const member = await aMember('Gita Wronged', '30000008');
  const sheet = await enter([line('Gita Wronged', '30000008')]);
  const [entered] = await linesOf(db(), sheet);
  const before = await countSignatures(db(), petition);

  await asStaff((act) => takeLineBack(act, petition, { sheet, line: entered!.id, code: 'wrong-member' }));

  expect(await countSignatures(db(), petition)).toBe(before - 1);
  expect(await linesOf(db(), sheet)).toMatchObject([{ state: 'taken-back', reason: 'wrong-member' }]);
  expect(await settle(sheet, entered!.id, member)).toBe('signed');
});

test('a signature on paper that its signer has withdrawn is shown as such on its sheet', async () => {
  await aMember('Ines Withdrawn', '30000010');
  const sheet = await enter([line('Ines Withdrawn', '30000010')]);
  const person = (await memberByNumber(db(), '30000010'))!.person!;

  await stage.as(person, now, (act) => withdrawSignature(act, petition, person));

  expect(await linesOf(db(), sheet)).toMatchObject([{ state: 'signed', fallen: 'withdrawn' }]);
});

test('a signature that its signer has taken back does not come back with a sheet of an earlier day', async () => {
  const by = await aPerson(db(), 'Jon Changed', { class: 'REG', number: '30000011' });
  await sign(stage, petition, by, new Date('2026-11-10T12:00:00Z'));
  await stage.as(by, new Date('2026-11-20T12:00:00Z'), (act) => withdrawSignature(act, petition, by));

  const sheet = await enter([
    line('Jon Changed', '30000011', '2026-11-12'),
    line('Jon Changed', '30000011', '2026-11-20'),
    line('Jon Changed', '30000011', '2026-11-21'),
  ]);

  expect((await linesOf(db(), sheet)).map(({ reason }) => reason)).toEqual([
    'withdrawn-since',
    'withdrawn-since',
    null,
  ]);
});

test('a sheet has one scan; another takes its place, and what is no scan is refused', async () => {
  const sheet = await enter([line('Nobody Known', '99999998')]);
  const attach = (text: string) => asStaff((act) => attachScan(act, petition, sheet, Buffer.from(text)));
  await attach('%PDF-1.7 one');
  const former = await scanOf(db(), sheet);

  await attach('%PDF-1.7 two');

  expect(await refusal(attach('<svg onload="x()">'))).toEqual(['file-kind-unknown']);
  expect([await fileOf(db(), former!), (await sheetOf(db(), petition, sheet))?.hasScan]).toEqual([undefined, true]);
  expect((await fileOf(db(), (await scanOf(db(), sheet))!))?.bytes.toString()).toBe('%PDF-1.7 two');
});

test('a sheet takes no scan once its petition has ended, since nothing would ever erase it', async () => {
  const id = await anOpenPetition(stage, organizers, opened);
  const sheet = await enter([line('Nobody Known', '99999997')], id);
  const attach = () => asStaff((act) => attachScan(act, id, sheet, Buffer.from('%PDF-1.7 late')));
  const inState = (state: string) =>
    sql`update charters.petition set state = ${state} where id = ${id}`.execute(charters(db()));

  await inState('filed');
  await attach();
  await inState('declined');

  expect(await refusal(attach())).toEqual(['petition-ended']);
});

test('only those who verify enter sheets, never under their own petition, and none when it takes no signatures', async () => {
  const lines = [line('Ada Lovell', '30000001')];
  const by = (person: PersonId, grants: readonly 'petitions.verify'[] = ['petitions.verify'], id = petition) =>
    refusal(stage.as(person, now, (act) => enterSheet(act, id, lines, () => rules.verification), grants));
  const filed = await anOpenPetition(stage, organizers, opened);
  await sql`update charters.petition set state = 'filed' where id = ${filed}`.execute(charters(db()));

  expect([await by(staff, []), await by(organizers[0]), await by(staff, undefined, filed)]).toEqual([
    ['not-granted'],
    ['own-petition'],
    ['petition-not-open'],
  ]);
  expect(await refusal(enter([]))).toEqual(['sheet-empty']);
});

test('lines that still wait when a petition is filed are no signatures, and say why', async () => {
  const id = await anOpenPetition(stage, organizers, opened);
  await sql`update charters.petition set needed = 1 where id = ${id}`.execute(charters(db()));
  await sign(stage, id, organizers[0], new Date('2026-11-01T12:00:00Z'));
  const sheet = await enter([line('Nobody Known', '99999996')], id);
  const before = await countWaiting(db(), id);

  await stage.as(organizers[0], now, (act) => filePetition(act, id, rules.verification));

  const [ended] = await linesOf(db(), sheet);
  expect([before, await countWaiting(db(), id)]).toEqual([1, 0]);
  expect([ended?.state, reasonIn(ended!.reason!, ({ code }) => ({ say: code }))]).toEqual([
    'refused',
    'The petition was filed before anybody had said who this is.',
  ]);
});

test('a sheet of twenty lines becomes signatures in as many statements as one of three', async () => {
  const id = await anOpenPetition(stage, organizers, opened);
  await sign(stage, id, organizers[0], new Date('2026-11-01T12:00:00Z'));
  const letters = [...'bcdfghjklmnprstvwz'];
  const members = async (from: number, count: number) => {
    const lines = letters
      .flatMap((first) => letters.map((last) => `${first}a${first}o ${last}u${last}in`))
      .slice(from, from + count)
      .map((name, index) => line(name, String(50_000_000 + (from + index) * 111_111)));
    for (const { name, number } of lines) await aMember(name, number);
    return lines;
  };
  const [few, many] = [await members(0, 3), await members(3, 20)];

  const statements = [await statementsDuring(() => enter(few, id)), await statementsDuring(() => enter(many, id))].map(
    (sent) => sent.length,
  );

  expect([await countSignatures(db(), id), statements[1]]).toEqual([24, statements[0]]);
});

test('verification knows which signatures came on paper, and on which sheet', async () => {
  const id = await anOpenPetition(stage, organizers, opened);
  await sql`update charters.petition set needed = 1 where id = ${id}`.execute(charters(db()));
  await sign(stage, id, organizers[0], new Date('2026-11-01T12:00:00Z'));
  await aMember('Hedy Paper', '30000009');
  const sheet = await enter([line('Hedy Paper', '30000009')], id);
  const [entered] = await linesOf(db(), sheet);

  await stage.as(organizers[0], now, (act) => filePetition(act, id, rules.verification));

  expect((await verdictsIn(db(), id)).map(({ result, sheet: on }) => [result, on])).toEqual([
    ['counts', null],
    ['counts', sheet],
  ]);
  const late = asStaff((act) => takeLineBack(act, id, { sheet, line: entered!.id, code: 'misread' }));
  expect(await refusal(late)).toEqual(['line-filed']);
});
