import { afterAll, beforeAll, expect, test } from 'vitest';
import { aBody, inOffice } from '../meetings/testing.ts';
import { aPerson } from '../roll/testing.ts';
import { statementsDuring } from '../testing/index.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../testing.ts';
import { sql } from 'kysely';
import { agendaOf, sittingsOf } from '../meetings/index.ts';
import { charters } from './tables.ts';
import { aDocketedPetition, aStage, anOpenPetition, type Stage } from './testing.ts';

let at = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let chair: Browsing;
let reader: Browsing;
let committee: number;
let petition: number;
let stage: Stage;

beforeAll(async () => {
  house = await openTestHouse(() => at);
  const { database } = house.app;
  const person = (name: string) => aPerson(database.db, name, { class: 'REG' });
  committee = await aBody(database, 'Committee on Organization');
  const chairing = await person('Imogen Castellanos');
  await inOffice(database, chairing, committee, 'chair');
  stage = await aStage(database);
  petition = await anOpenPetition(stage, [await person('First One'), await person('Second One')], at);
  [chair, reader] = [await house.browsing(chairing), await house.browsing()];
});
afterAll(() => house.close());

test('petition, docket and the way to start agree on the meeting that can still be reached', async () => {
  const told = async () => [
    /Next committee meeting ([^,]+) , if filed by (\d+ \w+ \d+)/
      .exec((await reader.get(`/petitions/${petition}`)).text)
      ?.slice(1, 3),
    /filed now comes before it on (\d+ \w+ \d+)/.exec((await chair.get('/docket')).text)?.[1],
    /File by (\S+ .+?) Annual/.exec((await reader.get('/start')).text)?.[1],
  ];

  const fromCalendar = await told();
  const announced = await chair.post('/meetings', {
    unit: String(committee),
    name: 'Winter meeting',
    on: '2027-02-06',
    begins: '09:00',
    ends: '12:00',
    fileBy: '2027-01-09',
  });
  const fromMeeting = await told();
  await chair.post(`${announced.to!.replace(/\?.*/, '')}/cancellation`, { because: 'No room.' });
  const afterwards = await told();

  expect(fromCalendar).toEqual([
    ['23 January 2027', '26 December 2026'],
    '23 January 2027',
    'Midwinter 2027 23 January 2027 26 December 2026',
  ]);
  expect(fromMeeting).toEqual([
    ['6 February 2027', '9 January 2027'],
    '6 February 2027',
    'Winter meeting 6 February 2027 9 January 2027',
  ]);
  expect(afterwards).toEqual(fromCalendar);
});

test('however many read petitions within a second, the meetings are asked for once', async () => {
  const asked = (sent: readonly string[]) => sent.filter((text) => text.includes('meetings.')).length;
  at = new Date(at.getTime() + 1_000);

  const sent = await statementsDuring(() => Promise.all([1, 2, 3, 4].map(() => reader.get(`/petitions/${petition}`))));

  expect(asked(sent)).toBe(1);
});

test('the agenda is drawn from the docket by one press: what the committee can decide, and for no other body', async () => {
  const { db } = house.app.database;
  await sql`update charters.petition set state = 'filed', filed_at = opened_at, filed_on = '2026-11-23' where id = ${petition}`.execute(
    charters(db),
  );
  const docketed = await aDocketedPetition(stage, undefined, at, 'Seed Libraries');
  await chair.post('/meetings/usual', { on: '2027-06-26' });
  const [meeting] = await sittingsOf(db, committee, { endingAfter: at, standing: true });
  const path = `/meetings/${meeting!.id}/agenda`;

  const offered = await chair.get(`${path}/change`);
  const drawn = [await chair.post(`${path}/docket`), await chair.post(`${path}/docket`)];
  const afterwards = await chair.get(`${path}/change`);

  expect(offered.text).toContain('Draw the agenda from the docket');
  expect(drawn.map(({ status }) => status)).toEqual([303, 303]);
  expect(afterwards.text).not.toContain('Draw the agenda from the docket');
  expect(afterwards.text).toContain(
    'Petition: Libraries and Climate Resilience Its signatures are still being verified.',
  );
  const agenda = await agendaOf(db, meeting!.id);
  expect(agenda.map(({ title, note, subject, address }) => ({ title, note, subject, address }))).toEqual([
    {
      title: 'Petition: Seed Libraries',
      note: `P ${docketed}, 0 signatures filed, 112 verified.`,
      subject: { kind: 'charters.petition', id: String(docketed) },
      address: `/petitions/${docketed}`,
    },
  ]);
});

test('the agenda of another body is offered nothing from the docket of the committee', async () => {
  const { database } = house.app;
  const council = await aBody(database, 'Council');
  const person = await aPerson(database.db, 'Theodora Brandvold');
  await inOffice(database, person, council, 'secretary');
  const secretary = await house.browsing(person);
  const { to } = await secretary.post('/meetings', {
    unit: String(council),
    name: 'Council I',
    on: '2027-01-24',
    begins: '09:00',
    ends: '12:00',
  });

  const page = await secretary.get(`${to!.replace(/\?.*/, '')}/agenda/change`);

  expect(page.status).toBe(200);
  expect(page.text).not.toContain('Draw the agenda from the docket');
});
