import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { seeing } from '../platform/db/index.ts';
import { lettersSent } from '../platform/mail/index.ts';
import { aPerson } from '../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../testing.ts';
import { countSignatures } from './petitions/queries.ts';
import { anOpenPetition, aStage, type Stage } from './testing.ts';

const at = new Date('2026-11-23T18:00:00Z');
const base = 'http://127.0.0.1:3000';
const any = seeing<never>();
let house: TestHouse;
let stage: Stage;
let petition: number;

beforeAll(async () => {
  house = await openTestHouse(at);
  stage = await aStage(house.app.database);
  const organizers = [await aPerson(db(), 'First Organizer'), await aPerson(db(), 'Second Organizer')] as const;
  petition = await anOpenPetition(stage, organizers, at);
});
afterEach(() => back());
afterAll(() => house.close());

const db = () => house.app.database.db;

/** From now on PostgreSQL breaks off, as at a shutdown, whenever a row of the table is written. */
async function breaksAt(table: string): Promise<void> {
  await sql`create or replace function public.break_off() returns trigger language plpgsql as
    $$ begin raise exception 'terminating connection' using errcode = '57P01'; end $$`.execute(any(db()));
  await sql`create trigger breaks before insert on ${sql.table(table)} execute function public.break_off()`.execute(
    any(db()),
  );
}
const back = () => sql`drop function if exists public.break_off() cascade`.execute(any(db()));

async function post(address: string, fields: Record<string, string> = {}, cookie?: string) {
  const answer = await house.app.web.fetch(
    new Request(base + address, {
      method: 'POST',
      headers: { host: '127.0.0.1:3000', origin: base, ...(cookie && { cookie }) },
      body: new URLSearchParams(fields),
    }),
  );
  const cookies = answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
  return { status: answer.status, to: answer.headers.get('location'), cookies, text: await answer.text() };
}

/** Asks to sign by letter; gives the letter's link and code, and the cookie of the browser that asked. */
async function asksToSign(name: string) {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`;
  const asked = await post(`/petitions/${petition}/signing-letter`, { identifier: email });
  const [letter] = await lettersSent(db(), { address: email });
  return {
    cookie: asked.cookies[0] ?? '',
    link: /\/sign-in\/letter\/[\w-]+/.exec(letter?.text ?? '')?.[0] ?? '',
    code: /\b\d{3}\s?\d{3}\b/.exec(letter?.text ?? '')?.[0] ?? '',
  };
}

const signs = (cookies: readonly string[]) => cookies.some((cookie) => cookie.startsWith('folkmoot='));

test('a letter whose signature the database lost still works, in another browser too', async () => {
  await aPerson(db(), 'Elsa Where', { class: 'REG' });
  const before = await countSignatures(db(), petition);
  const { link } = await asksToSign('Elsa Where');
  await breaksAt('charters.signature');
  const lost = await post(link);
  await back();

  const again = await post(link);

  expect([lost.status, again.status, again.to]).toEqual([503, 303, `/petitions/${petition}?signed=1`]);
  expect(await countSignatures(db(), petition)).toBe(before + 1);
});

test.each(['charters.signature', 'platform.web_session'])(
  'link and code still work when the database is lost as it writes %s',
  async (table) => {
    const name = `Lost ${table.split('.')[1]}`;
    await aPerson(db(), name, { class: 'REG' });
    const before = await countSignatures(db(), petition);
    const { link, code, cookie } = await asksToSign(name);
    await breaksAt(table);
    const lost = [await post(link, {}, cookie), await post('/sign-in/code', { code }, cookie)];
    const counted = await countSignatures(db(), petition);
    await back();

    const again = await post('/sign-in/code', { code }, cookie);

    expect([lost.map(({ status }) => status), lost.flatMap(({ cookies }) => cookies), counted]).toEqual([
      [503, 503],
      [],
      before,
    ]);
    expect([again.status, again.to, signs(again.cookies)]).toEqual([303, `/petitions/${petition}?signed=1`, true]);
    expect(await countSignatures(db(), petition)).toBe(before + 1);
  },
);

test('whoever may not sign is signed in where they asked, and reads why', async () => {
  await aPerson(db(), 'Behind Withdues', { class: 'REG', paidThrough: '2026-08-31' });
  const { link, cookie } = await asksToSign('Behind Withdues');

  const entered = await post(link, {}, cookie);
  const again = await post(link, {}, cookie);

  expect([entered.status, entered.to, signs(entered.cookies)]).toEqual([303, `/petitions/${petition}/standing`, true]);
  expect([again.status, again.cookies]).toEqual([410, []]);
});

test('a letter that was refused elsewhere is not used up: its code still lets in', async () => {
  await aPerson(db(), 'Refused Elsewhere', { class: 'REG', paidThrough: '2026-08-31' });
  const { link, code, cookie } = await asksToSign('Refused Elsewhere');
  const refused = await post(link);

  const entered = await post('/sign-in/code', { code }, cookie);

  expect([refused.status, refused.text.includes('dues'), refused.cookies]).toEqual([409, true, []]);
  expect([entered.status, signs(entered.cookies)]).toEqual([303, true]);
});

test('the page that waits for the code names the petition, says what its button does, and leads back to it', async () => {
  const browser = await house.browsing();
  const asked = await browser.post(`/petitions/${petition}/signing-letter`, { identifier: 'nobody@example.org' });

  const waiting = await browser.get(asked.to!);
  const wrong = await browser.post('/sign-in/code', { code: '12', for: `charters.sign:${petition}` });
  const others = await Promise.all(
    ['charters.sign:999999', 'charters.sign:x', 'x:1', '<b>:1'].map((wanted) =>
      browser.get(`/sign-in/code?for=${encodeURIComponent(wanted)}`),
    ),
  );

  for (const { text, html } of [waiting, wrong]) {
    expect(text).toContain('With the code in it you sign “Libraries and Climate Resilience”.');
    expect(html).toMatch(/<button[^>]*>Sign the petition</);
    expect(html).toContain(`<a href="/petitions/${petition}#sign">Send me another</a>`);
  }
  expect(others.map(({ status, html }) => [status, html.includes('<a href="/sign-in">Send me another')])).toEqual(
    others.map(() => [200, true]),
  );
});
