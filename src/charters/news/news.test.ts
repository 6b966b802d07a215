import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId } from '../../platform/act/index.ts';
import { factsAbout } from '../../platform/facts/index.ts';
import { lettersSent, type SentLetter } from '../../platform/mail/index.ts';
import { addMilliseconds, days } from '../../platform/time/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import { aUnit } from '../../units/testing.ts';
import { expirePetition } from '../petitions/commands/opening.ts';
import { eraseAfterDecision } from '../petitions/commands/retention.ts';
import { charters } from '../tables.ts';
import { aStage, anOpenPetition, inOffice, rules, type Stage } from '../testing.ts';
import { aDecision } from '../../council/testing.ts';
import { filePetition } from '../verification/commands.ts';

let now = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let stage: Stage;
let organizers: readonly [PersonId, PersonId];
let verifier: PersonId;

beforeAll(async () => {
  house = await openTestHouse(() => now);
  stage = await aStage(house.app.database);
  organizers = [
    await aPerson(db(), 'Una First', { class: 'REG' }),
    await aPerson(db(), 'Dua Second', { class: 'REG' }),
  ];
  verifier = await aPerson(db(), 'Delia Marchetti-Osei', { class: 'REG' });
  await stage.perform({ by: null, at: now, grants: new Set(['units.edit', 'posts.edit', 'administration']) }, (act) =>
    aUnit(act, { name: 'Member Programs and Services', acronym: '' }),
  );
  await inOffice(stage, verifier, 'Member Programs and Services', 'verifier');
});
afterAll(() => house.close());

const db = () => house.app.database.db;
const later = (count: number) => (now = addMilliseconds(now, days(count)));
const item = { title: 'Half way', body: 'Fifty have signed.\n\nTell one more member.' };
/** The clock is moved: a session of some weeks ago would be over. */
const organizing = () => house.browsing(organizers[0]);
const told = async (id: number, more: Record<string, string> = {}) =>
  (await organizing()).post(`/petitions/${id}/news`, { ...item, step: 'send', ...more });

let people = 0;

/** Somebody who signs on the page, with or without the wish; gives their address and their browser. */
async function aSigner(id: number, fields: Record<string, string> = {}) {
  people += 1;
  const email = `signer${people}@example.org`;
  const browser = await house.browsing(await aPerson(db(), `A Signer${people}`, { class: 'REG', email }));
  await browser.post(`/petitions/${id}/signatures`, fields);
  return { email, browser };
}

async function lettersTo(address: string, kind: string): Promise<SentLetter[]> {
  await house.app.settle();
  return (await lettersSent(db(), { address })).filter((letter) => letter.kind === `charters.signer-${kind}`);
}

const stopLink = (letter: SentLetter | undefined) => /\/tell-me\/[\w-]+/.exec(letter?.text ?? '')?.[0] ?? '';

async function file(id: number): Promise<void> {
  await sql`update charters.petition set needed = 1 where id = ${id}`.execute(charters(db()));
  await stage.as(organizers[0], now, (act) => filePetition(act, id, rules.verification));
}

async function decide(id: number, result: 'approved' | 'declined'): Promise<void> {
  await sql`update charters.petition set state = 'docketed', verified_at = ${now} where id = ${id}`.execute(
    charters(db()),
  );
  const votes = result === 'approved' ? {} : { approve: 2, decline: 9, abstain: 0 };
  await aDecision(stage, verifier, id, now, { ...votes, reasons: 'One unit carries the whole of it.' });
}

test('what organizers tell stands on the page, and goes to those who asked, each in a letter of their own', async () => {
  const id = await anOpenPetition(stage, organizers, now);
  const [asked, silent] = [await aSigner(id, { news: 'yes' }), await aSigner(id)];

  const look = await (await organizing()).post(`/petitions/${id}/news`, item);
  const before = await lettersTo(asked.email, 'news');
  const sent = await told(id);

  const { text } = await (await house.browsing()).get(`/petitions/${id}`);
  const letters = await lettersTo(asked.email, 'news');
  expect([look.status, look.text.includes('This is what goes out'), before]).toEqual([200, true, []]);
  expect([sent.status, sent.to]).toEqual([303, `/petitions/${id}?told=1#news`]);
  expect(text).toContain('Half way From the organizers, 23 November 2026 Fifty have signed. Tell one more member.');
  expect(letters.map(({ subject, address }) => [subject, address])).toEqual([
    ['News of a petition you signed: Libraries and Climate Resilience', asked.email],
  ]);
  expect(letters[0]!.text).toContain('Tell one more member.');
  expect(letters[0]!.text).toContain('The petitioners do not speak for the American Library');
  expect(await lettersTo(silent.email, 'news')).toEqual([]);
});

test('organizers learn nowhere who is told', async () => {
  const id = await anOpenPetition(stage, organizers, now);
  const { email } = await aSigner(id, { news: 'yes' });
  await told(id);
  await house.app.settle();

  const organizer = await organizing();
  const pages = await Promise.all(
    ['', '/desk', '/news', '?told=1'].map((path) => organizer.get(`/petitions/${id}${path}`)),
  );

  expect((await lettersTo(email, 'news')).length).toBe(1);
  for (const { html } of pages) expect(html).not.toMatch(/A Signer|signer\d+@/);
});

test('there is one item a week, none without words, and none once the petition is over', async () => {
  const id = await anOpenPetition(stage, organizers, now);

  const first = await told(id);
  const early = await told(id);
  const empty = await (await organizing()).post(`/petitions/${id}/news`, { title: ' ', body: '', step: 'send' });
  later(7);
  const second = await told(id);
  await sql`update charters.petition set state = 'declined', ended_at = ${now} where id = ${id}`.execute(
    charters(db()),
  );
  later(7);
  const over = await told(id);

  expect([first, early, empty, second, over].map(({ status }) => status)).toEqual([303, 409, 422, 303, 409]);
  expect(early.text).toContain('The next can be told from 30 November 2026.');
  expect(early.html).toContain('Tell one more member.');
  expect(empty.text).toContain('Give it a heading.');
  expect(over.text).toContain('this one is neither');
});

test('two organizers who tell at the same time tell once', async () => {
  const id = await anOpenPetition(stage, organizers, now);
  const other = await house.browsing(organizers[1]);

  const both = await Promise.all([told(id), other.post(`/petitions/${id}/news`, { ...item, step: 'send' })]);

  expect(new Set(both.map(({ status }) => status))).toEqual(new Set([303, 409]));
});

test('a letter can be stopped by one press of a mail program, from anywhere, and begun again by the link', async () => {
  const id = await anOpenPetition(stage, organizers, now);
  const { email } = await aSigner(id, { news: 'yes' });
  await told(id);
  const [letter] = await lettersTo(email, 'news');
  const link = stopLink(letter);
  const { rows } = await sql<{ headers: Record<string, string> }>`
    select headers from platform.letter where id = ${letter!.id}
  `.execute(charters(db()));
  const stranger = await house.browsing();

  // Looking changes nothing: programs look at every link.
  const looked = await stranger.get(link);
  const pressed = await house.app.web.fetch(
    new Request(`http://127.0.0.1:3000${link}`, {
      method: 'POST',
      headers: { host: '127.0.0.1:3000', 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    }),
  );
  later(7);
  await told(id);
  const whileStopped = await lettersTo(email, 'news');
  const again = await stranger.post(`${link}/resumption`);
  later(7);
  await told(id);

  expect(rows[0]!.headers).toEqual({
    'List-Unsubscribe': `<http://127.0.0.1:3000${link}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  });
  expect(looked.text).toContain('are told by mail how it goes on');
  expect([pressed.status, (await pressed.text()).includes('told nothing more')]).toEqual([200, true]);
  expect([whileStopped.length, again.status, (await lettersTo(email, 'news')).length]).toEqual([1, 200, 2]);
});

test('the link of another letter, a link that was tampered with, and a made-up one lead nowhere', async () => {
  const id = await anOpenPetition(stage, organizers, now);
  const { email } = await aSigner(id, { news: 'yes' });
  await house.app.settle();
  const [receipt] = await lettersSent(db(), { address: email });
  const withdrawal = /\/withdraw\/([\w-]+)/.exec(receipt!.text!)![1]!;
  const stranger = await house.browsing();

  const answers = await Promise.all(
    [withdrawal, `${withdrawal}A`, '1-made-up'].map((token) => stranger.post(`/tell-me/${token}`)),
  );

  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
});

test('whoever withdraws is told nothing more, and cannot be made to be told', async () => {
  const id = await anOpenPetition(stage, organizers, now);
  const { email, browser } = await aSigner(id, { news: 'yes' });
  await told(id);
  const link = stopLink((await lettersTo(email, 'news'))[0]);
  await browser.post(`/petitions/${id}/withdrawal`);

  const again = await browser.post(`${link}/resumption`);
  later(7);
  await told(id);

  expect(again.text).toContain('no longer stands');
  expect(await lettersTo(email, 'news')).toHaveLength(1);
});

test('a signer changes their mind on the petition’s page and on their own', async () => {
  const id = await anOpenPetition(stage, organizers, now);
  const { browser } = await aSigner(id);
  const kept = async () => {
    const { html } = await browser.get('/me/export');
    return (JSON.parse(html) as { signatures: { wantsNews: boolean }[] }).signatures.map(({ wantsNews }) => wantsNews);
  };
  const stranger = await house.browsing(await aPerson(db(), 'No Signer', { class: 'REG' }));

  const before = [(await browser.get('/me')).text.includes('You are not told how it goes on.'), await kept()];
  await browser.post(`/petitions/${id}/news-wish`, { news: 'yes', from: 'me' });
  const after = [(await browser.get('/me')).text.includes('You are told by mail how it goes on.'), await kept()];
  const refused = await stranger.post(`/petitions/${id}/news-wish`, { news: 'yes' });

  expect([before, after, refused.status]).toEqual([[true, [false]], [true, [true]], 409]);
});

test('whoever signs by letter can ask for it too', async () => {
  const id = await anOpenPetition(stage, organizers, now);
  const email = 'by-letter@example.org';
  await aPerson(db(), 'By Letter', { class: 'REG', email });
  const visitor = await house.browsing();
  await visitor.post(`/petitions/${id}/signing-letter`, { identifier: email, shown: 'no', news: 'yes' });
  await house.app.settle();
  const link = /\/sign-in\/letter\/[\w-]+/.exec((await lettersSent(db(), { address: email }))[0]!.text!)![0];

  await visitor.post(link);
  await told(id);

  expect(await lettersTo(email, 'news')).toHaveLength(1);
});

test('signers who asked are thanked when it is filed, and told the decision, its reasons and where to read on', async () => {
  const id = await anOpenPetition(stage, organizers, now);
  const [asked, silent] = [await aSigner(id, { news: 'yes' }), await aSigner(id)];

  await file(id);
  const thanks = await lettersTo(asked.email, 'thanks');
  await decide(id, 'declined');
  const outcome = await lettersTo(asked.email, 'outcome');

  expect(thanks.map(({ subject }) => subject)).toEqual(['Thank you: Libraries and Climate Resilience is filed']);
  expect(thanks[0]!.text).toContain('with 2 signatures');
  expect(outcome.map(({ subject }) => subject)).toEqual(['Declined: Libraries and Climate Resilience']);
  expect(outcome[0]!.text).toContain('One unit carries the whole of it.');
  expect(outcome[0]!.text).toContain(`http://127.0.0.1:3000/petitions/${id}`);
  expect([await lettersTo(silent.email, 'thanks'), await lettersTo(silent.email, 'outcome')]).toEqual([[], []]);
});

test('a petition whose time is over says so to those who asked', async () => {
  const id = await anOpenPetition(stage, organizers, now);
  const { email } = await aSigner(id, { news: 'yes' });

  await stage.as(null, addMilliseconds(now, days(400)), (act) => expirePetition(act, id));

  expect((await lettersTo(email, 'outcome')).map(({ subject }) => subject)).toEqual([
    'Closed: Libraries and Climate Resilience',
  ]);
});

test('staff take an item down for a reason: its place stays, its words go, and what was not yet sent is not', async () => {
  const id = await anOpenPetition(stage, organizers, now);
  const { email } = await aSigner(id, { news: 'yes' });
  await told(id, { body: 'Dr. Moss is a liar.' });
  const [staff, organizer] = [await house.browsing(verifier), await organizing()];
  const { html } = await staff.get(`/petitions/${id}`);
  const removal = /\/petitions\/\d+\/news\/\d+\/removal/.exec(html)![0];

  const asked = await staff.get(removal);
  const unreasoned = await staff.post(removal, {});
  const taken = await staff.post(removal, { code: 'names-individuals' });
  const again = await staff.post(removal, { code: 'names-individuals' });
  const byOrganizer = await organizer.post(removal, { code: 'names-individuals' });

  const shown = await (await house.browsing()).get(`/petitions/${id}`);
  expect([asked, unreasoned, taken, again, byOrganizer].map(({ status }) => status)).toEqual([200, 422, 303, 409, 403]);
  expect(shown.text).toContain('Staff took something down that stood here. It names or attacks individuals.');
  expect(shown.html).not.toContain('Dr. Moss');
  expect(await lettersTo(email, 'news')).toEqual([]);
});

test('letters about an item that were written and have not left are taken back with it', async () => {
  const id = await anOpenPetition(stage, organizers, now);
  const [reached, waits] = [await aSigner(id, { news: 'yes' }), await aSigner(id, { news: 'yes' })];
  await told(id);
  const written = [await lettersTo(reached.email, 'news'), await lettersTo(waits.email, 'news')].map(
    (all) => all.length,
  );
  await sql`update platform.letter set sent_at = null, try_at = ${addMilliseconds(now, days(1))}
    where address = ${waits.email} and kind = 'charters.signer-news'`.execute(charters(db()));

  const { html } = await (await house.browsing(verifier)).get(`/petitions/${id}`);
  await (
    await house.browsing(verifier)
  ).post(/\/petitions\/\d+\/news\/\d+\/removal/.exec(html)![0], { code: 'unlawful' });

  const left = [await lettersTo(reached.email, 'news'), await lettersTo(waits.email, 'news')].map((all) => all.length);
  expect([written, left]).toEqual([
    [1, 1],
    [1, 0],
  ]);
});

test('the wish goes with the marks of the networks', async () => {
  const id = await anOpenPetition(stage, organizers, now);
  await aSigner(id, { news: 'yes' });
  const wishes = async () => {
    const { rows } = await sql<{ wants: boolean; marked: boolean }>`
      select wants_news as wants, network_hash is not null as marked from charters.signature where petition = ${id}
    `.execute(charters(db()));
    return rows;
  };
  const before = await wishes();

  await stage.as(null, now, (act) => eraseAfterDecision(act, id, ['network-marks']));

  expect([before, await wishes()]).toEqual([[{ wants: true, marked: true }], [{ wants: false, marked: false }]]);
});

test('two thousand and one signers get one letter each, however often it is tried', async () => {
  const id = await anOpenPetition(stage, organizers, now);
  await sql`
    with made as (
      insert into roll.person (id, name, email, came_at)
      select gen_random_uuid(), 'Many', 'many' || number || '@example.org', ${now} from generate_series(1, 2001) as number returning id
    )
    insert into charters.signature (petition, member, person, signed_at, text_sha256, class, wants_news)
    select ${id}, 1000000 + row_number() over (), id, ${now}, '', 'REG', true from made
  `.execute(charters(db()));

  await told(id);
  await house.app.settle();
  const again = house.plug.reactions.find(({ name }) => name === 'charters.tell-signers')!;
  const facts = await factsAbout(db(), { kinds: ['charters.news-told'], detail: { petition: id } });
  await stage.as(null, now, (act) => again.react(act, facts));

  const { rows } = await sql<{ letters: number; addresses: number }>`
    select count(*)::integer as letters, count(distinct address)::integer as addresses
    from platform.letter where kind = 'charters.signer-news' and address like 'many%'
  `.execute(charters(db()));
  expect(rows).toEqual([{ letters: 2001, addresses: 2001 }]);
});
