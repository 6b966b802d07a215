import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId } from '../../platform/act/index.ts';
import { run } from '../../platform/cli/index.ts';
import { readPdf } from '../../platform/pdf/testing.ts';
import { aPerson, aStanding } from '../../roll/testing.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../../testing.ts';
import { openPetition } from '../../charters/petitions/commands/opening.ts';
import { textHash } from '../../charters/petitions/text.ts';
import { charters } from '../../charters/tables.ts';
import { anOpenPetition, aStage, aText, inOffice, policies, rules, sign, type Stage } from '../../charters/testing.ts';
import { filePetition, invalidateSignatures, signOff } from '../../charters/verification/commands.ts';
import { verdictsIn } from '../../charters/verification/queries.ts';
import { keptCertificates } from '../../charters/verification/certificate/queries.ts';
import { postsOf } from '../../units/index.ts';
import { endPost } from '../../units/posts/commands.ts';
import { certificateSchema, type CertificateJson } from './schema.ts';

const opened = new Date('2026-09-02T15:00:00Z');
const filed = new Date('2026-11-16T18:00:00Z');
const baseUrl = 'http://127.0.0.1:3000';
let house: TestHouse;
let stage: Stage;
let nobody: Browsing;
let organizers: [PersonId, PersonId];
let verifier: PersonId;

beforeAll(async () => {
  house = await openTestHouse(filed);
  stage = await aStage(house.app.database);
  nobody = await house.browsing();
  organizers = [
    await aPerson(db(), 'First Asker', { class: 'REG' }),
    await aPerson(db(), 'Other Asker', { class: 'REG' }),
  ];
  verifier = await aPerson(db(), 'Vera Fier', { isMember: false });
  await inOffice(stage, verifier, 'Member Programs and Services', 'verifier');
});
afterAll(() => house.close());

const db = () => house.app.database.db;
const need = (id: number, needed: number) =>
  sql`update charters.petition set needed = ${needed} where id = ${id}`.execute(charters(db()));
const file = (id: number) => stage.as(organizers[0], filed, (act) => filePetition(act, id, rules.verification));
const verify = (id: number) => stage.as(verifier, filed, (act) => signOff(act, id, 'A note.'), ['petitions.verify']);

/** Of five who sign, one was retyped before the filing, one is struck out, and two cannot be told apart. */
async function aFiled(needed = 2) {
  const id = await anOpenPetition(stage, organizers, opened, { ...aText, title: 'Libraries & <Đặng>' });
  await need(id, needed);
  const names = ['Ann Subscriber', 'Bo Undersigned', 'Cy Signatory', 'Jon Dubious', 'John Dubious'];
  const signers: PersonId[] = [];
  for (const name of names) {
    const shared = name.endsWith('Dubious') ? { email: `dubious${id}@example.org` } : {};
    signers.push(await aPerson(db(), name, { class: 'REG', ...shared }));
  }
  for (const [index, person] of signers.entries())
    await sign(stage, id, person, new Date(opened.getTime() + index * 86_400_000));
  await aStanding(db(), signers[0]!, { fromOn: '2026-11-02', class: 'ORG' });
  await file(id);
  const strike = (await verdictsIn(db(), id))[1]!.signature;
  await stage.as(verifier, filed, (act) => invalidateSignatures(act, id, [strike], 'not-the-member'), [
    'petitions.verify',
  ]);
  return { id, names };
}

const jsonOf = async (id: number, query = ''): Promise<CertificateJson> =>
  JSON.parse((await nobody.get(`/petitions/${id}/certificate.json${query}`)).html) as CertificateJson;

async function pdfOf(id: number) {
  const request = new Request(`${baseUrl}/petitions/${id}/certificate.pdf`, { headers: { host: '127.0.0.1:3000' } });
  const answer = await house.app.web.fetch(request);
  return { headers: answer.headers, ...(await readPdf(new Uint8Array(await answer.arrayBuffer()))) };
}

async function printed(...words: string[]): Promise<{ code: number; lines: string[]; said: string[] }> {
  const [lines, said]: [string[], string[]] = [[], []];
  const terminal = {
    print: (line: string) => void lines.push(line),
    say: (line: string) => void said.push(line),
    progress: () => {},
  };
  const open = async () => ({
    database: house.app.database,
    perform: stage.perform,
    at: filed,
    baseUrl,
    close: async () => {},
  });
  const code = await run(['petition', 'certificate', ...words], house.plug.commands, { open, word: String }, terminal);
  return { code, lines, said };
}

test('the certificate says what was counted and how, and names no signer', async () => {
  const { id, names } = await aFiled();
  await verify(id);

  const { html } = await nobody.get(`/petitions/${id}/certificate.json`);

  expect(JSON.parse(html)).toEqual({
    $schema: `${baseUrl}/api/v1/schemas/certificate`,
    url: `${baseUrl}/petitions/${id}/certificate?filing=1`,
    association: 'American Library Association',
    petition: {
      id,
      url: `${baseUrl}/petitions/${id}`,
      title: 'Libraries & <Đặng>',
      textSha256: textHash({ ...aText, title: 'Libraries & <Đặng>' }),
    },
    filing: { number: 1, of: 1, on: '2026-11-16' },
    policy: { id: 'ala-mig', version: '2014', title: rules.title, url: `${baseUrl}/rules/ala-mig/2014` },
    signatures: {
      needed: 2,
      enough: true,
      signed: 5,
      onPaper: 0,
      valid: 2,
      notValid: [
        { reason: 'class-may-not-sign', says: 'Of a class of members that may not sign', count: 1 },
        {
          reason: 'near-name',
          says: 'Name and address like those of another signer; it was not settled that they are two',
          count: 1,
        },
        { reason: 'not-the-member', says: 'Not signed by the member', count: 1 },
      ],
      given: { first: '2026-09-02', last: '2026-09-06' },
    },
    standing: { testedOn: ['signing', 'filing'] },
    verified: {
      at: filed.toISOString(),
      on: '2026-11-16',
      by: 'Vera Fier',
      office: 'Verifier of signatures, Member Programs and Services',
    },
  });
  const page = await nobody.get(`/petitions/${id}/certificate`);
  for (const name of names) expect(page.html + html + (await pdfOf(id)).pages.join()).not.toContain(name.split(' ')[1]);
});

test('page, PDF, JSON and command line say the same', async () => {
  const { id } = await aFiled();
  await verify(id);
  const { petition, policy, signatures, verified } = await jsonOf(id);
  const told = [
    petition.title,
    petition.textSha256,
    policy.title,
    ...signatures.notValid.map(({ says, count }) => `${says} \u2212${count}`),
    `Signed and filed ${signatures.signed}`,
    `Valid ${signatures.valid}`,
    `${signatures.needed}. Enough signatures are valid.`,
    'from 2 September 2026 to 6 September 2026',
    'on the day on which it was given and on the day of filing, 16 November 2026',
    `${verified.by}, ${verified.office}`,
  ];

  const spoken = (text: string) => text.replace(/[\s\u00a0]+/g, ' ');
  const page = spoken((await nobody.get(`/petitions/${id}/certificate`)).text.replaceAll('&lt;', '<'));
  const pdf = await pdfOf(id);
  const paper = spoken(pdf.pages.join(' '));
  const text = spoken((await printed(String(id))).lines.join('\n'));

  const missing = Object.entries({ page, paper, text }).flatMap(([where, all]) =>
    told.filter((each) => !all.includes(each)).map((each) => `${where}: ${each}`),
  );
  expect(missing).toEqual([]);
  expect(JSON.parse((await printed(String(id), '--json')).lines.join('\n'))).toEqual(await jsonOf(id));
  expect([pdf.title, pdf.language, pdf.headers.get('content-disposition')]).toEqual([
    'Certificate of verification',
    'en-US',
    `attachment; filename="petition-${id}-certificate-1.pdf"`,
  ]);
  expect(pdf.structure.filter((line) => /^H\d/.test(line))).toEqual([
    'H1 “Certificate of verification”',
    'H2 “The count”',
    'H2 “How it was tested”',
    'H2 “The text”',
  ]);
});

test('the JSON is as its schema says, also where too few were valid and the verifier is gone', async () => {
  const { id } = await aFiled(4);
  await verify(id);
  const other = await aFiled();
  await verify(other.id);
  await sql`update charters.certificate set verified_by = null, first_signed_at = null, last_signed_at = null where petition = ${other.id}`.execute(
    charters(db()),
  );
  const schema = JSON.parse((await nobody.get('/api/v1/schemas/certificate')).html) as object;
  const ajv = new Ajv2020({ strict: true });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);

  const [tooFew, gone] = [await jsonOf(id), await jsonOf(other.id)];

  expect(schema).toEqual(certificateSchema(baseUrl));
  expect([validate(tooFew), validate.errors]).toEqual([true, null]);
  expect([validate(gone), validate.errors]).toEqual([true, null]);
  expect(validate({ ...gone, signers: ['Ann Subscriber'] })).toBe(false);
  expect([tooFew.signatures.enough, gone.verified.by, gone.signatures.given]).toEqual([false, null, null]);
});

test('it names the office that its verifier held on that day, also when another holds it by now', async () => {
  const { id } = await aFiled();
  await verify(id);
  const before = await jsonOf(id);
  const [post] = await postsOf(db(), verifier, '2026-11-16');
  const grants = new Set(['posts.edit', 'administration']);
  const until = (day: string | null) =>
    stage.perform({ by: null, at: filed, grants }, (act) => endPost(act, post!.id, day));

  await until('2026-11-17');
  const after = await jsonOf(id);
  await until('2026-11-16');
  const never = await jsonOf(id);
  await until(null);

  expect(after).toEqual(before);
  expect([never.verified.by, never.verified.office]).toEqual(['Vera Fier', null]);
});

test('the certificate of an earlier filing stays when the petition was returned, changed and filed again', async () => {
  const { id } = await aFiled();
  await verify(id);
  const before = await jsonOf(id);
  await sql`update charters.petition set state = 'returned', title = 'Changed', revision = revision + 1 where id = ${id}`.execute(
    charters(db()),
  );
  await stage.as(organizers[0], filed, (act) =>
    openPetition(act, id, textHash({ ...aText, title: 'Changed' }), {
      ...rules,
      petition: { ...rules.petition, needed: 1, keepsSignatures: false },
    }),
  );
  await sign(stage, id, await aPerson(db(), 'New Subscriber', { class: 'REG' }), filed);
  await file(id);
  expect(await jsonOf(id)).toEqual(before);
  await verify(id);

  const [first, latest] = [await jsonOf(id, '?filing=1'), await jsonOf(id)];

  expect(first).toEqual({ ...before, filing: { ...before.filing, of: 2 } });
  expect([latest.filing.number, latest.petition.title, latest.signatures.valid]).toEqual([2, 'Changed', 1]);
  expect((await nobody.get(`/petitions/${id}/certificate`)).html).toContain(
    `href="/petitions/${id}/certificate?filing=1"`,
  );
  expect((await printed(String(id), '--json', '--filing', '1')).lines.join('')).toContain('Đặng');
});

test('before the sign-off it is as if there were no such address, and so it is for a filing that there was not', async () => {
  const { id } = await aFiled();
  const addresses = ['', '.pdf', '.json'].flatMap((as) => [
    `/petitions/${id}/certificate${as}`,
    `/petitions/999999/certificate${as}`,
  ]);
  const statuses = async (of: readonly string[]) =>
    Promise.all(of.map(async (address) => (await nobody.get(address)).status));

  expect(await statuses(addresses)).toEqual(addresses.map(() => 404));
  expect(await printed(String(id))).toEqual({ code: 1, lines: [], said: [expect.stringContaining('Refused')] });
  await verify(id);
  const asked = ['?filing=2', '?filing=0', '?filing=1e1', '?filing=', '?filing=99999999999'];
  expect(await statuses(asked.map((query) => `/petitions/${id}/certificate${query}`))).toEqual(asked.map(() => 404));
  expect((await printed('six')).code).toBe(2);
});

test('petitions that were verified before certificates were kept get theirs by the migration', async () => {
  const { id } = await aFiled();
  await verify(id);
  const [kept] = await keptCertificates(db(), id);
  const migration = await readFile('db/migrations/2026-11-25T2130-charters-certificate.sql', 'utf8');
  const backfill = migration.slice(migration.indexOf('insert into'));
  const client = await house.app.database.connection();

  await client.query('delete from charters.certificate');
  await client.query(backfill);
  client.release();

  expect(await keptCertificates(db(), id)).toEqual([kept]);
  expect(policies.of('ala-mig', '2014').verification.standingDays).toEqual(['signing', 'filing']);
});
