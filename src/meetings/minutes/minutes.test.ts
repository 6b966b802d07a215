import JSZip from 'jszip';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { erasePerson } from '../../roll/members/commands.ts';
import type { PersonId } from '../../platform/act/index.ts';
import { lettersSent } from '../../platform/mail/index.ts';
import { readPdf } from '../../platform/pdf/testing.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../../testing.ts';
import { recordRoomVote } from '../ballots/commands/recording.ts';
import { agendaOf } from '../agenda/queries.ts';
import { forgetErasedWriters } from '../attendance/forgetting.ts';
import { meetingRecordsOf, writtenCommentsOn } from '../attendance/queries.ts';
import { meetings } from '../tables.ts';
import { acting, aBody, aSitting, inOffice } from '../testing.ts';

const announcedAt = new Date('2026-11-23T18:00:00Z');
const duringIt = new Date('2027-01-23T16:00:00Z');
const afterIt = new Date('2027-01-23T19:00:00Z');
let now = announcedAt;
let house: TestHouse;
let committee: number;
let chairing: PersonId;
let sitting: PersonId;
let absent: PersonId;

beforeAll(async () => {
  house = await openTestHouse(() => now);
  committee = await aBody(house.app.database, 'Committee on Organization');
  chairing = await aPerson(db(), 'Imogen Castellanos', { email: 'chair@example.org' });
  sitting = await aPerson(db(), 'Bashir Rahimi');
  absent = await aPerson(db(), 'Ngozi Umeh');
  await inOffice(house.app.database, chairing, committee, 'chair');
  await inOffice(house.app.database, sitting, committee, 'member');
  await inOffice(house.app.database, absent, committee, 'member');
});
afterAll(() => house.close());

const db = () => house.app.database.db;

/** At an instant, as somebody with a session of that time; the clock goes back afterwards. */
async function at<T>(instant: Date, who: PersonId | undefined, work: (browser: Browsing) => Promise<T>): Promise<T> {
  now = instant;
  try {
    return await work(await house.browsing(who));
  } finally {
    now = announcedAt;
  }
}

/** A meeting with two items, announced in November for January. */
async function aMeeting(): Promise<{ id: number; page: string; items: number[] }> {
  const id = await acting(house.app.database)({ by: chairing }, (act) => aSitting(act, { unit: committee }));
  const page = `/meetings/${id}`;
  await at(announcedAt, chairing, async (chair) => {
    for (const title of ['Petitions', 'Any *other* business']) await chair.post(`${page}/agenda`, { title });
  });
  return { id, page, items: (await agendaOf(db(), id)).map((item) => item.id) };
}

/** The same after it was held, with who was there on record. */
async function aHeld() {
  const meeting = await aMeeting();
  await at(afterIt, chairing, async (chair) => {
    await chair.post(`${meeting.page}/holding`);
    await chair.post(`${meeting.page}/attendance`, {
      [`mode-${chairing}`]: 'room',
      [`mode-${sitting}`]: 'link',
      [`mode-${absent}`]: 'absent',
      guests: '4',
    });
  });
  return meeting;
}

const draftOf = ([first, second]: readonly number[], revision = '0') => ({
  revision,
  body: 'Opened at nine.\n\n# Not a heading',
  [`minute-${first}`]: 'Approved 9 to 1.',
  [`minute-${second}`]: '',
});

test('who was there is recorded by how they came, once the meeting has begun', async () => {
  const { page } = await aMeeting();
  const modes = { [`mode-${chairing}`]: 'in-world', [`mode-${sitting}`]: 'link', guests: '12' };

  const early = await at(announcedAt, chairing, (chair) => chair.post(`${page}/attendance`, modes));
  const recorded = await at(duringIt, chairing, (chair) => chair.post(`${page}/attendance`, modes));
  const odd = await at(duringIt, chairing, (chair) => chair.post(`${page}/attendance`, { ...modes, guests: '-1' }));
  const shown = await at(duringIt, sitting, (member) => member.get(page));
  const hidden = await at(duringIt, undefined, (stranger) => stranger.get(page));

  expect([early.status, recorded.status, odd.status]).toEqual([409, 303, 422]);
  expect(shown.text).toContain(
    '2 of 3 members took part, 12 guests. By link, 1 Bashir Rahimi In world, 1 Imogen Castellanos',
  );
  expect(hidden.text).not.toContain('Bashir');
});

test('a member who cannot come writes by item, and the body reads it and nobody else', async () => {
  const { id, page, items } = await aMeeting();
  const outsider = await aPerson(db(), `Out Sider ${id}`);

  const sent = await at(announcedAt, absent, (member) =>
    member.post(`${page}/comments`, { excused: 'yes', [`comment-${items[0]}`]: 'I am for it.', comment: '' }),
  );
  const foreign = await at(announcedAt, outsider, (each) => each.post(`${page}/comments`, { comment: 'Me too.' }));
  const read = await Promise.all(
    [chairing, sitting, outsider, undefined].map((who) => at(announcedAt, who, (each) => each.get(page))),
  );

  expect([sent.status, foreign.status]).toEqual([303, 403]);
  expect(read.map(({ text }) => text.includes('I am for it.'))).toEqual([true, true, false, false]);
  expect((await writtenCommentsOn(db(), id)).map(({ item, body }) => ({ item, body }))).toEqual([
    { item: items[0], body: 'I am for it.' },
  ]);
  const form = await at(duringIt, chairing, (chair) => chair.get(`${page}/attendance`));
  expect(form.html).toMatch(/<option[^>]*value="excused"[^>]*selected|<option[^>]*selected[^>]*value="excused"/);
});

test('a comment is changed and taken back until the meeting is over, and keeps its item on the agenda', async () => {
  const { id, page, items } = await aMeeting();
  const write = (instant: Date, text: string) =>
    at(instant, absent, (member) => member.post(`${page}/comments`, { [`comment-${items[0]}`]: text }));
  const bodies = async () => (await writtenCommentsOn(db(), id)).map(({ body }) => body);

  await write(announcedAt, 'I am for it.');
  await write(announcedAt, 'I am against it.');
  const changed = await bodies();
  const removed = await at(announcedAt, chairing, (chair) => chair.post(`${page}/agenda/${items[0]}/removal`));
  const late = await write(afterIt, 'Too late.');
  await write(duringIt, '');

  expect(changed).toEqual(['I am against it.']);
  expect([removed.status, late.status]).toEqual([409, 409]);
  expect(removed.text).toContain('Members have written on this item');
  expect(await bodies()).toEqual([]);
});

test('minutes are written by item and as a whole, are out by one press, and change no more', async () => {
  const { page, items } = await aHeld();
  const later = new Date('2027-01-25T18:00:00Z');
  const hidden = await at(later, undefined, (stranger) => stranger.get(`${page}/minutes`));

  const steps = await at(later, chairing, async (chair) => [
    await chair.post(`${page}/minutes/publication`),
    await chair.post(`${page}/minutes`, draftOf(items)),
    await chair.post(`${page}/minutes/publication`),
    await chair.post(`${page}/minutes`, draftOf(items, '1')),
    await chair.post(`${page}/minutes/publication`),
    await chair.post(`${page}/attendance`, { guests: '5' }),
    await chair.post(`${page}/agenda`, { title: 'Afterthought' }),
  ]);
  const read = await at(later, undefined, (stranger) => stranger.get(`${page}/minutes`));
  const oldLink = await at(later, chairing, (chair) => chair.get(`${page}/minutes/change`));

  expect([hidden.status, oldLink.to]).toEqual([404, `${page}/minutes`]);
  expect(steps.map(({ status }) => status)).toEqual([409, 303, 303, 409, 409, 409, 409]);
  for (const shown of [
    'Approved 9 to 1.',
    'Opened at nine.',
    '2 of 3 members took part, 4 guests',
    'Absent, 1 Ngozi Umeh',
  ])
    expect(read.text).toContain(shown);
});

test('minutes wait until the meeting is on record as held', async () => {
  const { page, items } = await aMeeting();

  const [saved, published] = await at(afterIt, chairing, async (chair) => [
    await chair.post(`${page}/minutes`, draftOf(items)),
    await chair.post(`${page}/minutes/publication`),
  ]);

  expect([saved.status, published.status]).toEqual([303, 409]);
  expect(published.text).toContain('Put the meeting on record as held.');
});

test('who saves over what somebody else saved meanwhile is told, and keeps what they wrote', async () => {
  const { page, items } = await aHeld();

  const [first, second, third] = await at(afterIt, chairing, async (chair) => [
    await chair.post(`${page}/minutes`, { ...draftOf(items), body: 'By the chair.' }),
    await chair.post(`${page}/minutes`, { ...draftOf(items), body: 'First by the liaison.' }),
    await chair.post(`${page}/minutes`, { ...draftOf(items, '1'), body: 'By the liaison.' }),
  ]);

  expect([first.status, second.status, third.status]).toEqual([303, 409, 303]);
  const overtaken = await at(afterIt, chairing, (chair) =>
    chair.post(`${page}/minutes`, { ...draftOf(items, '1'), body: 'By the chair again.' }),
  );
  expect(overtaken.status).toBe(409);
  for (const shown of ['By the chair again.', 'By the liaison.', 'Somebody else has saved'])
    expect(overtaken.text).toContain(shown);
});

test('what is wrong in minutes that are out is amended, with the day and the reason', async () => {
  const { page, items } = await aHeld();
  const june = new Date('2027-06-26T18:00:00Z');
  await at(afterIt, chairing, async (chair) => {
    await chair.post(`${page}/minutes`, draftOf(items));
    await chair.post(`${page}/minutes/publication`);
  });

  const [bare, amended] = await at(june, chairing, async (chair) => [
    await chair.post(`${page}/minutes/amendments`, { amendment: 'Approved 10 to 1.' }),
    await chair.post(`${page}/minutes/amendments`, { amendment: 'Approved 10 to 1.', reason: 'Counted again.' }),
  ]);
  const read = await at(june, undefined, (stranger) => stranger.get(`${page}/minutes`));

  expect([bare.status, amended.status]).toEqual([409, 303]);
  expect(read.text).toContain('Amended on 26 June 2027 Because: Counted again. Approved 10 to 1.');
  expect(read.text).toContain('Approved 9 to 1.');
});

test('minutes are handed out as Markdown', async () => {
  const { page, items } = await aHeld();
  await at(afterIt, chairing, async (chair) => {
    await chair.post(`${page}/minutes`, draftOf(items));
    await chair.post(`${page}/minutes/publication`);
  });

  const { html: text, headers } = await at(afterIt, undefined, (stranger) => stranger.get(`${page}/minutes.md`));

  expect(headers.get('content-type')).toBe('text/markdown; charset=utf-8');
  expect(text.split('\n\n')).toEqual([
    '# Minutes: Midwinter 2027',
    'Committee on Organization, 23 January 2027, 09:00 to 12:00, Chicago time. Room 204, convention center',
    'Published on 23 January 2027.',
    '## Attendance',
    '2 of 3 members took part, 4 guests.',
    '- In the room: Imogen Castellanos\n- By link: Bashir Rahimi\n- Absent: Ngozi Umeh',
    '## 1. Petitions',
    'Approved 9 to 1.',
    '## 2. Any \\*other\\* business',
    'Nothing was minuted.',
    '## As a whole',
    'Opened at nine.',
    '\\# Not a heading\n',
  ]);
});

test('the votes of a meeting stand in its minutes in every form, and none that was recorded later', async () => {
  const { id, page, items } = await aHeld();
  const grants = new Set(['docket.decide']);
  const voted = (question: string, recordedAt: Date) =>
    house.app.perform({ by: chairing, at: recordedAt, grants }, (act) =>
      recordRoomVote(
        act,
        {
          unit: committee,
          subject: { kind: 'tests.question', id: question },
          question,
          href: '/docket',
          rule: { carries: 'majority', quorum: null },
          recused: [],
          openedBy: chairing,
        },
        {
          decidedOn: '2027-01-23',
          sitting: id,
          counted: { by: 'count', approve: 1, decline: 0, return: 0, abstain: 1, present: 2, recused: 0 },
          mover: chairing,
          seconder: sitting,
          minute: '',
        },
      ),
    );
  await voted('Shall it be?', afterIt);
  await at(afterIt, chairing, async (chair) => {
    await chair.post(`${page}/minutes`, draftOf(items));
    await chair.post(`${page}/minutes/publication`);
  });
  const later = new Date('2027-01-24T19:00:00Z');
  await voted('Shall it be too?', later);

  const read = await at(later, undefined, (stranger) => stranger.get(`${page}/minutes`));
  const markdown = await at(later, undefined, (stranger) => stranger.get(`${page}/minutes.md`));
  const paper = (await readPdf((await fileAt(`${page}/minutes.pdf`)).bytes)).pages.join(' ').replace(/\s+/g, ' ');

  const said =
    'Shall it be? It is approved. 1 to approve, 0 to decline, 1 abstained. Moved by Imogen Castellanos, seconded by Bashir Rahimi.';
  expect(read.text).toContain(said);
  expect(markdown.html).toContain(`## Votes\n\n- ${said}`);
  expect(paper).toContain(said);
  for (const text of [read.text, markdown.html, paper]) expect(text).not.toContain('Shall it be too?');
});

test('minutes are handed out as PDF and as Word file, which say what the page says', async () => {
  const { page, items } = await aHeld();
  const files = () => Promise.all(['pdf', 'docx'].map((form) => fileAt(`${page}/minutes.${form}`)));
  const before = await files();
  await at(afterIt, chairing, async (chair) => {
    await chair.post(`${page}/minutes`, { ...draftOf(items), body: 'Opened at nine.\n\n<Łódź> & \u0001 Nguyễn' });
    await chair.post(`${page}/minutes/publication`);
    await chair.post(`${page}/minutes/amendments`, { amendment: 'Approved 10 to 1.', reason: 'Counted again.' });
  });

  const [pdf, word] = await files();
  const read = await readPdf(pdf!.bytes);
  const zip = await JSZip.loadAsync(word!.bytes);
  const xml = await zip.file('word/document.xml')!.async('text');

  expect(before.map(({ status }) => status)).toEqual([404, 404]);
  expect([pdf!.type, word!.type]).toEqual([
    'application/pdf',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ]);
  expect([read.title, read.bookmarks.map((each) => each.replaceAll('\u00a0', ' ').trim())]).toEqual([
    'Minutes: Midwinter 2027',
    ['Attendance', '1. Petitions', '2. Any *other* business', 'As a whole', 'Amendments', 'Amended on 23 January 2027'],
  ]);
  expect(paragraphsOf(xml)).toEqual([
    'Minutes: Midwinter 2027',
    'Committee on Organization, 23 January 2027, 09:00 to 12:00, Chicago time',
    'Room 204, convention center',
    'Published on 23 January 2027.',
    'Attendance',
    '2 of 3 members took part, 4 guests.',
    'In the room: Imogen Castellanos',
    'By link: Bashir Rahimi',
    'Absent: Ngozi Umeh',
    '1. Petitions',
    'Approved 9 to 1.',
    '2. Any *other* business',
    'Nothing was minuted.',
    'As a whole',
    'Opened at nine.',
    '&lt;Łódź&gt; &amp;  Nguyễn',
    'Amendments',
    'Amended on 23 January 2027',
    'Because: Counted again.',
    'Approved 10 to 1.',
  ]);
  const all = read.pages.join(' ').replaceAll('\u00a0', ' ');
  for (const said of ['Absent: Ngozi Umeh', 'Nothing was minuted.', '<Łódź> &', 'Nguyễn', 'Approved 10 to 1.'])
    expect(all).toContain(said);
});

async function fileAt(address: string) {
  const response = await house.app.web.fetch(
    new Request(`http://127.0.0.1:3000${address}`, { headers: { host: '127.0.0.1:3000' } }),
  );
  const type = response.headers.get('content-type');
  return { status: response.status, type, bytes: new Uint8Array(await response.arrayBuffer()) };
}

/** The texts of the paragraphs of a Word file, as its XML has them. */
const paragraphsOf = (xml: string): string[] =>
  xml
    .split('</w:p>')
    .map((each) => each.replaceAll(/<[^>]+>/g, '').replaceAll('\u00a0', ' '))
    .filter(Boolean);

test('keepers are reminded a week before minutes are due and when they are late, unless they are out', async () => {
  const [kept, done] = [await aHeld(), await aHeld()];
  await at(afterIt, chairing, async (chair) => {
    await chair.post(`${done.page}/minutes`, draftOf(done.items));
    await chair.post(`${done.page}/minutes/publication`);
  });
  const reminded = async (instant: Date) => {
    now = instant;
    await house.app.settle();
    now = announcedAt;
    return (await lettersSent(db(), { address: 'chair@example.org' }))
      .filter(
        ({ text }) => text?.includes(`${kept.page}/minutes/change`) || text?.includes(`${done.page}/minutes/change`),
      )
      .map(({ subject, text }) => `${subject}, ${text?.includes(kept.page) ? 'kept' : 'done'}`);
  };
  const early = await reminded(new Date('2027-02-14T18:00:00Z'));
  const soon = await reminded(new Date('2027-02-15T18:00:00Z'));
  const late = await reminded(new Date('2027-02-23T18:00:00Z'));

  expect([early, soon, late.toSorted()]).toEqual([
    [],
    ['Minutes due soon: Midwinter 2027, kept'],
    ['Minutes due soon: Midwinter 2027, kept', 'Minutes overdue: Midwinter 2027, kept'],
  ]);
});

test('of a member who was erased neither name nor words are left, from the same hour on', async () => {
  const { id, page } = await aMeeting();
  const leaving = await aPerson(db(), 'Will Vanish');
  await inOffice(house.app.database, leaving, committee, 'member');
  const comment = 'I live at 1 Elm Street.';
  const kept = await at(announcedAt, leaving, async (member) => {
    await member.post(`${page}/comments`, { excused: 'yes', comment });
    return member.get('/me/export');
  });
  const before = await at(announcedAt, chairing, (chair) => chair.get(page));

  await acting(house.app.database)({ by: leaving }, (act) => erasePerson(act, leaving));
  const after = await at(announcedAt, chairing, (chair) => chair.get(page));
  await forgetErasedWriters(db(), (work) => acting(house.app.database)({}, work));

  expect([kept.html.includes(comment), before.text.includes(comment)]).toEqual([true, true]);
  expect(after.text).not.toMatch(/Vanish|Elm Street/);
  expect((await meetingRecordsOf(db(), leaving)).comments).toEqual([]);
  expect(await writtenCommentsOn(db(), id)).toEqual([]);
  const { rows } = await sql<{ body: string }>`
    select body from meetings.written_comment where person = ${leaving}
  `.execute(meetings(db()));
  expect(rows).toEqual([{ body: '' }]);
});
