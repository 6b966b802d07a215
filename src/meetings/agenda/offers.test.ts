import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { aDocketedPetition, aStage, inOffice, type Stage } from '../../charters/testing.ts';
import { charters } from '../../charters/tables.ts';
import type { PersonId } from '../../platform/act/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../../testing.ts';
import { statementsDuring } from '../../testing/index.ts';
import { unitNamed } from '../../units/index.ts';
import { acting, aSitting } from '../testing.ts';
import { agendaOf } from './queries.ts';

const at = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let stage: Stage;
let committee: number;
let chairing: PersonId;
let chair: Browsing;
let petitions: { ready: number; verifying: number; voting: number; late: number };

beforeAll(async () => {
  house = await openTestHouse(at);
  stage = await aStage(house.app.database);
  chairing = await aPerson(db(), 'Imogen Castellanos', { class: 'REG' });
  await inOffice(stage, chairing, 'Committee on Organization', 'chair');
  await inOffice(stage, await aPerson(db(), 'Bashir Rahimi', { class: 'REG' }), 'Committee on Organization', 'member');
  committee = (await unitNamed(db(), 'Committee on Organization'))!.id;
  chair = await house.browsing(chairing);
  petitions = {
    ready: await titled('Moss'),
    verifying: await titled('Lichen'),
    voting: await titled('Fern'),
    late: await titled('Ivy'),
  };
  await sql`update charters.petition set state = 'filed' where id = ${petitions.verifying}`.execute(charters(db()));
  await sql`update charters.petition set filed_on = '2026-11-10' where id = ${petitions.late}`.execute(charters(db()));
  await chair.post(`/petitions/${petitions.voting}/ballots`, { way: 'mail' });
});
afterAll(() => house.close());

const db = () => house.app.database.db;
const titled = (title: string) => aDocketedPetition(stage, undefined, undefined, title);
const aMeeting = () =>
  acting(house.app.database)({ by: chairing }, (act) => aSitting(act, { unit: committee, fileBy: '2026-11-01' }));
const onAgenda = async (id: number) => (await agendaOf(db(), id)).map(({ title }) => title);

test('what is drawn from the docket is what the body can decide at that meeting, and the rest is told with its reason', async () => {
  const id = await aMeeting();

  const before = await chair.get(`/meetings/${id}/agenda/change`);
  await chair.post(`/meetings/${id}/agenda/docket`);
  const after = await chair.get(`/meetings/${id}/agenda/change`);

  for (const reason of [
    'Its signatures are still being verified.',
    'Members vote on it between meetings, through 13 December 2026.',
    'It was filed on 10 November 2026, and this meeting takes what was filed by 1 November 2026.',
  ])
    expect(before.text).toContain(reason);
  expect(await onAgenda(id)).toEqual(['Petition: Moss']);
  expect(after.text).toContain('Petition: Ivy');
});

test('one that is not ready is put on all the same by a press of its own, and stays marked', async () => {
  const id = await aMeeting();

  const put = await chair.post(`/meetings/${id}/agenda/docket`, { only: `charters.petition ${petitions.voting}` });
  const unknown = await chair.post(`/meetings/${id}/agenda/docket`, { only: 'charters.petition 999999' });

  expect([put.status, unknown.status]).toEqual([303, 404]);
  expect(await onAgenda(id)).toEqual(['Petition: Fern']);
  expect((await chair.get(`/meetings/${id}/agenda/change`)).text).toContain('Members vote on it between meetings');
});

test('who organizes a petition sees it before the body, and puts it on no agenda', async () => {
  const own = await aDocketedPetition(stage, [chairing, await aPerson(db(), 'Olive Organizer')], undefined, 'Bracken');
  const id = await aMeeting();

  const page = await chair.get(`/meetings/${id}/agenda/change`);
  await chair.post(`/meetings/${id}/agenda/docket`);
  const pressed = await chair.post(`/meetings/${id}/agenda/docket`, { only: `charters.petition ${own}` });

  const why = 'You organize this petition: somebody else has to put it on the agenda.';
  expect(page.text).toContain(why);
  expect(page.html).not.toContain(`value="charters.petition ${own}"`);
  expect([pressed.status, pressed.text]).toEqual([409, expect.stringContaining(why)]);
  expect(await onAgenda(id)).toEqual(['Petition: Moss']);
});

test('more petitions on the docket ask the database no more', async () => {
  const id = await aMeeting();
  const asked = async () => (await statementsDuring(() => chair.get(`/meetings/${id}/agenda/change`))).length;
  await asked();
  const few = await asked();
  for (const title of ['Peat', 'Sedge', 'Heather']) await titled(title);

  expect(await asked()).toBe(few);
});
