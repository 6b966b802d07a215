import { afterAll, beforeAll, expect, test } from 'vitest';
import { anOpenPetition, aStage, aText, type Stage } from '../../charters/testing.ts';
import { makeAdministrator } from '../../roll/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import { aUnit } from '../../units/testing.ts';

const at = new Date('2026-11-23T18:00:00Z');
const base = 'http://127.0.0.1:3000';
const charge = 'Moss, lichen & <b>stones</b>\nin every library.';
let house: TestHouse;
let stage: Stage;
let editor: string;
let unit: string;

beforeAll(async () => {
  house = await openTestHouse(at);
  stage = await aStage(house.app.database);
  editor = await aPerson(db(), 'Ada Editor', { class: 'REG' });
  await stage.as(null, at, (act) => makeAdministrator(act, editor));
  const grants = new Set(['units.edit']);
  const made = await stage.perform({ by: null, at, grants }, (act) => aUnit(act, { name: 'Moss Round Table' }));
  unit = `/units/${made.slug}/charge`;
});
afterAll(() => house.close());

const db = () => house.app.database.db;

/** Name and value of every field on the page that would be sent again, in their order. */
function sentAgain(html: string): { action: string; fields: [string, string][] } {
  const form = /<form method="post" action="([^"]*)"[^>]*>(?:(?!<\/form>)[\s\S])*Send it again/.exec(html);
  const fields = [...(form?.[0] ?? '').matchAll(/<(input|textarea)\b([^>]*)>([^<]*)/g)].map(([, tag, inside, text]) => {
    const of = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(inside ?? '')?.[1] ?? '';
    return [of('name'), decoded(tag === 'input' ? of('value') : (text ?? ''))] as [string, string];
  });
  return { action: form?.[1] ?? '', fields };
}
const decoded = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

test('a stranger’s file of twenty megabytes is not read to be given back', async () => {
  let read = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      read += 1;
      if (read > 20) controller.close();
      else controller.enqueue(new Uint8Array(1024 * 1024));
    },
  });
  const headers = { host: '127.0.0.1:3000', origin: base, 'content-type': 'multipart/form-data; boundary=moss' };

  const { status } = await house.app.web.fetch(
    new Request(`${base}/petitions/1/paper/1/scan`, { method: 'POST', headers, body, duplex: 'half' } as RequestInit),
  );

  expect(status).toBe(303);
  expect(read).toBeLessThan(4);
});

test('what was typed into a form of a session that has ended stands on the page, and can be sent again', async () => {
  const nothing = { parent: '', foundedOn: '', contactName: '', contactEmail: '' };
  const typed = { charge, revision: '1', kind: 'round table', acronym: 'MRT', ...nothing };
  const signedOut = await (await house.browsing()).post(unit, typed);
  const again = sentAgain(signedOut.html);

  const saved = await (await house.browsing(editor)).post(again.action, Object.fromEntries(again.fields));

  expect([signedOut.status, signedOut.text.includes('Moss, lichen')]).toEqual([401, true]);
  expect(signedOut.html).not.toContain('<b>stones');
  expect(again).toEqual({ action: unit, fields: Object.entries(typed) });
  expect([saved.status, saved.to]).toEqual([303, unit.replace('/charge', '')]);
  expect((await (await house.browsing()).get(unit.replace('/charge', ''))).html).toContain('lichen &amp; &lt;b>stones');
});

test('the page is kept by nobody on the way', async () => {
  const answer = await house.app.web.fetch(
    new Request(base + unit, {
      method: 'POST',
      headers: { host: '127.0.0.1:3000', origin: base },
      body: new URLSearchParams({ charge }),
    }),
  );

  expect([answer.status, answer.headers.get('cache-control')]).toEqual([401, 'no-store']);
});

test('a field that came several times is sent again as often', async () => {
  const fields = [
    ['topics[]', 'buildings'],
    ['topics[]', 'sustainability'],
    ['charge', 'Moss.'],
  ] as const;
  const body = new URLSearchParams(fields.map(([name, value]) => [name, value]));
  const answer = await house.app.web.fetch(
    new Request(base + unit, { method: 'POST', headers: { host: '127.0.0.1:3000', origin: base }, body }),
  );

  expect(sentAgain(await answer.text()).fields).toEqual(fields);
});

test('whoever may not do a thing keeps what they typed for it', async () => {
  const member = await house.browsing(await aPerson(db(), 'Mo Member', { class: 'REG' }));

  const refused = await member.post(unit, { charge });

  expect([refused.status, refused.text.includes('Your office does not give you this right.')]).toEqual([403, true]);
  expect(sentAgain(refused.html)).toEqual({ action: unit, fields: [['charge', charge]] });
});

test('a text that is saved after another organizer opened the petition is not lost', async () => {
  const [one, two] = [await aPerson(db(), 'Una First'), await aPerson(db(), 'Dua Second')];
  const id = await anOpenPetition(stage, [one, two], at);
  const late = { title: aText.title, purpose: 'A better purpose, written too late.', revision: '3' };

  const refused = await (await house.browsing(two)).post(`/petitions/${id}/draft`, late);
  const wrong = await (await house.browsing(two)).post(`/petitions/${id}/draft`, { purpose: 'x'.repeat(200_000) });

  expect([refused.status, sentAgain(refused.html).fields]).toEqual([409, Object.entries(late)]);
  expect([wrong.status, wrong.text.includes('xxx')]).toEqual([409, true]);
});

test('a draft of a session that has ended is sent again as the draft that it was', async () => {
  const saved = await (await house.browsing()).post('/petitions/7/draft', { title: 'Moss', revision: '3' });

  expect([saved.status, sentAgain(saved.html).action]).toEqual([401, '/petitions/7/draft']);
});

test('who reports too often keeps what they wrote', async () => {
  const [one, two] = [await aPerson(db(), 'Tria First'), await aPerson(db(), 'Quar Second')];
  const id = await anOpenPetition(stage, [one, two], at);
  const reader = await house.browsing();
  const report = (remark: string) => reader.post(`/petitions/${id}/reports`, { code: 'spam', remark });
  await Promise.all(Array.from({ length: 100 }, () => report('')));

  const tooMany = await report('The third paragraph names somebody.');

  expect([tooMany.status, sentAgain(tooMany.html).fields]).toEqual([
    429,
    [
      ['code', 'spam'],
      ['remark', 'The third paragraph names somebody.'],
    ],
  ]);
});

test('no page gives back a code, a password, or what came from another site', async () => {
  const guesser = await house.browsing();
  const code = () => guesser.post('/sign-in/code', { code: '271828' }, { cookie: 'folkmoot-asked=somebody' });
  await Promise.all(Array.from({ length: 30 }, code));

  const answers = [
    await code(),
    await guesser.post(unit, { password: 'moss-and-stones', token: 'moss-and-stones' }),
    await guesser.post(unit, { charge }, { origin: 'https://elsewhere.example' }),
    await guesser.post(unit, { charge: 'x'.repeat(300_000) }, { 'content-length': '300007' }),
    await guesser.post(unit, { charge }, { accept: 'application/json' }),
  ];

  expect(answers.map(({ status }) => status)).toEqual([429, 303, 403, 413, 401]);
  for (const { html } of answers) expect(html).not.toMatch(/271828|moss-and-stones|lichen|xxx/);
});

test('files are not given back, and what stands beside them is', async () => {
  const body = new FormData();
  body.append('charge', 'Moss.');
  body.append('scan', new File(['lichen'], 'lichen.txt'));
  const answer = await house.app.web.fetch(
    new Request(base + unit, { method: 'POST', headers: { host: '127.0.0.1:3000', origin: base }, body }),
  );
  const html = await answer.text();

  expect([sentAgain(html).fields, html.includes('lichen')]).toEqual([[['charge', 'Moss.']], false]);
});

test('a form of nothing but a button leads to the sign-in page as before, and so does one of thousands of fields', async () => {
  const browser = await house.browsing();
  const many = Object.fromEntries(Array.from({ length: 2_000 }, (_, number) => [`f${number}`, '1']));

  const answers = [await browser.post(unit), await browser.post(unit, many)];

  expect(answers.map(({ status, to }) => [status, to])).toEqual([
    [303, '/sign-in?then=%2Fme'],
    [303, '/sign-in?then=%2Fme'],
  ]);
});
