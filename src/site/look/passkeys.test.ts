import { afterAll, beforeAll, expect, test } from 'vitest';
import { lettersSent } from '../../platform/mail/index.ts';
import { makeAdministrator } from '../../roll/index.ts';
import { aPasskey, aPerson } from '../../roll/testing.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../../testing.ts';

const at = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let ada: Browsing;
let bea: Browsing;

beforeAll(async () => {
  house = await openTestHouse(at);
  [ada, bea] = [await anAdministrator('Ada First'), await anAdministrator('Bea Second')];
});
afterAll(() => house.close());

const db = () => house.app.database.db;
async function anAdministrator(name: string): Promise<Browsing> {
  const person = await aPerson(db(), name, { class: 'REG' });
  await house.app.perform({ by: null, at, grants: new Set() }, (act) => makeAdministrator(act, person));
  return house.browsing(person);
}
const addressIn = (html: string, end: string) =>
  new RegExp(`action="(/staff/passkeys/\\d+/${end})"`).exec(html)?.[1] ?? 'none';
const subjectsTo = async (address: string) =>
  (await lettersSent(db(), { address })).map(({ subject }) => subject.replace(/:.*/, '')).toReversed();

test('two administrators let somebody in again, who gets a letter at each step', async () => {
  const lost = await aPerson(db(), 'Lou Lost', { class: 'REG' });
  await aPasskey(db(), lost);

  const unknown = await ada.post('/staff/passkeys', { identifier: 'nobody@example.org' });
  const asked = await ada.post('/staff/passkeys', { identifier: 'lou.lost@example.org' });
  const [first, second] = [await ada.get('/staff/passkeys'), await bea.get('/staff/passkeys')];
  const alone = await ada.post(addressIn(second.html, 'confirmation'));
  const done = await bea.post(addressIn(second.html, 'confirmation'));

  expect([unknown.status, unknown.text.includes('Nobody is known by that.')]).toEqual([422, true]);
  expect(asked.status).toBe(303);
  expect(first.text).toContain('Lou Lost Asked for by Ada First');
  expect(addressIn(first.html, 'confirmation')).toBe('none');
  expect([alone.status, alone.text.includes('Another administrator has to confirm it.')]).toEqual([409, true]);
  expect(done.status).toBe(303);
  expect(await subjectsTo('lou.lost@example.org')).toEqual([
    'Your passkeys are to be taken away',
    'Your passkeys were taken away',
  ]);
});

test('whoever has not lost them stops it from their own page', async () => {
  const found = await aPerson(db(), 'Fay Found', { class: 'REG' });
  await aPasskey(db(), found);
  await ada.post('/staff/passkeys', { identifier: 'fay.found@example.org' });
  const browser = await house.browsing(found);

  const warned = await browser.get('/me/ways-in');
  await browser.post('/me/passkeys/reset/dropping');
  const after = await browser.get('/me/ways-in');

  expect(warned.text).toContain('Somebody asks that your passkeys be taken away');
  expect(after.text).not.toContain('Somebody asks that your passkeys be taken away');
  expect(await subjectsTo('fay.found@example.org')).toEqual([
    'Your passkeys are to be taken away',
    'You keep your passkeys',
  ]);
});

test('what a script sends in place of a passkey is answered alike, whatever is wrong with it', async () => {
  const holder = await aPerson(db(), 'Hal Holder', { class: 'REG' });
  const id = await aPasskey(db(), holder);
  const stranger = await house.browsing();
  const send = (credential: object, address = '/sign-in/passkey') =>
    house.app.web.fetch(
      new Request(`http://127.0.0.1:3000${address}`, {
        method: 'POST',
        headers: { host: '127.0.0.1:3000', accept: 'application/json', 'content-type': 'application/json' },
        body: JSON.stringify({ credential }),
      }),
    );
  const data = (told: unknown) => Buffer.from(JSON.stringify(told)).toString('base64url');
  const credential = (passkey: string, clientDataJSON: string) => ({
    id: passkey,
    rawId: passkey,
    type: 'public-key',
    clientExtensionResults: {},
    response: { clientDataJSON, authenticatorData: 'AAAA', signature: 'AAAA' },
  });

  const answers = await Promise.all([
    send(credential(id, data({ challenge: 'made-up' }))),
    send(credential('unknown', data({ challenge: 'made-up' }))),
    send(credential(id, 'bm90LWpzb24')),
    send(credential(id, data({ challenge: { of: 'an object' } }))),
  ]);
  const nothing = await send({ id: 'x'.repeat(30_000) });

  const bodies = await Promise.all(answers.map((answer) => answer.json()));
  expect(bodies.map((body) => JSON.stringify(body))).toEqual(Array(4).fill(JSON.stringify(bodies[0])));
  expect(bodies[0]).toMatchObject({ status: 409, impediments: [{ code: 'passkey-not-taken' }] });
  expect(nothing.status).toBe(422);
  expect((await stranger.get('/me')).status).toBe(303);
});
