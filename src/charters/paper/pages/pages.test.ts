import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId } from '../../../platform/act/index.ts';
import { lettersSent } from '../../../platform/mail/index.ts';
import { aPerson } from '../../../roll/testing.ts';
import { roll } from '../../../roll/tables.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../../../testing.ts';
import { countSignatures } from '../../petitions/queries.ts';
import { filePetition } from '../../verification/commands.ts';
import { charters } from '../../tables.ts';
import { anOpenPetition, aStage, inOffice, rules, sign, type Stage } from '../../testing.ts';

const at = new Date('2026-11-25T18:00:00Z');
let house: TestHouse;
let stage: Stage;
let verifier: Browsing;
let organizers: [PersonId, PersonId];

beforeAll(async () => {
  house = await openTestHouse(at);
  stage = await aStage(house.app.database);
  organizers = [
    await aPerson(db(), 'First Asker', { class: 'REG', number: '10000001' }),
    await aPerson(db(), 'Other Asker', { class: 'REG', number: '20000002' }),
  ];
  const person = await aPerson(db(), 'Vera Fier', { isMember: false });
  await inOffice(stage, person, 'Member Programs and Services', 'verifier');
  verifier = await house.browsing(person);
  await aPerson(db(), 'Ada Lovell', { class: 'REG', number: '30000001' });
  await aPerson(db(), 'Bela Quist', { class: 'REG', number: '30000002' });
  await sql`update roll.member set name_key = lower(last_name || ' ' || first_name)`.execute(roll(db()));
});
afterAll(() => house.close());

const db = () => house.app.database.db;
const aPetition = () => anOpenPetition(stage, organizers, new Date('2026-11-02T15:00:00Z'));
const lines = (...of: readonly (readonly [name: string, number: string, date: string])[]) =>
  Object.fromEntries(
    of.flatMap(([name, number, date], index) => [
      [`name-${index + 1}`, name],
      [`number-${index + 1}`, number],
      [`date-${index + 1}`, date],
    ]),
  );

test('a sheet is entered line by line, a doubt is settled, and a scan is attached', async () => {
  const id = await aPetition();
  const fields = lines(
    ['Ada Lovell', '30000001', '2026-11-20'],
    ['', '', ''],
    ['Bela Quist', '30000020', '2026-11-21'],
  );
  expect((await verifier.get('/staff/petitions')).html).toContain(`/petitions/${id}/paper`);

  const entered = await verifier.post(`/petitions/${id}/paper`, fields);
  const sheet = await verifier.get(entered.to!);

  expect(sheet.text).toContain('2 lines: 1 is a signature, 1 waits for you.');
  expect(sheet.text).toContain('two digits of the number changed places, same name');
  const [, line = '', member = ''] =
    /name="line" value="(\d+)"[\s\S]*?name="member" value="(\d+)"/.exec(sheet.html) ?? [];

  expect((await verifier.post(`${entered.to}/choices`, { line })).text).toContain('Choose one of them');
  expect((await verifier.post(`${entered.to}/choices`, { line, number: '4' })).text).toContain('Nobody on the roll');
  expect((await verifier.post(`${entered.to}/choices`, { line, member })).to).toBe(`${entered.to}#line-2`);
  expect(await countSignatures(db(), id)).toBe(2);

  const attach = (name: string, text: string) => verifier.upload(`${entered.to}/scan`, 'scan', new File([text], name));
  expect((await attach('sheet.pdf', '<html><script>alert(1)</script>')).text).toContain('neither a PDF nor');
  expect((await attach('sheet.html', '%PDF-1.7 <script>alert(1)</script>')).status).toBe(303);
  expect((await verifier.get(`${entered.to}/scan`)).html).toBe('%PDF-1.7 <script>alert(1)</script>');
});

test('a scan is handed out to be kept, and runs nowhere', async () => {
  const id = await aPetition();
  const { to } = await verifier.post(`/petitions/${id}/paper`, lines(['Ada Lovell', '30000001', '2026-11-20']));
  await verifier.upload(`${to}/scan`, 'scan', new File(['%PDF-1.7'], 'sheet.pdf'));

  const { headers } = await verifier.get(`${to}/scan`);

  expect(
    Object.fromEntries(
      ['content-type', 'content-disposition', 'x-content-type-options'].map((name) => [name, headers.get(name)]),
    ),
  ).toEqual({
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="petition-${id}-sheet-${to!.split('/').at(-1)}.pdf"`,
    'x-content-type-options': 'nosniff',
  });
  expect(headers.get('content-security-policy')).toContain('sandbox');
});

test('what is wrong with a line is said beside it, nothing is kept, and what was written stays', async () => {
  const id = await aPetition();

  const answer = await verifier.post(
    `/petitions/${id}/paper`,
    lines(['Ada Lovell', '30000001', 'soon'], ['', '7', '']),
  );

  expect(answer.status).toBe(422);
  expect(answer.text).toContain('Line 1: This is no date.');
  expect(answer.text).toContain('Line 2: A line needs a name.');
  expect(answer.html).toContain('value="Ada Lovell"');
  expect(await countSignatures(db(), id)).toBe(0);
});

test('signs that are no letters are taken out of what was typed and out of a file, and keep nobody from signing', async () => {
  const id = await aPetition();
  const typed = `Ada\u0000\u001b\u202e Lovell\ud800`;
  const inFile = `Name,Member number,Date\nB\u0000ela\u202e Quist,3000\u00000002,2026-11-20\n`;

  const entered = await verifier.post(`/petitions/${id}/paper`, lines([typed, '3000\u00000001', '2026-11-20']));
  const tried = await verifier.upload(`/petitions/${id}/paper/reading`, 'file', new File([inFile], 'sheet.csv'));

  expect([entered.status, tried.status]).toEqual([303, 200]);
  expect((await verifier.get(entered.to!)).text).toContain('1 line: 1 is a signature.');
  expect(tried.text).toContain('A signature of Bela Quist');
});

test('a file is looked at first, keeps nothing, and is entered from the page that tells what becomes of it', async () => {
  const id = await aPetition();
  await sign(stage, id, organizers[0], at);
  const text =
    'Name;Member number;Date\nAda Lovell;3000 0001;11/20/2026\nNobody Known;99999999;2026-11-20\nFirst Asker;10000001;2026-11-20\n=1+1;2;2026-11-20\n';

  const tried = await verifier.upload(`/petitions/${id}/paper/reading`, 'file', new File([text], 'sheet.csv'));

  expect(tried.text).toContain('A signature of Ada Lovell');
  expect(tried.text).toContain('Waits for you; the roll has nobody like it');
  expect(tried.text).toContain('Has signed already; it counts once');
  expect(tried.text).toContain('5 Name =1+1 A spreadsheet would run this as a formula.');
  expect(await countSignatures(db(), id)).toBe(1);

  const hidden = [...tried.html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const entered = await verifier.post(
    `/petitions/${id}/paper`,
    Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value])),
  );

  expect(entered.status).toBe(303);
  expect(await countSignatures(db(), id)).toBe(2);
});

test('lines that come when the petition has just closed are not entered, and stay to be read', async () => {
  const id = await aPetition();
  await sql`update charters.petition set closes_at = ${at} where id = ${id}`.execute(charters(db()));

  const late = await verifier.post(`/petitions/${id}/paper`, lines(['Ada Lovell', '30000001', '2026-11-20']));

  expect(late.status).toBe(409);
  expect(late.text).toContain('Nothing was entered');
  expect(late.text).toContain('It could be signed until 25 November 2026.');
  expect(late.html).toContain('value="Ada Lovell"');
});

test('of a file in which everything is wrong a hundred rows are told, and how many there are', async () => {
  const id = await aPetition();
  const text = `Name,Date\n${'Ada Lovell,soon\n'.repeat(2_000)}`;

  const tried = await verifier.upload(`/petitions/${id}/paper/reading`, 'file', new File([text], 'sheet.csv'));

  expect(tried.text).toContain('No line can be entered, 2,000 cannot.');
  expect(tried.text).toContain('These are the first hundred.');
  expect(tried.html.match(/<td[^>]*>soon|>soon</g)).toHaveLength(100);
});

test('a sheet that is entered a second time leads to the first', async () => {
  const id = await aPetition();
  const fields = lines(['Ada Lovell', '30000001', '2026-11-20'], ['Nobody Known', '99999999', '2026-11-20']);

  const both = await Promise.all([0, 1].map(() => verifier.post(`/petitions/${id}/paper`, fields)));
  const other = await verifier.post(`/petitions/${id}/paper`, { ...fields, 'date-2': '2026-11-19' });

  const [first, second] = both.toSorted((one, next) => one.status - next.status);
  expect([first?.status, second?.status, other.status]).toEqual([303, 409, 303]);
  expect(second?.text).toContain('This sheet has been entered already, line for line.');
  expect(second?.html).toContain(`href="${first?.to}"`);
  expect(second?.html).toContain('value="Nobody Known"');
});

test('a line is taken back with a reason, and can be looked at again', async () => {
  const id = await aPetition();
  const { to } = await verifier.post(`/petitions/${id}/paper`, lines(['Ada Lovell', '30000001', '2026-11-20']));
  const [, taken = ''] = /<option value="(\d+)"/.exec((await verifier.get(to!)).html) ?? [];

  expect((await verifier.post(`${to}/removals`, { taken })).text).toContain('Choose one of the reasons.');
  await verifier.post(`${to}/removals`, { taken, reason: 'wrong-member' });

  expect((await verifier.get(to!)).text).toContain('Taken back Linked to the wrong member Look again');
  expect((await verifier.get(`${to}?again=1`)).text).toContain('Who is it?');
  expect(await countSignatures(db(), id)).toBe(0);
});

test('an organizer who verifies sees neither the sheets nor who stands on them', async () => {
  const id = await aPetition();
  const { to } = await verifier.post(`/petitions/${id}/paper`, lines(['Ada Lovell', '30000001', '2026-11-20']));
  await inOffice(stage, organizers[1], 'Member Programs and Services', 'verifier');
  const own = await house.browsing(organizers[1]);

  const entering = await own.get(`/petitions/${id}/paper`);

  expect(entering.text).toContain('You organize this petition');
  expect(entering.html).not.toContain(to!);
  expect((await own.get(to!)).status).toBe(409);
  expect((await own.upload(`/petitions/${id}/paper/reading`, 'file', new File(['Name,Date'], 'a.csv'))).status).toBe(
    409,
  );
});

test('whoever signed on paper gets a receipt, and the organizers hear when it makes enough', async () => {
  const id = await aPetition();
  await sql`update charters.petition set needed = 2 where id = ${id}`.execute(charters(db()));
  await sign(stage, id, await aPerson(db(), 'Late Onliner', { class: 'REG' }), at);

  await verifier.post(`/petitions/${id}/paper`, lines(['Ada Lovell', '30000001', '2026-11-20']));
  await house.app.settle();

  const [receipt] = await lettersSent(db(), { address: 'ada.lovell@example.org' });
  expect(receipt?.text?.replace(/\s+/g, ' ')).toContain('20 November 2026, on paper');
  expect(receipt?.text?.replace(/\s+/g, ' ')).toContain('stand on a sheet of paper that staff entered');
  expect((await lettersSent(db(), { address: 'one@example.org' })).map(({ kind }) => kind)).toContain(
    'charters.enough',
  );
});

test('the verifier sees which signatures came on paper, with the sheet and its scan', async () => {
  const id = await aPetition();
  await sql`update charters.petition set needed = 1 where id = ${id}`.execute(charters(db()));
  const { to } = await verifier.post(`/petitions/${id}/paper`, lines(['Ada Lovell', '30000001', '2026-11-20']));
  await verifier.upload(`${to}/scan`, 'scan', new File(['%PDF-1.7'], 'sheet.pdf'));
  await stage.as(organizers[0], at, (act) => filePetition(act, id, rules.verification));

  const verification = await verifier.get(`/petitions/${id}/verification`);

  expect(verification.text).toContain(`On paper, sheet ${to!.split('/').at(-1)}`);
  expect(verification.html).toContain(`href="${to}/scan"`);
  expect((await verifier.get(to!)).text).not.toContain('Take a line back');
});
