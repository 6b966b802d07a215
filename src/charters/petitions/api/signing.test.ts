import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId } from '../../../platform/act/index.ts';
import { openSession } from '../../../platform/auth/index.ts';
import { makeToken, revokeToken, tokensOf, type TokenScope } from '../../../roll/index.ts';
import { aPerson, type APerson } from '../../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../../testing.ts';
import { countSignatures, petitionOf, signatureOf } from '../queries.ts';
import { aDraft, anOpenPetition, aStage, aText, type Stage } from '../../testing.ts';

const base = 'http://127.0.0.1:3000';
let now = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let stage: Stage;
let petition: number;
let textSha256: string;

beforeAll(async () => {
  house = await openTestHouse(() => now);
  stage = await aStage(house.app.database);
  petition = await anOpenPetition(stage, [await aMember('One Moss'), await aMember('Two Moss')], now);
  textSha256 = (await petitionOf(db(), petition))!.textSha256!;
});
afterAll(() => house.close());

const db = () => house.app.database.db;
const aMember = (name: string, given: APerson = {}) => aPerson(db(), name, { class: 'REG', ...given });
const aToken = (person: PersonId, scopes: readonly TokenScope[] = ['sign']) =>
  stage.as(person, now, (act) => makeToken(act, person, { name: 'A script', scopes, lastOn: '2027-11-23' }));

const ask = (method: string, address: string, token?: string, body?: unknown, headers?: Record<string, string>) =>
  house.program(token)(method, address, body, headers);

const signatures = () => `/api/v1/petitions/${petition}/signatures`;
const own = () => `${signatures()}/own`;

test('a program signs for the member whose token it brings, reads the signature, and takes it back', async () => {
  const ada = await aMember('Ada Signer');
  const token = await aToken(ada);
  const shown = { petition, url: base + own(), signedAt: now.toISOString(), nameShown: true };

  const signed = await ask('POST', signatures(), token, { textSha256, nameShown: true });
  const again = await ask('POST', signatures(), token, { textSha256 });
  const hidden = await ask('POST', signatures(), token, { textSha256, nameShown: false });
  const read = await ask('GET', own(), token);
  const withdrawn = await ask('DELETE', own(), token);
  const gone = await ask('GET', own(), token);
  const twice = await ask('DELETE', own(), token);

  expect([signed.status, signed.headers.get('location'), signed.body]).toEqual([201, base + own(), shown]);
  expect([again.status, again.body]).toEqual([200, shown]);
  expect([hidden.status, hidden.body]).toEqual([200, { ...shown, nameShown: false }]);
  expect([read.status, read.body, read.headers.get('vary')]).toEqual([200, hidden.body, 'Authorization']);
  expect([withdrawn.status, withdrawn.body, gone.status, twice.status]).toEqual([204, undefined, 404, 409]);
  expect(await signatureOf(db(), petition, ada)).toBe(undefined);
});

test('nobody signs unseen: the hash of the text must be given, and must be this text’s', async () => {
  const before = await countSignatures(db(), petition);
  const token = await aToken(await aMember('Una Seen'));

  const without = await ask('POST', signatures(), token, {});
  const other = await ask('POST', signatures(), token, { textSha256: '0'.repeat(64) });

  expect([without.status, without.body]).toEqual([
    422,
    expect.objectContaining({ code: 'bad-body', errors: [{ pointer: '/textSha256', detail: expect.any(String) }] }),
  ]);
  expect([other.status, other.body]).toEqual([
    409,
    {
      type: `${base}/api#problem-refused`,
      title: 'This was not done.',
      status: 409,
      code: 'refused',
      detail: 'The text that you name is not the one that is signed here. Read this one, and name its SHA-256.',
      impediments: [
        {
          code: 'text-differs',
          detail: 'The text that you name is not the one that is signed here. Read this one, and name its SHA-256.',
        },
      ],
    },
  ]);
  expect(await countSignatures(db(), petition)).toBe(before);
});

test('whoever may not sign is told every reason, as on the page', async () => {
  const token = await aToken(await aMember('Lapsed Company', { class: 'organizational', paidThrough: '2020-01-01' }));

  const { status, body } = await ask('POST', signatures(), token, { textSha256 });

  expect(status).toBe(409);
  const impediments = (body as { impediments: { code: string; detail: string }[] }).impediments;
  expect(impediments.map(({ code }) => code)).toEqual(['class-may-not-sign', 'dues-run-out']);
  for (const { detail } of impediments) expect(detail).toMatch(/[a-z]\.$/);
});

test('without a token, with one that is not good, and with one for something else, nothing is done', async () => {
  const ada = await aMember('Ada Stranger');
  const revoked = await aToken(ada);
  const [first] = await tokensOf({ db: db() }, ada);
  await stage.as(ada, now, (act) => revokeToken(act, ada, first!.id));
  const reading = await aToken(ada, ['read']);
  const session = `folkmoot=${await openSession({ db: db(), at: now }, ada, '')}`;
  const sign = (token?: string, headers = {}) => ask('POST', signatures(), token, { textSha256 }, headers);

  const answers = {
    none: await sign(),
    cookie: await sign(undefined, { cookie: session, origin: base }),
    slipped: await sign(`${revoked.slice(0, -1)}-`),
    revoked: await sign(revoked),
    reading: await sign(reading),
  };
  const told = Object.fromEntries(
    Object.entries(answers).map(([name, { status, headers }]) => [name, [status, headers.get('www-authenticate')]]),
  );

  const invalid =
    'Bearer realm="folkmoot", error="invalid_token", error_description="The token is unknown, revoked or over."';
  expect(told).toEqual({
    none: [401, 'Bearer realm="folkmoot"'],
    cookie: [401, 'Bearer realm="folkmoot"'],
    slipped: [401, invalid],
    revoked: [401, invalid],
    reading: [403, 'Bearer realm="folkmoot", error="insufficient_scope", scope="sign"'],
  });
  expect(await signatureOf(db(), petition, ada)).toBe(undefined);
});

test('a draft is not there for the program of its organizer, and neither is what does not exist', async () => {
  const organizer = await aMember('Olga Organizer');
  const draft = await aDraft(stage, [organizer, await aMember('Second Organizer')], now, { ...aText, title: 'Fern' });
  const token = await aToken(organizer);
  const answers = await Promise.all(
    [draft, 999_999, 'x'].map((id) => ask('POST', `/api/v1/petitions/${id}/signatures`, token, { textSha256 })),
  );

  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
});

test('a token works until the end of its last day, and notes the day on which it was last used', async () => {
  const ada = await aMember('Ada Longlife');
  const token = await stage.as(ada, now, (act) =>
    makeToken(act, ada, { name: 'Short', scopes: ['read'], lastOn: '2026-11-24' }),
  );
  const at = async (instant: string) => {
    now = new Date(instant);
    return (await ask('GET', own(), token)).status;
  };

  // Chicago's midnight is six in the morning of UTC.
  expect([await at('2026-11-25T05:59:59Z'), await at('2026-11-25T06:00:00Z')]).toEqual([404, 401]);
  expect(await tokensOf({ db: db() }, ada)).toMatchObject([{ name: 'Short', lastUsedOn: '2026-11-24' }]);
  now = new Date('2026-11-23T18:00:00Z');
});

test('a token is used 120 times in a minute, and no more', async () => {
  const token = await aToken(await aMember('Ada Often'));
  let last = await ask('GET', own(), token);
  for (let calls = 1; calls <= 120; calls += 1) last = await ask('GET', own(), token);

  expect([last.status, last.headers.get('retry-after')]).toEqual([429, '60']);
});
