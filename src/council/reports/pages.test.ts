import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId } from '../../platform/act/index.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../../testing.ts';
import { markLapsed } from '../../groups/index.ts';
import { aGroup } from '../../groups/testing.ts';
import { aPerson } from '../../roll/testing.ts';
import { aDocketedPetition, aStage, inOffice, type Stage } from '../../charters/testing.ts';
import { aDecision } from '../testing.ts';

const at = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let stage: Stage;
let people: { chair: PersonId; secretary: PersonId; organizers: [PersonId, PersonId] };

beforeAll(async () => {
  house = await openTestHouse(at);
  stage = await aStage(house.app.database);
  const { db } = house.app.database;
  people = {
    chair: await aPerson(db, 'Imogen Castellanos', { class: 'REG' }),
    secretary: await aPerson(db, 'Theodora Brandvold', { isMember: false, email: 'secretary@example.org' }),
    organizers: [
      await aPerson(db, 'Jordan Bellweather', { class: 'REG' }),
      await aPerson(db, 'Đỗ Hồng', { class: 'REG' }),
    ],
  };
  await inOffice(stage, people.chair, 'Committee on Organization', 'chair');
  await inOffice(stage, people.secretary, 'Council', 'secretary');
});
afterAll(() => house.close());

/** What stands in each field of the form of a draft. */
function fieldsIn(html: string): Record<string, string> {
  const plain = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  const inputs = [...html.matchAll(/<input[^>]*?name="([^"]+)"[^>]*?>/g)].flatMap(([tag, name = '']) =>
    /type="(radio|checkbox)"/.test(tag) && !/\schecked/.test(tag)
      ? []
      : [[name, /value="([^"]*)"/.exec(tag)?.[1] ?? '']],
  );
  const areas = [...html.matchAll(/<textarea[^>]*?name="([^"]+)"[^>]*>([^<]*)</g)].map(([, name = '', text = '']) => [
    name,
    text,
  ]);
  return Object.fromEntries([...inputs, ...areas].map(([name = '', text = '']) => [name, plain(text)]));
}

/** The chair draws a report up, in the browser. Gives the address of its draft. */
async function drawnUp(chair: Browsing, title: string): Promise<string> {
  await aDecision(stage, people.chair, await aDocketedPetition(stage, people.organizers, at, title), at);
  const { status, to } = await chair.post('/reports');
  expect(status).toBe(303);
  return to!;
}

test('the chair draws a report up, writes it and makes it final; everybody reads it, and the secretary is told', async () => {
  const chair = await house.browsing(people.chair);
  const stranger = await house.browsing();
  const draft = await drawnUp(chair, 'Seed Libraries <b>&');
  const address = draft.replace(/\/draft$/, '');

  const writing = await chair.get(draft);
  const fields = fieldsIn(writing.html);
  const [body] = Object.keys(fields).filter((name) => name.startsWith('body-'));
  const saved = await chair.post(draft, {
    ...fields,
    title: 'Report of November',
    [body!]: 'approved the establishment of a group for those who lend seeds.',
    addedBody: 'thanks Kateřina Dvořáková.',
  });
  const reworded = await chair.get(saved.to!);
  const confirming = await chair.get(`${address}/finalizing`);
  const finalized = await chair.post(`${address}/finalizing`, fieldsIn(confirming.html));
  await house.app.settle();

  expect(writing.text).toContain('Petition P 1, Seed Libraries');
  expect(reworded.text).toContain('Drawn up as: approved the establishment of Seed Libraries &lt;b>&');
  expect(reworded.text).toContain('9 for, 1 against, 1 abstained; 11 present');
  expect(confirming.text).toContain('It becomes 2026-2027 ALA CD#1-inf.');
  expect(finalized.to).toBe('/reports/2026-2027/1');
  const report = await stranger.get(finalized.to!);
  expect([report.status, (await stranger.get(address)).text]).toEqual([200, report.text]);
  expect(report.text).toContain('2026-2027 ALA CD#1-inf American Library Association Report of November');
  expect(report.text).toContain('approved the establishment of a group for those who lend seeds. Petition P 1, Seed');
  expect(report.text).toContain('thanks Kateřina Dvořáková.');
  const markdown = await stranger.get(`${address}/as/md`);
  expect([markdown.status, markdown.headers.get('content-disposition')]).toEqual([
    200,
    expect.stringContaining('report-2026-2027-1.md'),
  ]);
  expect(markdown.html).toContain(String.raw`P 1, Seed Libraries \<b\>&`);
  const forms = await Promise.all(['pdf', 'docx', 'odt'].map((form) => stranger.get(`${address}/as/${form}`)));
  expect(forms.map(({ status, html }) => [status, html.slice(0, 2)])).toEqual([
    [200, '%P'],
    [200, 'PK'],
    [404, '<!'],
  ]);
  const feed = JSON.parse((await stranger.get('/feeds/reports.json')).html) as {
    items: { title: string; url: string }[];
  };
  expect(feed.items.map(({ title, url }) => [title, new URL(url).pathname])).toEqual([
    ['2026-2027 ALA CD#1-inf: Report of November', '/reports/2026-2027/1'],
  ]);
  const mailbox = await stranger.get('/example/mailbox');
  expect(mailbox.text).toContain('2026-2027 ALA CD#1-inf: a report to the Council, for information');
});

test('whoever goes back to a draft that has become final, or sends it again, is led to the report', async () => {
  const chair = await house.browsing(people.chair);
  const draft = await drawnUp(chair, 'Sent Twice');
  const address = draft.replace(/\/draft$/, '');
  const writing = fieldsIn((await chair.get(draft)).html);
  const confirming = fieldsIn((await chair.get(`${address}/finalizing`)).html);
  const { to: report } = await chair.post(`${address}/finalizing`, confirming);

  const again = [
    await chair.post(`${address}/finalizing`, confirming),
    await chair.post(draft, { ...writing, title: 'Too late' }),
    await chair.get(draft),
    await chair.get(`${address}/finalizing`),
    await chair.post(`${address}/disposal`),
  ];

  expect(again.map(({ to }) => to)).toEqual(again.map(() => `${report}?already`));
  const led = await chair.get(again[0]!.to!);
  expect(led.text).toContain('This report was made final already');
  expect(led.text).not.toContain('Too late');
  expect((await (await house.browsing(people.secretary)).get(draft)).status).toBe(404);
});

test('who organizes a petition reads on the draft why they cannot word what is told of it', async () => {
  const chair = await house.browsing(people.chair);
  const draft = await drawnUp(chair, 'Not By Its Organizer');
  await inOffice(stage, people.organizers[0], 'Committee on Organization', 'chair');
  const organizer = await house.browsing(people.organizers[0]);
  const page = await organizer.get(draft);

  const saved = await organizer.post(draft, { ...fieldsIn(page.html), title: 'Titled by an organizer' });

  expect(page.text).toContain('You organize this petition: somebody else on the committee has to word');
  expect(Object.keys(fieldsIn(page.html)).filter((name) => name.startsWith('body-'))).toEqual([]);
  expect(saved.status).toBe(303);
  expect((await chair.get(draft)).text).toContain('approved the establishment of Not By Its Organizer');
  await chair.post(draft.replace(/draft$/, 'disposal'));
});

test('a draft is hidden from everybody but those who decide', async () => {
  const chair = await house.browsing(people.chair);
  const draft = await drawnUp(chair, 'Hidden For Now');
  const address = draft.replace(/\/draft$/, '');
  const secretary = await house.browsing(people.secretary);

  const asked = [
    draft,
    address,
    `${address}/as/md`,
    `${address}/finalizing`,
    '/reports/999999',
    '/reports/2026-2027/999',
  ];
  const answers = await Promise.all(asked.map((each) => secretary.get(each)));

  expect(answers.map(({ status }) => status)).toEqual(asked.map(() => 404));
  expect((await secretary.get('/reports')).text).not.toContain('Go on with the draft');
  expect((await chair.get('/reports')).text).toContain('Go on with the draft');
  await chair.post(`${address}/disposal`);
});

test('whoever saves over a newer draft keeps what they wrote, and is told', async () => {
  const chair = await house.browsing(people.chair);
  const draft = await drawnUp(chair, 'Two Windows');
  const fields = fieldsIn((await chair.get(draft)).html);
  await chair.post(draft, { ...fields, title: 'From the first window' });

  const second = await chair.post(draft, { ...fields, title: 'From the second window' });

  expect(second.status).toBe(409);
  expect(second.text).toContain('Someone else changed this draft while you were writing.');
  expect(second.html).toContain('value="From the second window"');
  await chair.post(draft.replace(/draft$/, 'disposal'));
});

test('a place that is no number, and a text that is too long, are told at their fields', async () => {
  const chair = await house.browsing(people.chair);
  const draft = await drawnUp(chair, 'Wrong Fields');
  const fields = fieldsIn((await chair.get(draft)).html);
  const place = Object.keys(fields).find((name) => name.startsWith('place-'))!;

  const answer = await chair.post(draft, { ...fields, [place]: 'first', title: 'x'.repeat(201) });

  expect(answer.status).toBe(422);
  expect(answer.html).toContain(`<a href="#${place}">Write a whole number.</a>`);
  expect(answer.html).toContain('<a href="#title">At most 200 letters.</a>');
  await chair.post(draft.replace(/draft$/, 'disposal'));
});

test('a group that lapses is to be reported, though nobody decided anything', async () => {
  const chair = await house.browsing(people.chair);
  const opened = { by: null, at: new Date('2023-11-20T18:00:00Z'), grants: new Set<string>() };
  const { id } = await house.app.perform(opened, (act) =>
    aGroup(act, { name: 'Nobody Renewed It', openedOn: '2023-11-20' }),
  );
  await house.app.perform({ ...opened, at }, (act) => markLapsed(act, id, '2026-11-20'));
  await house.app.settle();

  const { to } = await chair.post('/reports');

  expect((await chair.get(to!)).text).toContain('notes the lapse of Nobody Renewed It on 20 November 2026');
  await chair.post(to!.replace(/draft$/, 'disposal'));
});
