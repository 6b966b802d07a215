import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { browser } from '../src/testing/index.ts';
import { formOn, plainText } from './support/html.ts';
import { anExample, type Example } from './support/house.ts';
import { at, exampleRoll, membersInGoodStanding, rollCsv } from './support/people.ts';
import { codeIn, linkIn, visitor, type Read, type Visitor } from './support/visitor.ts';

// Amara Okonkwo-Lindqvist would have libraries lend tools and teach mending. This is what she and others do, from the first line of a
// draft to the home of a group; each test is the next step of the one story.

const title = 'Tool Lending and Repair Mornings';
const purpose = [
  'Many libraries have begun to lend tools, instruments, seeds and kitchen ware, and to hold mornings on which neighbours mend what is broken. Each learns alone what to lend, how to insure it, how to clean and count it, and what to do when it comes back in pieces.',
  'The group brings together members of all kinds of libraries who lend things or host repair. It gathers policies that worked, compares costs, keeps a common list of what breaks, and holds a session on mending at each conference.',
].join('\n\n');

let house: Example;
let chromium: Browser;
let rows: string[][];
let signers: string[][];
let amara: Visitor;
let thomas: Visitor;
let petition: string;

const organizer = { number: '10482230', email: 'a.okonkwo@example.org' };
const other = { number: '10460277', email: 't.nguyen@example.org' };
const address = { work: 'A public library', postalAddress: '12 Lakeshore Road, Duluth' };

beforeAll(async () => {
  [house, chromium] = await Promise.all([anExample(new Date('2026-10-05T15:00:00Z')), browser()]);
  rows = exampleRoll('2026-10-05');
  signers = membersInGoodStanding(rows, 106);
});
afterAll(async () => {
  await chromium?.close();
  await house?.close();
});

/** The newest letter to an address. */
const letterTo = async (address: string) => (await house.lettersTo(address))[0]?.text;

/** Comes in by a letter: asks, reads the code, types it into the same browser. */
async function signIn(who: Visitor, row: { number: string; email: string }, then = '/me'): Promise<Read> {
  const page = await who.get(`/sign-in?then=${then}`);
  const asked = await who.send(page, '/sign-in', { identifier: row.number });
  return who.send(asked, '/sign-in/code', { code: codeIn(await letterTo(row.email)) });
}

const named = (row: readonly string[]) => ({ number: row[at.number]!, email: row[at.email]! });

async function signAsMember(who: Visitor, row: string[]): Promise<string> {
  const page = await signIn(who, named(row), petition);
  return (await who.send(page, '/signatures', { shown: 'no' })).path;
}

/** Asks on one machine, and opens the letter on another, which has no session and gets none. */
async function signByOneLetter(who: Visitor, row: string[]): Promise<string> {
  await who.send(await who.get(petition), '/signing-letter', { identifier: row[at.number]!, shown: 'yes' });
  const phone = visitor(house.url, '198.51.100.200');
  const page = await phone.get(linkIn(await letterTo(row[at.email]!), '/sign-in/letter/'));
  const signed = await phone.send(page, page.path);
  expect(phone.cookies.has('folkmoot')).toBe(false);
  return signed.path;
}

async function signInChromium(row: string[], options: BrowserContextOptions): Promise<void> {
  const context = await chromium.newContext({ baseURL: house.url, ...options });
  const page = await context.newPage();
  await page.goto(`/sign-in?then=${petition}`);
  await page.fill('[name=identifier]', row[at.number]!);
  await page.click('form[action="/sign-in"] button');
  await page.waitForURL('**/sign-in/code**');
  await page.fill('[name=code]', codeIn(await letterTo(row[at.email]!)));
  await page.click('form[action="/sign-in/code"] button');
  await page.click('form[action$="/signatures"] button');
  await page.waitForURL('**signed=1');
  await context.close();
}

async function signByLetterInChromium(row: string[]): Promise<void> {
  const context = await chromium.newContext({ baseURL: house.url });
  const page = await context.newPage();
  await page.goto(petition);
  await page.fill('[name=identifier]', row[at.number]!);
  await page.click('form[action$="/signing-letter"] button');
  await page.waitForURL('**/sign-in/code**');
  await page.goto(linkIn(await letterTo(row[at.email]!), '/sign-in/letter/'));
  await page.click('main form button');
  await page.waitForURL('**signed=1');
  await context.close();
}

/** What the membership system tells later of four who signed, and of one who will. */
const happened: readonly ((row: string[]) => string[])[] = [
  (row) => row.with(at.suspended, 'Y'),
  (row) => row.with(at.paid, '10/10/26'),
  (row) => row.with(at.class, 'Organization').with(at.type, 'ORGANIZATION'),
  (row) => row.with(at.status, 'M').with(at.merged, signers[9]![at.number]!),
  (row) => row.with(at.suspended, 'Y').with(at.paid, '10/10/26'),
];

/** The cells of a table, row by row, as text. */
const rowsOn = (html: string): string[][] =>
  [.../<tbody>([\s\S]*?)<\/tbody>/.exec(html)![1]!.matchAll(/<tr\b[^>]*>([\s\S]*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<t[dh]\b[^>]*>([\s\S]*?)<\/t[dh]>/g)].map(([, cell = '']) => plainText(cell)),
  );

/** Steps into somebody who works for the association. */
async function persona(key: string): Promise<Visitor> {
  const who = visitor(house.url);
  await who.send(await who.get('/example/personas'), `/example/personas/${key}`);
  return who;
}

test('a letter opened in another browser shows its code, and lets nobody in there', async () => {
  amara = visitor(house.url);
  const asked = await amara.send(await amara.get('/sign-in?then=/petitions/new'), '/sign-in', {
    identifier: organizer.number,
  });
  const letter = await letterTo(organizer.email);
  const phone = visitor(house.url, '198.51.100.20');

  const elsewhere = await phone.get(linkIn(letter, '/sign-in/letter/'));
  const onPhone = await phone.get('/me');
  const entered = await amara.send(asked, '/sign-in/code', { code: codeIn(elsewhere.text) });

  expect([elsewhere.status, onPhone.path.startsWith('/sign-in') || onPhone.status === 401]).toEqual([200, true]);
  expect([entered.status, entered.path]).toEqual([200, '/petitions/new']);
});

const revisionOn = (page: Read) => formOn(page.html, '/draft').fields.find(([name]) => name === 'revision')![1];

test('a draft saves itself, and shows beside it whom it touches, and by which words', async () => {
  const begun = await amara.send(await amara.get('/petitions/new'), '/petitions/new', {
    title,
    openTo: 'All members',
    purpose: purpose.slice(0, 120),
    'topics[]': ['local-projects', 'collections'],
  });
  petition = begun.path.replace('/draft', '');
  const whole = { title, openTo: 'All members', purpose, revision: '1', 'topics[]': 'local-projects' };

  const kept = await amara.post(`${petition}/draft`, new URLSearchParams({ ...whole, revision: revisionOn(begun) }), {
    accept: 'application/json',
  });
  const again = await amara.get(`${petition}/draft`);

  expect(begun.path).toMatch(/^\/petitions\/\d+\/draft$/);
  expect(JSON.parse(kept.html)).toMatchObject({ saved: true });
  expect(again.text).toContain('what to do when it comes back in pieces.');
  expect(again.text).toMatch(/Who is near .* Group Seed Libraries You both write lend/);
});

test('a second organizer accepts by the link of a letter', async () => {
  house.pass(5);
  await amara.send(await amara.get(`${petition}/draft`), '/own-details', {
    name: 'Amara Okonkwo-Lindqvist',
    ...address,
  });
  const tried = await amara.get(`${petition}/opening`);
  await amara.send(tried, '/organizers', { name: 'Thomas Nguyen', email: other.email });
  const link = linkIn(await letterTo(other.email), '/invitations/');
  thomas = visitor(house.url, '203.0.113.9');

  const unknown = await thomas.get(link);
  const invited = await signIn(thomas, other, link);
  const accepted = await thomas.send(invited, '/acceptance', { name: 'Thomas Nguyen Van Duc', ...address });

  expect(tried.text).toContain('One organizer has accepted; the rules ask for 2.');
  expect(unknown.html).toContain('/sign-in?then=/invitations/');
  expect([accepted.status, accepted.path]).toEqual([200, `${petition}/draft?done=joined`]);
});

test('of two organizers who write at once, neither loses a word', async () => {
  const [hers, his] = await Promise.all([amara.get(`${petition}/draft`), thomas.get(`${petition}/draft`)]);

  const saved = await thomas.send(his, `${petition}/draft`, { purpose: `${purpose}\n\nIt answers to its members.` });
  const refused = await amara.send(hers, `${petition}/draft`, { purpose: `${purpose}\n\nIt meets in the open.` });
  const merged = `${purpose}\n\nIt answers to its members, and meets in the open.`;
  const joined = await amara.send(refused, `${petition}/draft`, { purpose: merged });

  expect([saved.status, refused.status, joined.status]).toEqual([200, 409, 200]);
  expect(refused.text).toContain('It answers to its members.');
  expect(formOn(refused.html, `${petition}/draft`).fields).toContainEqual([
    'purpose',
    `${purpose}\n\nIt meets in the open.`,
  ]);
  expect(joined.text).toContain(merged.split('\n\n').at(-1));
});

test('the text is shown once more with its hash, then frozen, and signing opens', async () => {
  const asked = await amara.get(`${petition}/opening`);
  const opened = await amara.send(asked, '/opening');
  await house.app.settle();
  const late = await amara.post(`${petition}/draft`, new URLSearchParams({ title: 'Another', revision: '9' }));
  const seen = await visitor(house.url).get(petition);

  expect(asked.text).toMatch(/It answers to its members, and meets in the open\. Fingerprint .* ([0-9a-f]{4} ?){16}/);
  expect(opened.path).toBe(petition);
  expect(late.text).not.toContain('Another');
  expect(seen.text).toContain(title);
  expect(seen.text).toMatch(/SHA-256/);
  expect(await letterTo(organizer.email)).toContain('the text is frozen');
});

test('three members sign in Chromium: by code, by one letter, and without script', async () => {
  await signInChromium(signers[0]!, { javaScriptEnabled: true });
  await signByLetterInChromium(signers[1]!);
  await signInChromium(signers[2]!, { javaScriptEnabled: false });

  expect((await amara.get(`${petition}/desk`)).text).toMatch(/\b3\b/);
});

test('a hundred and one sign over HTTP, ten of them by one letter in a browser without a session', async () => {
  const ends: string[] = [];
  for (const [index, row] of signers.slice(3, 104).entries()) {
    house.pass(7);
    const who = visitor(house.url, `198.51.${100 + (index % 50)}.${index + 1}`);
    ends.push(index % 10 === 4 ? await signByOneLetter(who, row) : await signAsMember(who, row));
  }
  await house.app.settle();

  expect(ends).toEqual(ends.map(() => `${petition}?signed=1`));
  expect((await amara.get(`${petition}/desk`)).text).toMatch(/\b104\b/);
});

test('a signature counts once, however often its button is pressed', async () => {
  const who = visitor(house.url, '198.51.100.77');
  await signIn(who, named(signers[5]!), petition);

  const pressed = await who.post(`${petition}/signatures`, new URLSearchParams({ shown: 'no' }));

  expect(pressed.path).toBe(`${petition}?signed=1`);
  expect((await amara.get(`${petition}/desk`)).text).toMatch(/\b104\b/);
});

test('a library, which may not sign, is told why', async () => {
  const library = rows.find((row) => row[at.class] === 'Organization' && /^office\d+@/.test(row[at.email]!))!;
  const who = visitor(house.url, '198.51.100.78');
  await signIn(who, named(library), petition);

  const told = await who.post(`${petition}/signatures`, new URLSearchParams({ shown: 'no' }));

  expect(told.status).toBe(409);
  expect(told.text).toContain('Only personal members may sign.');
});

test('the receipt takes a signature back, and the member may sign again', async () => {
  const row = signers[50]!;
  const link = linkIn(await letterTo(row[at.email]!), '/withdraw/');
  const who = visitor(house.url, '198.51.100.79');

  const asked = await who.get(link);
  const withdrawn = await who.send(asked, link);
  const counted = (await amara.get(`${petition}/desk`)).text;
  const again = await signAsMember(who, row);

  expect([asked.status, withdrawn.path]).toEqual([200, `${petition}?withdrawn=1`]);
  expect(counted).toMatch(/\b103\b/);
  expect(again).toBe(`${petition}?signed=1`);
});

test('between signing and filing the roll hears something new of four signers, and of one member more', async () => {
  house.pass(10 * 24 * 60);
  const five = new Map([...signers.slice(10, 14), signers[105]!].map((row, index) => [row[at.number]!, index]));
  const told = rows.map((row) => (five.has(row[at.number]!) ? happened[five.get(row[at.number]!)!]!([...row]) : row));
  const staff = await persona('administrator');

  const mapping = await staff.send(await staff.get('/roll/import'), '/roll/import', { file: rollCsv(told) });
  const reading = await staff.send(mapping, '/mapping');
  await house.app.settle();
  const read = await staff.get(reading.path);
  const applied = await staff.send(read, '/application');
  await house.app.settle();
  const outcome = await staff.get(applied.path);

  expect(read.text).toContain(
    'New members 0 Changed 1 Lapsed 3 Merged into another record 1 Unchanged 5,995 Refused 0',
  );
  expect(outcome.text).toContain('Lapsed 3 Merged into another record 1');
});

test('a member whom two things keep from signing is told both', async () => {
  const who = visitor(house.url, '198.51.100.80');
  await signIn(who, named(signers[105]!), petition);

  const told = await who.post(`${petition}/signatures`, new URLSearchParams({ shown: 'no' }));

  expect(told.status).toBe(409);
  expect(told.text).toContain('2 things stand in the way.');
  expect(told.text).toMatch(/Your membership is suspended\..*Your dues were paid through 10 October 2026\./);
});

test('at filing, exactly four signatures are rejected, for four reasons, and the verifier sees both answers', async () => {
  const filed = await amara.send(await amara.get(`${petition}/filing`), '/filing');
  const verifier = await persona('verifier');
  const all = await verifier.get(`${petition}/verification`);
  const rejected = await verifier.get(`${petition}/verification?only=rejected`);

  expect(filed.path).toBe(`${petition}?done=filed`);
  expect(all.text).toContain('104 signatures were filed. 100 count, 4 are rejected.');
  expect(rowsOn(rejected.html).map(([no, , , signing, filing, result]) => [no, signing, filing, result])).toEqual([
    ['11', 'Good to 31 Oct 2027', 'Suspended paid to 31 Oct 2027', 'Rejected Suspended'],
    ['12', 'Good to 31 Dec 2027', 'Dues had run out paid to 10 Oct 2026', 'Rejected Dues had run out'],
    ['13', 'Good to 31 July 2027', 'Class may not sign Organizational member', 'Rejected Class may not sign'],
    ['14', 'Good to 31 July 2027', 'Good to 30 Nov 2027', 'Rejected That member had signed as no. 10'],
  ]);
});

test('the verifier signs off, and the chair records what the committee decided', async () => {
  const verifier = await persona('verifier');
  await verifier.send(await verifier.get(`${petition}/verification`), '/sign-off', { note: 'Four lapsed since.' });
  house.pass(60);
  const chair = await persona('chair');
  const docket = await chair.get('/docket');
  const paper = await chair.get(`${petition}/decision`);
  const vote = { result: 'approved', present: '11', votesFor: '9', votesAgainst: '1', votesAbstained: '1' };

  const decided = await chair.send(paper, '/decisions', vote);
  await house.app.settle();

  expect(docket.text).toContain(title);
  expect(paper.text).toContain('Four lapsed since.');
  expect([decided.status, decided.path]).toEqual([200, petition]);
});

test('the group has a home with its conveners and its term, and stands on the list for the council', async () => {
  const page = await visitor(house.url).get(petition);
  const home = await visitor(house.url).get(/href="(\/groups\/[^"]+)"/.exec(page.html.split('<main')[1]!)![1]!);
  const secretary = await persona('secretary');

  const list = await secretary.get('/docket');

  expect(home.text).toMatch(/Purpose Many libraries have begun .* It answers to its members, and meets in the open\./);
  expect(home.text).toContain('Term 15 October 2026 0 of 36 months 14 October 2029');
  expect(home.text).toContain('Approved. 100 signatures of members in good standing.');
  expect(home.text).toContain('Conveners Amara Okonkwo-Lindqvist Thomas Nguyễn Văn Đức');
  expect(home.text).toContain('This group does not speak for the American Library Association.');
  expect(list.text).toMatch(
    new RegExp(`Decisions that the Council has not been told of .*${title} Approved 15 Oct 2026 100`),
  );
});
