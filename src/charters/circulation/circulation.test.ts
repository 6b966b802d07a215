import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId } from '../../platform/act/index.ts';
import { factsAbout } from '../../platform/facts/index.ts';
import { lettersSent } from '../../platform/mail/index.ts';
import { addMilliseconds, days } from '../../platform/time/index.ts';
import { erasePerson } from '../../roll/members/commands.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../../testing.ts';
import { statementsDuring } from '../../testing/index.ts';
import { charters } from '../tables.ts';
import { anOpenPetition, aStage, aText, openAsItStands, refusal, rules, type Stage } from '../testing.ts';
import { beginPetition, saveText } from '../petitions/commands/drafting.ts';
import { acceptInvitation, inviteOrganizer, saveOwnDetails } from '../petitions/commands/organizing.ts';
import { eraseAfterDecision } from '../petitions/commands/retention.ts';
import { withdrawPetition } from '../petitions/commands/opening.ts';
import { circulate } from './commands/circulating.ts';
import type { Comment } from './model.ts';
import { commentsOn, circulationOf, versionsOf } from './queries.ts';
import { bounds } from './rules/commenting.ts';

const at = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let stage: Stage;

beforeAll(async () => {
  house = await openTestHouse(at);
  stage = await aStage(house.app.database);
});
afterAll(() => house.close());

const db = () => house.app.database.db;
let made = 0;
const aMember = (name: string) => aPerson(db(), name, { class: 'REG' });

async function aDraft(text = aText): Promise<{ id: number; by: PersonId }> {
  const by = await aMember(`Drafting Organizer${(made += 1)}`);
  const organizer = { name: 'Drafting Organizer', email: `drafting${made}@example.org` };
  const beginning = { by, policyId: rules.id, policyVersion: rules.version, text, organizer };
  return { id: await stage.as(by, at, (act) => beginPetition(act, beginning, rules.organizing)), by };
}

const linkOn = (html: string): string => /\/circulation\/[\w-]{20,}/.exec(html)?.[0] ?? '';

/** A draft open for comment, the browser of its organizer, and the link. */
async function aCirculated(text = aText) {
  const draft = await aDraft(text);
  const organizer = await house.browsing(draft.by);
  const page = `/petitions/${draft.id}/circulation`;
  await organizer.post(page);
  return { ...draft, organizer, page, link: linkOn((await organizer.get(page)).html) };
}

test('a draft is circulated, commented on beside a paragraph, and the comment answered', async () => {
  const { organizer, page, link } = await aCirculated();
  const member = await house.browsing(await aMember('Jordan Bellweather'));

  const form = await member.get(`${link}?paragraph=2`);
  const sent = await member.post(`${link}/comments`, { version: '1', paragraph: '2', body: 'Say what a unit is.' });
  const comment = /comment-(\d+)$/.exec(sent.to ?? '')?.[1];
  const read = await organizer.get(page);
  const answered = await organizer.post(`${page}/comments/${comment}/answer`, {
    code: 'taken-up',
    line: 'A sentence on units.',
    version: '2',
  });
  const after = await member.get(link);

  expect(form.text).toContain('your name, Jordan Bellweather, and the day stand with it');
  expect([sent.status, answered.status]).toEqual([303, 303]);
  expect(read.text).toContain('One comment waits for an answer.');
  expect(read.text).toContain('Jordan Bellweather 23 November 2026 , on paragraph 2 of version 1 Say what a unit is.');
  expect(after.text).toContain('Taken up in version 2, which is to come A sentence on units.');
});

const [first, second] = aText.purpose.split('\n\n') as [string, string];

/** Saves another purpose and circulates it. */
async function next(id: number, by: PersonId, purpose: string): Promise<void> {
  await stage.as(by, at, async (act) => {
    const { rows } = await sql<{ revision: number }>`select revision from charters.petition where id = ${id}`.execute(
      charters(act.db),
    );
    await saveText(act, id, { ...aText, purpose }, rows[0]!.revision);
    await circulate(act, id);
  });
}

const commentOn = (link: string, who: Browsing, fields: Record<string, string>) =>
  who.post(`${link}/comments`, { version: '1', ...fields });

test('nobody finds a draft by a link that is made up, old or taken back, nor without one', async () => {
  const { id, page, link, organizer } = await aCirculated();
  const other = await aCirculated();
  const member = await house.browsing(await aMember('Has No Link'));
  const asked = async (who: Browsing, address: string) => (await who.get(address)).status;
  const missing = (await member.get('/circulation/made-up')).text;

  const found = {
    byLink: await asked(member, link),
    byNumber: await asked(member, page),
    otherOrganizer: await asked(other.organizer, page),
    draft: await asked(member, `/petitions/${id}/draft`),
    // The seal of another petition, under the number of this one.
    forged: await asked(member, link.replace(/\d+-/, `${other.id.toString(36)}-`)),
    comment: (await commentOn('/circulation/made-up', member, { body: 'What I say.' })).status,
  };
  await organizer.post(`${page}/link`);
  const renewed = linkOn((await organizer.get(page)).html);
  const afterNew = [(await member.get(link)).text === missing, await asked(member, renewed)];
  await organizer.post(`${page}/link/withdrawal`);
  const takenBack = [
    (await member.get(renewed)).text === missing,
    (await commentOn(renewed, member, { body: 'What I say.' })).status,
    linkOn((await organizer.get(page)).html),
  ];

  expect(found).toEqual({ byLink: 200, byNumber: 404, otherOrganizer: 404, draft: 404, forged: 404, comment: 404 });
  expect([renewed !== link, afterNew, takenBack]).toEqual([true, [true, 200], [true, 404, '']]);
});

test('the link leads those who are not signed in to the sign-in and back, right or wrong, and tells others that it is for members', async () => {
  const { link } = await aCirculated();
  const nobody = await house.browsing();
  const guest = await house.browsing(await aPerson(db(), 'A Guest', { isMember: false }));

  const led = [await nobody.get(`${link}?paragraph=1`), await nobody.get('/circulation/made-up')];
  const told = [await guest.get(link), await guest.get('/circulation/made-up')];

  expect(led.map(({ to }) => to)).toEqual(
    [`${link}?paragraph=1`, '/circulation/made-up'].map((there) => `/sign-in?then=${encodeURIComponent(there)}`),
  );
  expect(told.map(({ status }) => status)).toEqual([409, 404]);
  expect(told[0]!.text).toContain('Only members may read and comment on a draft');
});

test('what was changed because of whom can be read from the versions', async () => {
  const { id, by, organizer, page, link } = await aCirculated();
  const member = await house.browsing(await aMember('Lourdes Monteverde'));
  await commentOn(link, member, { paragraph: '1', body: 'Name droughts as well.' });
  await commentOn(link, member, { paragraph: '2', body: 'Say which units.' });
  const [drought, units] = (await commentsOn(db(), id)) as [Comment, Comment];

  await next(id, by, `${first.replace('flood,', 'flood, drought,')}\n\n${second}`);
  const answer = (comment: number, fields: Record<string, string>) =>
    organizer.post(`${page}/comments/${comment}/answer`, fields);
  await answer(drought.id, { code: 'taken-up', version: '2', line: 'Drought stands after flood.' });
  await answer(units.id, { code: 'not-taken-up', line: 'There are too many.' });
  const read = await member.get(`${link}?from=1&to=2`);
  const earlier = await member.get(`${link}?version=1`);

  expect(read.html).toContain('heat, flood,<ins> drought,</ins> fire');
  expect(read.text).toContain('Name droughts as well. This paragraph has changed since. Taken up in version 2');
  expect(read.text).toContain('Say which units. Not taken up');
  expect(read.text).toContain('Version 2 23 November 2026 Took up what Lourdes Monteverde said');
  expect(earlier.text).toContain('This is version 1. A later one stands. See the version that stands');
  expect(earlier.text).toContain('Comment on the version that stands');
  expect(earlier.html).not.toContain('<textarea');
  expect(earlier.text).toContain('Name droughts as well. Taken up');
  expect((await factsAbout(db(), { detail: { petition: id } })).map(({ fact }) => fact.kind)).toEqual([
    'charters.petition-begun',
    'charters.petition-circulated',
    'charters.comment-made',
    'charters.comment-made',
    'charters.text-saved',
    'charters.petition-circulated',
    'charters.comment-answered',
    'charters.comment-answered',
  ]);
});

test('a comment on a version that has been replaced meanwhile stays with the version that was read', async () => {
  const { id, by, link } = await aCirculated();
  const member = await house.browsing(await aMember('Reads Slowly'));
  await next(id, by, second);

  const sent = await commentOn(link, member, { paragraph: '2', body: 'I read the second paragraph.' });
  const beyond = await member.post(`${link}/comments`, { version: '2', paragraph: '2', body: 'There is no such one.' });

  expect([sent.status, beyond.status]).toEqual([303, 409]);
  expect(beyond.text).toContain('The version that you read has no such paragraph.');
  expect(beyond.html).toContain('There is no such one.</textarea>');
  expect((await member.get(link)).text).toContain(
    'on paragraph 2 of version 1 I read the second paragraph. Take my comment back Comment What you speak of',
  );
  // The words that came back are still about the version that was read.
  expect((await commentOn(link, member, { paragraph: '2', body: '' })).html).toContain('<option value="2" selected');
});

test('what was written is kept where it is too long, empty or too much, and nothing is told by halves', async () => {
  const { id, organizer, page, link } = await aCirculated();
  const writer = await aMember('Writes Much');
  const member = await house.browsing(writer);
  const long = await commentOn(link, member, { paragraph: '2', body: `Long. ${'x'.repeat(bounds.body)}` });
  const empty = await commentOn(link, member, { paragraph: '2', body: '  ' });
  await sql`
    insert into charters.comment (petition, version, person, body, made_at)
    select ${id}, 1, ${writer}, 'Again.', ${at} from generate_series(1, ${bounds.commentsOfPerson}::integer)
  `.execute(charters(db()));
  const many = await commentOn(link, member, { body: 'One more.' });
  const { id: comment } = (await commentsOn(db(), id))[0]!;
  const silent = await organizer.post(`${page}/comments/${comment}/answer`, { code: 'not-taken-up', line: '' });
  const early = await organizer.post(`${page}/comments/${comment}/answer`, {
    code: 'taken-up',
    line: 'Before it was said.',
    version: '1',
  });

  expect([long, empty, many, silent, early].map(({ status }) => status)).toEqual([422, 422, 409, 409, 409]);
  expect(long.html).toContain('<option value="2" selected');
  expect(long.html).toContain('Long. xxx');
  expect(empty.text).toContain('Write what you say.');
  expect(many.html).toContain('One more.</textarea>');
  expect(silent.text).toContain('Say in a line why you do not take it up.');
  expect(early.html).toContain('Before it was said.</textarea>');
  expect((await commentsOn(db(), id)).filter(({ answer }) => answer)).toEqual([]);
});

/** With a second organizer and addresses, so that it can be frozen. */
async function aReadyOne() {
  const draft = await aCirculated();
  const own = { name: 'An Organizer', work: '', postalAddress: '1 Lake Street, Duluth' };
  const other = await aMember(`Second Organizer${made}`);
  const secret = await stage.as(draft.by, at, (act) =>
    inviteOrganizer(act, draft.id, { name: 'Other', email: 'other@example.org' }, 8),
  );
  await stage.as(other, at, (act) => acceptInvitation(act, secret, other, own, () => rules.organizing));
  await stage.as(draft.by, at, (act) => saveOwnDetails(act, draft.id, own));
  return {
    ...draft,
    open: () => stage.as(draft.by, at, (act) => openAsItStands(act, draft.id)),
  };
}

test('freezing closes the comments, keeps what is frozen as the last version, and leaves the page to be read', async () => {
  const { id, by, organizer, page, link, open } = await aReadyOne();
  const member = await house.browsing(await aMember('Comes Late'));
  await commentOn(link, member, { body: 'Before it was frozen.' });
  const { id: comment } = (await commentsOn(db(), id))[0]!;
  await organizer.post(`${page}/comments/${comment}/answer`, { code: 'taken-up', line: 'It will.', version: '2' });

  await open();
  const late = await commentOn(link, member, { body: 'After it was frozen.' });
  const read = await member.get(link);
  const desk = await organizer.get(`/petitions/${id}/desk`);

  expect((await versionsOf(db(), id)).map(({ number }) => number)).toEqual([1, 2]);
  expect(late.status).toBe(409);
  expect(late.html).toContain('After it was frozen.</textarea>');
  expect(read.text).toContain('How the text came about');
  expect(read.text).toContain('Before it was frozen. Taken up in version 2 It will.');
  expect(read.html).not.toContain('<textarea');
  expect(desk.html).toContain(`href="${page}"`);
  expect(await refusal(stage.as(by, at, (act) => circulate(act, id)))).toEqual(['text-frozen']);
});

test('a petition that was returned is circulated anew with its new text, under the same link', async () => {
  const { id, by, link, open } = await aReadyOne();
  await open();
  await sql`update charters.petition set state = 'returned' where id = ${id}`.execute(charters(db()));
  const member = await house.browsing(await aMember('Reads Again'));
  const between = await commentOn(link, member, { body: 'Nobody asks yet.' });

  await next(id, by, `${first}\n\nA new one.\n\n${second}`);
  const then = await member.post(`${link}/comments`, { version: '2', paragraph: '2', body: 'Now they do.' });

  expect([between.status, then.status]).toEqual([409, 303]);
  expect((await circulationOf(db(), id))!.closedAt).toBe(null);
  await stage.as(by, at, (act) => withdrawPetition(act, id));
  expect((await commentOn(link, member, { body: 'It was given up.' })).status).toBe(409);
});

test('a text that is frozen a second time is the last version too, though it was not circulated again', async () => {
  const { id, by, organizer, page, link, open } = await aReadyOne();
  const member = await house.browsing(await aMember('Read The First'));
  await commentOn(link, member, { body: 'Name droughts as well.' });
  const { id: comment } = (await commentsOn(db(), id))[0]!;
  await open();
  const closedAt = (await circulationOf(db(), id))?.closedAt;
  await sql`update charters.petition set state = 'draft' where id = ${id}`.execute(charters(db()));
  await organizer.post(`${page}/comments/${comment}/answer`, { code: 'taken-up', line: 'We did.', version: '2' });
  const purpose = `${second}\n\n${first}`;
  await stage.as(by, at, async (act) => saveText(act, id, { ...aText, purpose }, 1));

  await open();

  expect((await versionsOf(db(), id)).map(({ number, purpose: read }) => [number, read])).toEqual([
    [1, aText.purpose],
    [2, purpose],
  ]);
  expect((await member.get(link)).text).toContain('Taken up in version 2 We did.');
  expect((await circulationOf(db(), id))?.closedAt).toEqual(closedAt);
});

test('a comment that is sent twice stands once', async () => {
  const { id, link } = await aCirculated();
  const member = await house.browsing(await aMember('Presses Twice'));
  const send = () => commentOn(link, member, { paragraph: '1', body: 'Name droughts as well.' });

  const sent = await Promise.all([send(), send()]);
  const elsewhere = await commentOn(link, member, { paragraph: '2', body: 'Name droughts as well.' });

  const comments = await commentsOn(db(), id);
  expect(comments.map(({ paragraph }) => paragraph)).toEqual([1, 2]);
  expect([...sent, elsewhere].map(({ to }) => to)).toEqual(
    [0, 0, 1].map((which) => `${link}?commented=1#comment-${comments[which]!.id}`),
  );
});

test('the draft says how its comments stand, and that what is saved is circulated already', async () => {
  const { id, by, organizer } = await aCirculated();
  const draft = await organizer.get(`/petitions/${id}/draft`);

  expect(draft.text).toContain('Circulating for comment');
  expect(draft.text).toContain('What you saved last is what members see already.');
  expect(await refusal(stage.as(by, at, (act) => circulate(act, id)))).toEqual(['text-circulated-already']);
  const empty = await aDraft({ ...aText, title: '', purpose: ' ' });
  const unready = await (await house.browsing(empty.by)).get(`/petitions/${empty.id}/draft`);
  expect(unready.text).toContain('There is no statement of purpose yet to comment on. Write it');
  expect(unready.html).not.toContain(`action="/petitions/${empty.id}/circulation"><div class="row"><button`);
  expect(await refusal(stage.as(empty.by, at, (act) => circulate(act, empty.id)))).toEqual([
    'title-missing',
    'purpose-empty',
  ]);
});

/** The night's work, and the letters that follow. */
async function night(on: Date): Promise<void> {
  for (const daily of house.plug.dailies.filter(({ kind }) => kind.startsWith('charters.')))
    await daily.run({ subject: '', at: on, db: db(), perform: stage.perform });
  await house.app.settle();
}

test('organizers get one letter a night about new comments, and a commenter one about the answer', async () => {
  const { organizer, page, link, id } = await aCirculated();
  const email = 'tells.them@example.org';
  const member = await house.browsing(await aPerson(db(), 'Tells Them', { class: 'REG', email }));
  const organizers = `drafting${made}@example.org`;
  for (const body of ['One.', 'Two.']) await commentOn(link, member, { body });
  const told = async (address: string) => (await lettersSent(db(), { address })).map(({ text }) => text ?? '');

  await night(addMilliseconds(at, days(1)));
  await night(addMilliseconds(at, days(1)));
  const { id: comment } = (await commentsOn(db(), id))[0]!;
  for (const line of ['First so.', 'Then so.'])
    await organizer.post(`${page}/comments/${comment}/answer`, { code: 'noted', line });
  await house.app.settle();

  const [toOrganizers, toCommenter] = [await told(organizers), await told(email)];
  expect([toOrganizers.length, toCommenter.length]).toEqual([1, 1]);
  expect(toOrganizers[0]).toContain('members have made 2 comments');
  expect(toCommenter[0]).toContain(`${link}#comment-${comment}`);
  expect(toCommenter[0]).toContain('One.');
});

test('of somebody who was erased neither name nor words are left, from the same hour on', async () => {
  const { id, organizer, page, link } = await aCirculated();
  const person = await aMember('Will Vanish');
  const member = await house.browsing(person);
  await commentOn(link, member, { body: 'I live at 1 Elm Street.' });
  const kept = (await member.get('/me/export')).html;

  await stage.as(person, at, (act) => erasePerson(act, person));
  const { text } = await organizer.get(page);
  await night(addMilliseconds(at, days(2)));

  expect(kept).toContain('I live at 1 Elm Street.');
  expect(text).toContain('Somebody who has left 23 November 2026 , on version 1 They were erased');
  expect(text).not.toMatch(/Vanish|Elm Street/);
  expect((await commentsOn(db(), id)).map(({ body, erasedAt }) => [body, erasedAt !== null])).toEqual([['', true]]);
});

test('a version that a comment was to be taken up in, and that never came, is not to come for ever', async () => {
  const { id, by, organizer, page, link } = await aCirculated();
  const member = await house.browsing(await aMember('Waits In Vain'));
  await commentOn(link, member, { body: 'Name droughts as well.' });
  const { id: comment } = (await commentsOn(db(), id))[0]!;
  await organizer.post(`${page}/comments/${comment}/answer`, { code: 'taken-up', line: 'It will.', version: '2' });
  const before = (await member.get(link)).text;

  await stage.as(by, at, (act) => withdrawPetition(act, id));

  expect(before).toContain('Taken up in version 2, which is to come It will.');
  expect((await member.get(link)).text).toContain('Taken up in a version that never came It will.');
});

test('what was said of a draft that never opened goes with the retention of the policy, and stays where the text opened', async () => {
  const [left, ready] = [await aCirculated(), await aReadyOne()];
  const member = await house.browsing(await aMember('Said Something'));
  for (const { link } of [left, ready]) await commentOn(link, member, { body: 'I know a better place.' });
  await ready.open();

  for (const { id, by } of [left, ready]) {
    await stage.as(by, at, (act) => withdrawPetition(act, id));
    await stage.as(null, at, (act) => eraseAfterDecision(act, id, rules.retention.of));
  }

  const bodies = async (id: number) => (await commentsOn(db(), id)).map(({ body }) => body);
  expect([await bodies(left.id), await bodies(ready.id)]).toEqual([[''], ['I know a better place.']]);
  expect((await member.get(left.link)).text).toContain('What was said of a draft that never opened is not kept.');
});

test('a page with three hundred comments needs as many statements as a page with one', async () => {
  const { id, organizer, page, link } = await aCirculated();
  const member = await house.browsing(await aMember('Counts Statements'));
  await commentOn(link, member, { body: 'One.' });
  const both = async () => {
    await organizer.get(page);
    await member.get(link);
  };
  const one = await statementsDuring(both);
  await sql`
    insert into charters.comment (petition, version, paragraph, person, body, made_at)
    select ${id}, 1, 1 + number % 2, person, 'Comment ' || number, ${at}
    from generate_series(1, 299) as number, (select person from charters.comment where petition = ${id}) as commenter
  `.execute(charters(db()));

  const many = await statementsDuring(both);

  expect((await member.get(link)).text).toContain('Comment 299');
  expect(many.length).toBe(one.length);
});

test('a petition that was never circulated leads its organizers to where they can', async () => {
  const organizers = [await aMember('First Open'), await aMember('Second Open')] as const;
  const id = await anOpenPetition(stage, organizers, at);

  const { to } = await (await house.browsing(organizers[0])).get(`/petitions/${id}/circulation`);

  expect(to).toBe(`/petitions/${id}/desk`);
});
