import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { theSystem } from '../platform/act/index.ts';
import { erasePerson } from '../roll/members/commands.ts';
import { aPerson } from '../roll/testing.ts';
import { aStage, anOpenPetition } from '../charters/testing.ts';
import { eraseAfterDecision } from '../charters/petitions/commands/retention.ts';
import { openTestHouse, type TestHouse } from '../testing.ts';
import { endorsementsOn } from './endorsements/queries.ts';
import { findingsOn } from './findings/queries.ts';
import { openMeetingsOn } from './open-meetings/queries.ts';
import { steps } from './tables.ts';

const at = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse(at);
});
afterAll(() => house.close());

test('with the addresses of a petition that is over go its endorsers, and why staff sent it back', async () => {
  const { db } = house.app.database;
  const stage = await aStage(house.app.database);
  const organizer = await aPerson(db, 'First Organizer', { class: 'REG' });
  const id = await anOpenPetition(stage, [organizer, await aPerson(db, 'Second Organizer', { class: 'REG' })], at);
  await sql`
    insert into steps.finding (petition, stage, result, reason, found_by, found_at)
    values (${id}, 0, 'refused', 'Olive is not of the section.', ${organizer}, ${at}),
           (${id}, 0, 'confirmed', 'Olive has moved.', ${organizer}, ${at})
  `.execute(steps(db));
  await sql`
    insert into steps.endorsement (petition, stage, name, office, email, named_by, named_at, answer, reasons, answered_at)
    values (${id}, 1, 'Sam Section', 'Chair', 'sam@example.org', ${organizer}, ${at}, 'declined', 'Ask Sue.', ${at})
  `.execute(steps(db));

  await stage.as(null, at, (act) => eraseAfterDecision(act, id, []));
  await house.app.settle();

  expect((await findingsOn(db, id)).map(({ result, reason }) => [result, reason])).toEqual([
    ['refused', '—'],
    ['confirmed', ''],
  ]);
  expect(await endorsementsOn(db, id)).toMatchObject([
    { name: '', email: '', reasons: '', office: 'Chair', answer: 'declined' },
  ]);
});

test('an endorser who is erased leaves that they answered; where others wrote of somebody, the name goes', async () => {
  const { db } = house.app.database;
  const stage = await aStage(house.app.database);
  const organizer = await aPerson(db, 'Third Organizer', { class: 'REG' });
  const id = await anOpenPetition(stage, [organizer, await aPerson(db, 'Fourth Organizer', { class: 'REG' })], at);
  const leaving = await aPerson(db, 'Edna Dorser', { email: 'edna@example.org' });
  const text = 'Edna Dorser knows.';
  await sql`
    insert into steps.finding (petition, stage, result, reason, found_by, found_at)
    values (${id}, 0, 'refused', ${text}, ${organizer}, ${at})
  `.execute(steps(db));
  await sql`
    insert into steps.endorsement (petition, stage, name, office, email, named_by, named_at, answer, reasons, answered_at)
    values (${id}, 1, 'E. Dorser', 'Chair', 'Edna@example.org', ${organizer}, ${at}, 'declined', 'I am ill.', ${at}),
           (${id}, 1, 'Sam Section', 'Chair', 'sam@example.org', ${organizer}, ${at}, 'declined', ${text}, ${at})
  `.execute(steps(db));
  await sql`
    insert into steps.open_meeting (petition, stage, held_on, place, link, announced_by, announced_at, attendance, minute, recorded_at)
    values (${id}, 1, '2026-11-20', 'At Edna Dorser’s', 'https://edna@example.org/', ${organizer}, ${at}, 3, ${text}, ${at})
  `.execute(steps(db));

  await house.app.perform(theSystem(at), (act) => erasePerson(act, leaving));
  await house.app.settle();

  const masked = 'a former participant knows.';
  expect(await findingsOn(db, id)).toMatchObject([{ reason: masked }]);
  expect(await endorsementsOn(db, id)).toMatchObject([
    { name: '', email: '', reasons: '', office: 'Chair', answer: 'declined' },
    { name: 'Sam Section', email: 'sam@example.org', reasons: masked, office: 'Chair', answer: 'declined' },
  ]);
  expect(await openMeetingsOn(db, id)).toMatchObject([
    { place: 'At a former participant’s', link: 'https://gone@erased.invalid/', minute: masked },
  ]);
});
