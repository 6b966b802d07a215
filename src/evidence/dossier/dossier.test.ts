import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId } from '../../platform/act/index.ts';
import { openSession } from '../../platform/auth/index.ts';
import { readPdf } from '../../platform/pdf/testing.ts';
import { erasePerson } from '../../roll/members/commands.ts';
import { aPerson } from '../../roll/testing.ts';
import { statementsDuring } from '../../testing/index.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../../testing.ts';
import { unitNamed } from '../../units/index.ts';
import { aUnit } from '../../units/testing.ts';
import { charters } from '../../charters/tables.ts';
import { anOpenPetition, aStage, aText, inOffice, rules, sign, type Stage } from '../../charters/testing.ts';
import { filePetition, signOff } from '../../charters/verification/commands.ts';

const at = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let stage: Stage;
let people: Record<'verifier' | 'chair' | 'voter' | 'secretary', PersonId>;
let browsers: Record<keyof typeof people, Browsing>;
let organizers: [PersonId, PersonId];
let commenter: PersonId;
let petition: number;

beforeAll(async () => {
  house = await openTestHouse(at);
  stage = await aStage(house.app.database);
  const person = (name: string) => aPerson(db(), name, { class: 'REG' });
  people = {
    verifier: await person('Vera Fier'),
    chair: await person('Imogen Castellanos'),
    voter: await person('Otis Committeeman'),
    secretary: await person('Theodora Brandvold'),
  };
  await inOffice(stage, people.verifier, 'Member Programs and Services', 'verifier');
  await inOffice(stage, people.chair, 'Committee on Organization', 'chair');
  await inOffice(stage, people.voter, 'Committee on Organization', 'member');
  await inOffice(stage, people.secretary, 'Council', 'secretary');
  organizers = [await person('First Asker'), await person('Other Asker')];
  commenter = await person('Cora Menter');
  browsers = {
    verifier: await house.browsing(people.verifier),
    chair: await house.browsing(people.chair),
    voter: await house.browsing(people.voter),
    secretary: await house.browsing(people.secretary),
  };
  const editing = new Set(['units.edit', 'posts.edit', 'administration']);
  for (const name of ['Sustainability Round Table', 'Green Buildings Committee', 'Quiet Office'])
    await stage.perform({ by: null, at, grants: editing }, (act) => aUnit(act, { name, acronym: '' }));
  petition = await aCase();
});
afterAll(() => house.close());

const db = () => house.app.database.db;

/** A verified case with all that can stand in a dossier. */
async function aCase(): Promise<number> {
  const id = await anOpenPetition(stage, organizers, at, { ...aText, title: 'Libraries & <Climate>' });
  await sql`update charters.petition set needed = 1 where id = ${id}`.execute(charters(db()));
  await sign(stage, id, await aPerson(db(), 'Silent Subscriber', { class: 'REG' }), at);
  await stage.as(organizers[0], at, (act) => filePetition(act, id, rules.verification));
  await stage.as(people.verifier, at, (act) => signOff(act, id, 'One sheet came by <post>.'), ['petitions.verify']);
  await sql`
    insert into charters.receipt (petition, filed_at, acknowledged_by, acknowledged_at)
    select id, filed_at, ${people.chair}::uuid, ${at}::timestamptz from charters.petition where id = ${id}
  `.execute(charters(db()));
  await aConsultation(id, 'Sustainability Round Table', { position: 'objection', reasons: 'We do this & more.' });
  await aConsultation(id, 'Green Buildings Committee', { position: 'no-objection', reasons: '', isConfirmed: true });
  await aConsultation(id, 'Quiet Office', null);
  await sql`insert into charters.circulation (petition, begun_at, closed_at) values (${id}, ${at}, ${at})`.execute(
    charters(db()),
  );
  await sql`
    insert into charters.circulated_version (petition, number, title, purpose, open_to, topics, circulated_at)
    select id, number, title, purpose, open_to, '{}', ${at} from charters.petition, generate_series(1, 2) as number where id = ${id}
  `.execute(charters(db()));
  await aComment(id, commenter, 'Say what <b>bold</b> means.', { answer: 'taken-up', line: 'It is said now.', in: 2 });
  await aComment(id, await aPerson(db(), 'Una Heard', { class: 'REG' }), 'And when?', null);
  await sql`
    insert into charters.decision (petition, result, decided_on, present, votes_for, votes_against, votes_abstained, reasons, recorded_by, recorded_at)
    values (${id}, 'returned', '2026-10-01', 9, 4, 5, 0, 'It names a company.', ${people.chair}, ${at})
  `.execute(charters(db()));
  return id;
}

interface Replied {
  readonly position: string;
  readonly reasons: string;
  readonly isConfirmed?: boolean;
}

async function aConsultation(id: number, name: string, reply: Replied | null): Promise<void> {
  const unit = (await unitNamed(db(), name))!.id;
  await sql`
    insert into charters.consultation
      (petition, unit, touched, question, asked_by, asked_at, answer_by, position, reasons, replier_name, replier_office, replied_at, confirmed_by, confirmed_at)
    values (${id}, ${unit}, '{buildings}', 'Does it touch you?', ${people.chair}, ${at}, '2026-12-14', ${reply?.position ?? null},
            ${reply?.reasons ?? ''}, ${reply ? 'Rosa Replier' : ''}, ${reply ? 'chair' : ''}, ${reply ? at : null},
            ${reply?.isConfirmed ? people.chair : null}, ${reply?.isConfirmed ? at : null})
  `.execute(charters(db()));
}

async function aComment(
  id: number,
  person: PersonId,
  body: string,
  answer: { readonly answer: string; readonly line: string; readonly in: number } | null,
): Promise<void> {
  await sql`
    insert into charters.comment (petition, version, paragraph, person, body, made_at, answer, answer_line, taken_up_in, answered_at)
    values (${id}, 1, 2, ${person}, ${body}, ${at}, ${answer?.answer ?? null}, ${answer?.line ?? ''}, ${answer?.in ?? null},
            ${answer ? at : null})
  `.execute(charters(db()));
}

const spoken = (text: string) => text.replace(/[\s\u00a0]+/g, ' ');
const textOf = async (browser: Browsing, id = petition) =>
  spoken((await browser.get(`/petitions/${id}/dossier`)).text.replaceAll('&lt;', '<').replaceAll('&gt;', '>'));

async function pdfFor(person: PersonId, id = petition) {
  const secret = await openSession({ db: db(), at }, person, 'Firefox');
  const headers = { host: '127.0.0.1:3000', cookie: `folkmoot=${secret}` };
  const request = new Request(`http://127.0.0.1:3000/petitions/${id}/dossier.pdf`, { headers });
  const answer = await house.app.web.fetch(request);
  return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) };
}

test('page and PDF tell the whole case alike', async () => {
  const told = [
    'Libraries & <Climate>',
    'acknowledged on 23 November 2026',
    'It collects and compares what has been tried',
    '1; 1 are needed',
    'One sheet came by <post>.',
    'Green Buildings Committee',
    'No objection',
    'Unconfirmed. It says: Objects',
    'We do this & more.',
    'Nobody has confirmed that this reply is the unit’s.',
    'No reply yet; due on 14 December 2026',
    'An Organizer',
    'Cora Menter',
    'on paragraph 2 of version 1',
    'Say what <b>bold</b> means.',
    'Taken up in version 2. It is said now.',
    'And when?',
    'Returned for changes, 1 October 2026',
    '4 for, 5 against, 0 abstained',
    'It names a company.',
    `${rules.decision.quorum} members of the body must be present`,
    'more votes for than against',
  ];

  const page = await textOf(browsers.verifier);
  const { title, language, bookmarks, pages } = await readPdf((await pdfFor(people.verifier)).bytes);
  const paper = spoken(pages.join(' '));

  const missing = told.flatMap((each) => [
    ...(page.includes(each) ? [] : [`page: ${each}`]),
    ...(paper.includes(each) ? [] : [`paper: ${each}`]),
  ]);
  expect(missing).toEqual([]);
  expect([title, language]).toEqual(['Dossier: Libraries & <Climate>', 'en-US']);
  expect(bookmarks.filter((each) => !each.startsWith(' '))).toEqual([
    'In short',
    'Statement',
    'Signatures',
    'Who is near',
    'Consultation',
    'Organizers',
    'Comments',
    'Earlier decisions',
    'How it is decided',
  ]);
});

test('every entry of the contents leads to a section of the page', async () => {
  const { html } = await browsers.chair.get(`/petitions/${petition}/dossier`);

  const anchors = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id!).filter((id) => id !== 'main');

  expect(anchors).toHaveLength(9);
  expect(anchors.filter((id) => !html.includes(` id="${id}"`))).toEqual([]);
});

test('where organizers live is read by whoever verifies, and by nobody else who decides', async () => {
  const address = '1 Lake Street, Duluth';
  const paper = async (person: PersonId) => (await readPdf((await pdfFor(person)).bytes)).pages.join(' ');

  expect([await textOf(browsers.verifier), await paper(people.verifier)]).toEqual([
    expect.stringContaining(address),
    expect.stringContaining(address),
  ]);
  for (const each of ['chair', 'voter', 'secretary'] as const) {
    expect(await textOf(browsers[each])).toContain('An Organizer');
    expect(await textOf(browsers[each])).not.toContain('Lake Street');
    expect(await paper(people[each])).not.toContain('Lake Street');
  }
});

test('no signer is named in it', async () => {
  expect(await textOf(browsers.verifier)).not.toContain('Silent Subscriber');
  expect((await readPdf((await pdfFor(people.verifier)).bytes)).pages.join(' ')).not.toContain('Silent Subscriber');
});

test('whoever organizes the petition does not read it, in whichever office they come', async () => {
  await inOffice(stage, organizers[1], 'Committee on Organization', 'member');
  const own = await house.browsing(organizers[1]);

  const page = await own.get(`/petitions/${petition}/dossier`);

  expect([page.status, (await pdfFor(organizers[1])).status]).toEqual([409, 409]);
  expect(page.text).toContain('You organize this petition: what the committee decides by is for others to read.');
  expect(page.text).not.toContain('We do this');
});

test('a petition that was never filed has no dossier, as one that does not exist has none', async () => {
  const open = await anOpenPetition(stage, organizers, at);
  const addresses = [open, 999_999].flatMap((id) => [`/petitions/${id}/dossier`, `/petitions/${id}/dossier.pdf`]);

  const statuses = await Promise.all(addresses.map(async (address) => (await browsers.chair.get(address)).status));

  expect(statuses).toEqual([404, 404, 404, 404]);
});

test('who is erased is not named by it, and their words are gone', async () => {
  const id = await aCase();
  const leaving = await aPerson(db(), 'Lea Ving', { class: 'REG' });
  await aComment(id, leaving, 'Words of somebody.', null);
  await stage.as(null, at, (act) => erasePerson(act, leaving));

  const page = await textOf(browsers.chair, id);

  expect(page).toContain('Somebody who has left');
  expect(page).not.toContain('Lea Ving');
});

test('the same case gives the same bytes all day', async () => {
  const [one, other] = [await pdfFor(people.chair), await pdfFor(people.chair)];

  expect(one.bytes.equals(other.bytes)).toBe(true);
});

test('more comments and consultations ask the database no more', async () => {
  const id = await aCase();
  const statements = () => statementsDuring(() => browsers.chair.get(`/petitions/${id}/dossier`));
  await statements();
  const few = (await statements()).length;
  for (let number = 0; number < 20; number += 1)
    await aComment(id, await aPerson(db(), `Writer Number${number}`, { class: 'REG' }), 'More.', null);
  await aConsultation(id, 'Quiet Office', null);

  expect((await statements()).length).toBe(few);
});
