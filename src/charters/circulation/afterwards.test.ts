import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId } from '../../platform/act/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../../testing.ts';
import { charters } from '../tables.ts';
import { aDraft, aStage, inOffice, openAsItStands, type Stage } from '../testing.ts';
import { circulate, withdrawLink } from './commands/circulating.ts';

const at = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let stage: Stage;
let organizers: readonly [PersonId, PersonId];

beforeAll(async () => {
  house = await openTestHouse(at);
  stage = await aStage(house.app.database);
  organizers = [await aMember('Una First'), await aMember('Dua Second')];
});
afterAll(() => house.close());

const db = () => house.app.database.db;
const aMember = (name: string) => aPerson(db(), name, { class: 'REG' });
let people = 0;
const aReader = async (name = `A Reader${(people += 1)}`) => house.browsing(await aMember(name));

interface Commented {
  readonly id: number;
  readonly link: string;
  readonly organizer: Browsing;
  readonly commenter: Browsing;
  readonly comment: string;
}

/** A draft with one comment. */
async function aCommented(body = 'Say what a unit is.'): Promise<Commented> {
  const id = await aDraft(stage, organizers, at);
  await stage.as(organizers[0], at, (act) => circulate(act, id));
  const organizer = await house.browsing(organizers[0]);
  const link = /\/circulation\/[\w-]{20,}/.exec((await organizer.get(`/petitions/${id}/circulation`)).html)![0];
  const commenter = await aReader(`Jordan Commenter${(people += 1)}`);
  const { to } = await commenter.post(`${link}/comments`, { version: '1', paragraph: '1', body });
  return { id, link, organizer, commenter, comment: /comment-(\d+)$/.exec(to!)![1]! };
}

test('an opened petition leads to how its text came about: its organizers, and whoever commented', async () => {
  const { id, link, organizer, commenter } = await aCommented();
  await stage.as(organizers[0], at, (act) => openAsItStands(act, id));
  const [reader, nobody] = [await aReader(), await house.browsing()];
  const pages = () => Promise.all([organizer, commenter, reader, nobody].map((who) => who.get(`/petitions/${id}`)));
  const ways = (read: Awaited<ReturnType<typeof pages>>) =>
    read.map(({ html }) => /<a href="([^"]*)">How the text came about<\/a>/.exec(html)?.[1] ?? null);

  const before = await pages();
  await stage.as(organizers[0], at, (act) => withdrawLink(act, id));

  expect(ways(before)).toEqual([`/petitions/${id}/circulation`, link, null, null]);
  expect(before[1]!.text).toContain('How the text came about : 1 version, 1 comment.');
  expect((await commenter.get(link)).status).toBe(404);
  expect(ways(await pages())).toEqual([`/petitions/${id}/circulation`, null, null, null]);
});

test('one’s own page says that a draft circulates, and how many comments wait', async () => {
  const { id, organizer, comment } = await aCommented();

  const before = await organizer.get('/me');
  await organizer.post(`/petitions/${id}/circulation/comments/${comment}/answer`, { code: 'noted' });
  const after = await organizer.get('/me');
  await sql`update charters.petition set state = 'withdrawn' where id = ${id}`.execute(charters(db()));
  const over = await organizer.get('/me');

  const link = `<a href="/petitions/${id}/circulation">`;
  expect(before.html).toContain(`${link}It circulates: 1 comment waits for an answer</a>`);
  expect(after.html).toContain(`${link}It circulates, and no comment waits for an answer</a>`);
  expect(over.html).not.toContain(link);
});

test('an author takes a comment back: its words go, its place stays, and it waits no longer', async () => {
  const { id, link, organizer, commenter, comment } = await aCommented('I spoke too soon.');
  const withdrawal = `${link}/comments/${comment}/withdrawal`;
  const other = await aReader();

  const asked = await commenter.get(withdrawal);
  const others = [await other.get(withdrawal), await other.post(withdrawal)];
  const done = await commenter.post(withdrawal);
  const again = await commenter.post(withdrawal);

  const [read, answered] = [
    await organizer.get(`/petitions/${id}/circulation`),
    await organizer.post(`/petitions/${id}/circulation/comments/${comment}/answer`, { code: 'noted' }),
  ];
  const { rows } = await sql<{ body: string }>`select body from charters.comment where id = ${comment}`.execute(
    charters(db()),
  );
  expect([asked, ...others, done, again].map(({ status }) => status)).toEqual([200, 404, 404, 303, 409]);
  expect(read.text).toContain('Its author took this comment back.');
  expect(read.text).toContain('Every comment has its answer.');
  expect(read.html).not.toContain('too soon');
  expect([rows, answered.status]).toEqual([[{ body: '' }], 409]);
});

test('a reader reports a comment; staff see that one alone, and take it down for a reason that stands in its place', async () => {
  const { id, link, commenter, comment } = await aCommented('Dr. Moss is a liar.');
  const verifier = await aPerson(db(), 'Delia Marchetti-Osei', { isMember: false });
  await inOffice(stage, verifier, 'Member Programs and Services', 'verifier');
  const [staff, reader] = [await house.browsing(verifier), await aReader()];
  const removal = `/petitions/${id}/circulation/comments/${comment}/removal`;
  const report = `${link}/comments/${comment}/report`;

  const unreported = await staff.get(removal);
  const unreasoned = await reader.post(report, {});
  const reported = await reader.post(report, { code: 'personal-attack', remark: 'See the first line.' });
  const desk = await staff.get('/staff/petitions');
  const seen = await staff.get(removal);
  const taken = await staff.post(removal, { code: 'names-individuals' });
  const again = await staff.post(removal, { code: 'names-individuals' });

  const [shown, own] = [await reader.get(link), await commenter.get('/me/export')];
  expect([unreported, unreasoned, reported, seen, taken, again].map(({ status }) => status)).toEqual([
    404, 422, 303, 200, 303, 409,
  ]);
  expect(desk.html).toContain(`href="${removal}"`);
  expect(desk.html).not.toContain(`href="/petitions/${id}"`);
  expect(seen.text).toContain('Dr. Moss is a liar.');
  expect(seen.text).not.toContain('prepare their libraries for heat');
  expect(shown.text).toContain('Staff took this comment down. It names or attacks individuals.');
  expect(shown.html).not.toContain('Dr. Moss');
  expect(own.html).toContain('Dr. Moss is a liar.');
  expect((await staff.get('/staff/petitions')).html).not.toContain(removal);
});

test('nobody reports, withdraws or takes down what is on another draft, or by a link that is not in force', async () => {
  const [one, other] = [await aCommented(), await aCommented()];
  const made = one.link.replace(/.$/, (letter) => (letter === 'A' ? 'B' : 'A'));

  const answers = await Promise.all([
    one.commenter.get(`${other.link}/comments/${one.comment}/withdrawal`),
    one.commenter.post(`${other.link}/comments/${one.comment}/report`, { code: 'spam' }),
    one.commenter.post(`${made}/comments/${one.comment}/withdrawal`),
    one.commenter.get(`${one.link}/comments/x/report`),
  ]);

  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
});
