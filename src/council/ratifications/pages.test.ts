import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId } from '../../platform/act/index.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import { aPerson } from '../../roll/testing.ts';
import { aDocketedPetition, aStage, inOffice, type Stage } from '../../charters/testing.ts';
import { ratifying } from '../testing.ts';

const at = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let stage: Stage;
let people: { chair: PersonId; secretary: PersonId; organizers: [PersonId, PersonId] };

beforeAll(async () => {
  house = await openTestHouse(at, { policies: ratifying });
  stage = await aStage(house.app.database);
  const { db } = house.app.database;
  people = {
    chair: await aPerson(db, 'Imogen Castellanos', { class: 'REG' }),
    secretary: await aPerson(db, 'Theodora Brandvold', { isMember: false }),
    organizers: [
      await aPerson(db, 'Jordan Bellweather', { class: 'REG', email: 'jordan@example.org' }),
      await aPerson(db, 'Đỗ Hồng', { class: 'REG' }),
    ],
  };
  await inOffice(stage, people.chair, 'Committee on Organization', 'chair');
  for (let place = 2; place <= 13; place += 1)
    await inOffice(
      stage,
      await aPerson(db, `Member ${place}`, { class: 'REG' }),
      'Committee on Organization',
      'member',
    );
  await inOffice(stage, people.secretary, 'Council', 'secretary');
});
afterAll(() => house.close());

test('an approval waits for the council, whose secretary records the vote, and the group opens', async () => {
  const petition = await aDocketedPetition(stage, people.organizers, at, 'Seed Libraries');
  const chair = await house.browsing(people.chair);
  const secretary = await house.browsing(people.secretary);
  const everybody = await house.browsing();

  const deciding = await chair.get(`/petitions/${petition}/decision`);
  await chair.post(`/petitions/${petition}/decisions`, {
    by: 'count',
    decidedOn: '2026-11-23',
    present: '11',
    votesFor: '9',
    votesAgainst: '1',
    votesAbstained: '1',
    reasons: '',
    conditions: '',
    minute: '',
  });
  expect(deciding.text).toContain('the group opens when it has');
  expect((await everybody.get(`/petitions/${petition}`)).text).toContain('Approved, to be ratified');
  expect((await secretary.get('/docket')).text).toContain('Record the vote on Seed Libraries');
  const vote = `/petitions/${petition}/ratification`;
  expect((await secretary.get(vote)).text).toContain('No report has told the council of this decision yet');

  const { to: draft } = await chair.post('/reports');
  const address = draft!.replace(/\/draft$/, '');
  await chair.post(`${address}/finalizing`, { revision: '1' });
  const impossible = await secretary.post(vote, { result: 'ratified', votedOn: '2026-11-23', present: 'all' });
  const recorded = await secretary.post(vote, {
    result: 'ratified',
    votedOn: '2026-11-23',
    present: '170',
    votesFor: '150',
    votesAgainst: '12',
    votesAbstained: '8',
    minute: 'Carried <b>.',
  });
  await house.app.settle();

  expect(impossible.text).toContain('Members present: write a whole number.');
  expect(recorded.to).toBe(`/petitions/${petition}?done=council-voted`);
  const page = await everybody.get(recorded.to!);
  expect(page.text).toContain('The vote of the council is on record.');
  expect(page.text).toContain('The council ratified it on 23 November 2026 .');
  expect(page.text).toContain('Go to the group');
  const report = await everybody.get(address);
  expect(report.text).toContain('Seed Libraries Ratified 23 Nov 2026 150 for, 12 against, 8 abstained; 170 present');
  expect(report.html).toContain('Carried &lt;b>.');
  expect((await secretary.get(vote)).text).toContain('This petition does not wait for the vote of the council.');
  expect((await secretary.get('/petitions/999/ratification')).status).toBe(404);
  const mailbox = await everybody.get('/example/mailbox');
  expect(mailbox.text).toContain('Approved, to be ratified: Seed Libraries');
  expect(mailbox.text).toContain('Approved: Seed Libraries');
});
