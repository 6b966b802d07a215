import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginPetition, inviteOrganizer } from '../../charters/index.ts';
import { anOpenPetition, aStage, aText, rules, sign, type Stage } from '../../charters/testing.ts';
import { joinGroup } from '../../groups/index.ts';
import { acting, aGroup } from '../../groups/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import { seeing } from '../../platform/db/index.ts';
import { openSession } from '../../platform/auth/index.ts';
import { standingRulesOf } from '../../roll/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { statementsDuring } from '../../testing/index.ts';
import { written } from './export.ts';

const at = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let stage: Stage;

beforeAll(async () => {
  house = await openTestHouse(at);
  stage = await aStage(house.app.database);
});
afterAll(() => house.close());

const db = () => house.app.database.db;
const petition = async (title: string) =>
  anOpenPetition(stage, [await aPerson(db(), `One ${title}`), await aPerson(db(), `Two ${title}`)], at, {
    ...aText,
    title,
  });

test('who has not signed in is asked to, and comes back', async () => {
  const answer = await (await house.browsing()).get('/me');

  expect(answer).toMatchObject({ status: 303, to: '/sign-in?then=%2Fme' });
});

test('a member reads their number, their standing and its reason', async () => {
  const good = await aPerson(db(), 'Ada Good', { class: 'REG', number: '10482217', paidThrough: '2027-06-30' });
  const lapsed = await aPerson(db(), 'Ben Lapsed', { class: 'REG', number: '10482218', paidThrough: '2026-08-31' });
  const guest = await aPerson(db(), 'Cleo Guest', { isMember: false });

  const [one, two, three] = await Promise.all(
    [good, lapsed, guest].map(async (person) => (await house.browsing(person)).get('/me')),
  );

  expect(one?.text).toContain('1048 2217 since 2020 In good standing Ada Good');
  expect(one?.text).toContain('Paid through 30 June 2027. Regular member');
  expect(two?.text).toContain('Not in good standing');
  expect(two?.text).toContain('Your dues were paid through');
  expect(three?.text).toContain('The roll of members has no record of you.');
});

test('the page tells of groups and signatures, and needs as many statements for three as for one', async () => {
  const person = await aPerson(db(), 'Dora Busy', { class: 'REG' });
  const act = acting(house.app.database);
  const take = async (title: string) => {
    await sign(stage, await petition(title), person, at);
    const { id } = await act({}, (opening) => aGroup(opening, { name: `${title} Group` }));
    await act({ by: person }, (joining) =>
      joinGroup(joining, id, { nameShown: false, standing: standingRulesOf(house.association) }),
    );
  };
  const browser = await house.browsing(person);
  await take('Moss Libraries');
  const one = await statementsDuring(() => browser.get('/me'));

  await take('Fern Libraries');
  await take('Tree Libraries');
  const three = await statementsDuring(() => browser.get('/me'));
  const { text, html } = await browser.get('/me');

  expect(html).toContain('<a href="/me/lists">');
  expect(three.length).toBe(one.length);
  expect(text).toContain('Tree Libraries Group 23 Nov 2026 Participant Not shown');
  expect(text).toContain('Your name is seen by the verifiers only. Withdraw my signature');
});

test('an organizer finds the invitation that waits, and the draft to go on with', async () => {
  const person = await aPerson(db(), 'Two', { class: 'REG', email: 'two@example.org' });
  const id = await petition('Stone Libraries');
  const first = await aPerson(db(), 'Eve First', { class: 'REG' });
  const draft = await stage.as(first, at, (act) =>
    beginPetition(
      act,
      {
        by: first,
        policyId: 'ala-mig',
        policyVersion: '2014',
        text: { ...aText, title: 'Cloud Libraries' },
        organizer: { name: 'Eve', email: 'eve@example.org' },
      },
      rules.organizing,
    ),
  );
  await stage.as(first, at, (act) => inviteOrganizer(act, draft, { name: 'Two', email: 'Two@Example.org' }, 8));

  const invited = await (await house.browsing(person)).get('/me');
  const drafting = await (await house.browsing(first)).get('/me');

  expect(id).toBeGreaterThan(0);
  expect(invited.text).toContain('One thing waits for you Answer whether you will organize: Cloud Libraries.');
  expect(drafting.text).toContain('Go on with your draft: Cloud Libraries');
  expect(drafting.html).toContain('href="/petitions/new"');
});

test('a browser is signed out from another one, and nobody else’s is', async () => {
  const person = await aPerson(db(), 'Finn Two', { class: 'REG' });
  const other = await aPerson(db(), 'Gil Other', { class: 'REG' });
  const secret = await openSession({ db: db(), at }, person, 'Mozilla/5.0 (iPhone) Safari/604.1');
  await openSession({ db: db(), at }, other, '');
  const browser = await house.browsing(person);
  const before = await browser.get('/me');
  const id = /\/me\/sessions\/([0-9a-f]{16})\/end/.exec(before.html)?.[1] ?? '';

  const foreign = await (await house.browsing(other)).post(`/me/sessions/${id}/end`);
  const stillIn = await browser.get('/me');
  const ended = await browser.post(`/me/sessions/${id}/end`);
  const after = await browser.get('/me');

  expect(secret).toBeTruthy();
  expect(before.text).toContain('This browser: Firefox on Linux');
  expect(before.text).toContain('Safari on an iPhone');
  expect([foreign.status, ended.status]).toEqual([303, 303]);
  expect(stillIn.text).toContain('Safari on an iPhone');
  expect(after.text).not.toContain('Safari on an iPhone');
});

test('the file holds all that is kept about the one who asks, and nothing of others', async () => {
  const person = await aPerson(db(), 'Hana Takes', { class: 'REG', number: '20482217' });
  await sign(stage, await petition('River Libraries'), person, at);

  const answer = await (await house.browsing(person)).get('/me/export');

  const kept = JSON.parse(answer.html) as Record<string, unknown>;
  expect(kept).toMatchObject({
    person: { name: 'Hana Takes', memberNumber: '20482217' },
    roll: { member: { number: '20482217' }, standing: [{ class: 'REG' }] },
    signatures: [{ title: 'River Libraries', nameShown: false }],
    petitions: [],
    groups: [],
    sessions: [{ device: 'Firefox/140.0 (X11; Linux x86_64)' }],
    acts: [{ kind: 'charters.petition-signed' }],
  });
  expect(answer.html).not.toContain('One River');
});

test('however much is kept of somebody, the file holds all of it, and is read by the thousand', async () => {
  const person = await aPerson(db(), 'Mo Reads', { class: 'REG' });
  const takes = await house.browsing(person);
  const asked = async () => {
    let html = '';
    const statements = await statementsDuring(async () => ({ html } = await takes.get('/me/export')));
    return { kept: JSON.parse(html) as Record<string, unknown[]>, statements: statements.length };
  };
  const few = await asked();
  await sql`
    with posted as (
      insert into platform.mailing (once, kind, head, personal_head, body, audience, posted_at)
      select 'read ' || n, 'tests.read', '', '', '', 'tests', ${at} from generate_series(1, 11000) n returning id)
    insert into platform.delivery (mailing, number, address, person, try_at)
    select id, 1, 'mo@example.org', ${person}, ${at} from posted
  `.execute(seeing<never>()(db()));
  await sql`
    insert into platform.letter (once, kind, address, person, subject, written_at, try_at, sent_at)
    select 'told ' || n, 'tests.told', 'mo@example.org', ${person}, 'Told ' || n, ${at}, ${at}, ${at} from generate_series(1, 2500) n
  `.execute(seeing<never>()(db()));
  await sql`
    insert into platform.fact (at, kind, by_person, body) select ${at}, 'tests.read', ${person}, '{}' from generate_series(1, 5500)
  `.execute(seeing<never>()(db()));

  const { kept, statements } = await asked();

  const counts = ['copies', 'letters', 'acts'].map((name) => kept[name]!.length - few.kept[name]!.length);
  expect(counts).toEqual([11_000, 2_500, 5_500]);
  expect(new Set(kept['letters']!.map((letter) => JSON.stringify(letter))).size).toBe(kept['letters']!.length);
  // Three pages each of copies and letters, and two of acts.
  expect(statements - few.statements).toBeLessThanOrEqual(8);
});

test('what is written of much is read as it is asked for, and not before', async () => {
  let read = 0;
  const pages = async function* () {
    for (; read < 3;) yield [{ page: (read += 1) }];
  };
  const pieces = written({ of: 'Mo', held: { rows: pages() } });

  const seen: [string, number][] = [];
  for await (const piece of pieces) seen.push([piece.trim(), read]);

  expect(seen.filter(([piece]) => piece.includes('"page"')).map(([, pagesRead]) => pagesRead)).toEqual([1, 2, 3]);
  expect(JSON.parse(seen.map(([piece]) => piece).join(''))).toEqual({
    of: 'Mo',
    held: { rows: [{ page: 1 }, { page: 2 }, { page: 3 }] },
  });
});
