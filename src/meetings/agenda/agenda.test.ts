import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId } from '../../platform/act/index.ts';
import { NotFound } from '../../platform/refusal/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../../testing.ts';
import { acting, aBody, aSitting, inOffice } from '../testing.ts';
import { changeItem, moveUp, putOnAgenda, removeItem } from './commands/items.ts';
import { addPaper } from './commands/papers.ts';
import { agendaOf, papersOf } from './queries.ts';

let house: TestHouse;
let committee: number;
let chairing: PersonId;
let chair: Browsing;
let member: Browsing;
let outsider: Browsing;
let stranger: Browsing;

beforeAll(async () => {
  house = await openTestHouse(new Date('2026-11-23T18:00:00Z'));
  committee = await aBody(house.app.database, 'Committee on Organization');
  chairing = await aPerson(db(), 'Imogen Castellanos');
  const sitting = await aPerson(db(), 'Bashir Rahimi');
  await inOffice(house.app.database, chairing, committee, 'chair');
  await inOffice(house.app.database, sitting, committee, 'member');
  [chair, member, outsider, stranger] = [
    await house.browsing(chairing),
    await house.browsing(sitting),
    await house.browsing(await aPerson(db(), 'Out Sider')),
    await house.browsing(),
  ];
});
afterAll(() => house.close());

const db = () => house.app.database.db;
const asChair = <T>(work: Parameters<ReturnType<typeof acting>>[1]): Promise<T> =>
  acting(house.app.database)({ by: chairing }, work) as Promise<T>;
const aPdf = (text: string) => Buffer.from(`%PDF-1.7\n${text}`);

/** A meeting with these items. */
async function aMeeting(...titles: string[]): Promise<number> {
  const id = await asChair<number>((act) => aSitting(act, { unit: committee }));
  for (const title of titles) await chair.post(`/meetings/${id}/agenda`, { title });
  return id;
}
const titlesOf = async (id: number) => (await agendaOf(db(), id)).map(({ place, title }) => `${place} ${title}`);
const itemIn = async (id: number, title: string) => (await agendaOf(db(), id)).find((item) => item.title === title)!.id;

test('items are added, moved up and taken off, and their numbers have no gap', async () => {
  const id = await aMeeting('Roll call', 'Minutes', 'Petitions', 'Close');

  await chair.post(`/meetings/${id}/agenda/${await itemIn(id, 'Petitions')}/up`);
  await chair.post(`/meetings/${id}/agenda/${await itemIn(id, 'Roll call')}/up`);
  const moved = await titlesOf(id);
  await chair.post(`/meetings/${id}/agenda/${await itemIn(id, 'Roll call')}/removal`);

  expect(moved).toEqual(['1 Roll call', '2 Petitions', '3 Minutes', '4 Close']);
  expect(await titlesOf(id)).toEqual(['1 Petitions', '2 Minutes', '3 Close']);
});

test('an item needs a title, and what was typed comes back', async () => {
  const id = await aMeeting('Roll call');

  const bare = await chair.post(`/meetings/${id}/agenda`, { title: ' ', note: 'To be read before.' });
  const emptied = await chair.post(`/meetings/${id}/agenda/${await itemIn(id, 'Roll call')}`, { title: '' });
  const changed = await chair.post(`/meetings/${id}/agenda/${await itemIn(id, 'Roll call')}`, {
    title: 'Who is here',
    note: 'By name.',
  });

  expect([bare.status, emptied.status, changed.status]).toEqual([409, 409, 303]);
  expect(bare.text).toContain('Write a title.');
  expect(bare.html).toContain('To be read before.');
  expect(await titlesOf(id)).toEqual(['1 Who is here']);
});

test('an item of one meeting is not changed by the address of another', async () => {
  const [id, other] = [await aMeeting('Roll call'), await aMeeting('Budget')];
  const foreign = await itemIn(other, 'Budget');

  const tried = [
    asChair((act) => changeItem(act, id, foreign, { title: 'Mine', note: '' })),
    asChair((act) => moveUp(act, id, foreign)),
    asChair((act) => removeItem(act, id, foreign)),
    asChair((act) => addPaper(act, id, { title: 'A paper', item: foreign, isPublic: true }, aPdf('x'))),
  ];

  for (const each of await Promise.allSettled(tried))
    expect(each).toMatchObject({ status: 'rejected', reason: expect.any(NotFound) });
  expect([await titlesOf(id), await titlesOf(other)]).toEqual([['1 Roll call'], ['1 Budget']]);
});

test('the agenda is for the body until it is published, and nobody else learns whether there is one', async () => {
  const id = await aMeeting('A matter of confidence');

  const before = await Promise.all(
    [chair, member, outsider, stranger].map((each) => each.get(`/meetings/${id}/agenda`)),
  );
  const page = await stranger.get(`/meetings/${id}`);
  await chair.post(`/meetings/${id}/agenda/publication`);
  const after = await stranger.get(`/meetings/${id}/agenda`);

  expect(before.map(({ status }) => status)).toEqual([200, 200, 404, 404]);
  expect(page.text).not.toContain('A matter of confidence');
  expect(page.text).toContain('The agenda is not published yet.');
  expect(after.text).toContain('A matter of confidence');
});

test('before it is published the page says who will read it, and afterwards that it was done', async () => {
  const id = await aMeeting('Roll call');

  const before = await chair.get(`/meetings/${id}/agenda/change`);
  const { to } = await chair.post(`/meetings/${id}/agenda/publication`);
  const after = await chair.get(to!);
  const again = await chair.get(`/meetings/${id}/agenda/change`);

  expect(before.text).toContain('Everybody can read it then, without signing in');
  expect(after.text).toContain('The agenda is published. Everybody can read it now.');
  expect(again.text).not.toContain('The agenda is published. Everybody can read it now.');
  expect(again.text).toContain('Everybody reads this agenda: what you change is seen at once.');
});

test('an empty agenda is not published, and none twice', async () => {
  const [empty, full] = [await aMeeting(), await aMeeting('Roll call')];

  const answers = [
    await chair.post(`/meetings/${empty}/agenda/publication`),
    await chair.post(`/meetings/${full}/agenda/publication`),
    await chair.post(`/meetings/${full}/agenda/publication`),
  ];

  expect(answers.map(({ status }) => status)).toEqual([409, 303, 409]);
  expect(answers[0]!.text).toContain('Nothing is on the agenda yet.');
});

test('what is offered comes onto the agenda once, however often it is drawn', async () => {
  const id = await aMeeting('Roll call');
  const offer = (number: string, title: string) => ({
    subject: { kind: 'charters.petition', id: number },
    title,
    note: '',
    address: `/petitions/${number}`,
  });

  const first = await asChair((act) => putOnAgenda(act, id, [offer('1', 'Moss'), offer('2', 'Lichen')]));
  const second = await asChair((act) => putOnAgenda(act, id, [offer('2', 'Lichen'), offer('3', 'Fern')]));

  expect([first, second]).toEqual([2, 1]);
  expect(await titlesOf(id)).toEqual(['1 Roll call', '2 Moss', '3 Lichen', '4 Fern']);
});

test('a paper is for the body or for everybody, and is handed out to be kept', async () => {
  const id = await aMeeting('Roll call');
  await asChair((act) => addPaper(act, id, { title: 'Draft', item: null, isPublic: false }, aPdf('draft')));
  await asChair((act) => addPaper(act, id, { title: 'Plan', item: null, isPublic: true }, aPdf('plan')));
  const [draft, plan] = (await papersOf(db(), id)).map((paper) => `/meetings/${id}/papers/${paper.id}`);

  const readers = [chair, member, outsider, stranger];
  const answers = await Promise.all(readers.flatMap((each) => [each.get(draft!), each.get(plan!)]));

  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 404, 200, 404, 200]);
  const { headers } = answers[1]!;
  expect({
    type: headers.get('content-type'),
    sniff: headers.get('x-content-type-options'),
    disposition: headers.get('content-disposition')?.startsWith('attachment'),
  }).toEqual({ type: 'application/pdf', sniff: 'nosniff', disposition: true });
  expect((await stranger.get(`/meetings/${id}`)).text).not.toContain('Draft');
});

test('a file comes by the form under its own name, and what is no document is refused', async () => {
  const id = await aMeeting('Roll call');

  const sent = await chair.upload(`/meetings/${id}/papers`, 'file', new File([aPdf('x')], 'Annual report.pdf'));
  const page = await chair.upload(`/meetings/${id}/papers`, 'file', new File(['<script>'], 'page.pdf'));
  const none = await chair.post(`/meetings/${id}/papers`, {});
  const foreign = await member.upload(`/meetings/${id}/papers`, 'file', new File([aPdf('x')], 'mine.pdf'));

  expect([sent.status, page.status, none.status, foreign.status]).toEqual([303, 422, 422, 403]);
  expect((await papersOf(db(), id)).map(({ title, isPublic }) => ({ title, isPublic }))).toEqual([
    { title: 'Annual report', isPublic: false },
  ]);
});

test('an item that is taken off leaves its papers to the meeting', async () => {
  const id = await aMeeting('Budget');
  const item = await itemIn(id, 'Budget');
  await asChair((act) => addPaper(act, id, { title: 'Figures', item, isPublic: true }, aPdf('figures')));

  const removed = await chair.post(`/meetings/${id}/agenda/${item}/removal`);

  expect(removed.status).toBe(303);
  expect((await papersOf(db(), id)).map(({ title, item: of }) => ({ title, of }))).toEqual([
    { title: 'Figures', of: null },
  ]);
});
