import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId } from '../../../platform/act/index.ts';
import { policyElsewhere } from '../../../policies/testing.ts';
import { aPerson } from '../../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../../testing.ts';
import { policyBook } from '../../policy-book.ts';
import { aDraft, aStage, aText, type Stage } from '../../testing.ts';
import { inviteOrganizer } from '../commands/organizing.ts';
import { organizersOf } from '../queries.ts';

// Rules that do not ask organizers for their postal addresses: nobody has to write one, and none is kept.

const kept = policyElsewhere('ifla-two-stage');
const now = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let stage: Stage;

beforeAll(async () => {
  house = await openTestHouse(() => now, { policies: [kept], changes: { policy: 'ifla-two-stage' } });
  stage = await aStage(house.app.database);
});
afterAll(() => house.close());

test('where the rules ask for no addresses, organizers are asked for none, and none is kept', async () => {
  const { db } = house.app.database;
  const rules = policyBook([kept.policy], house.association).inForce('2026-11-23');
  const people = ['Olive Ganizer', 'Second Organizer', 'Third Organizer'].map((name) => aPerson(db, name));
  const [first, second, third] = (await Promise.all(people)) as [PersonId, PersonId, PersonId];
  const id = await aDraft(stage, [first, second], now, aText, rules);
  const invited = { name: 'Third', email: 'third@example.org' };
  const link = `/invitations/${await stage.as(first, now, (act) => inviteOrganizer(act, id, invited, 5))}`;
  const [browsing, other] = [await house.browsing(first), await house.browsing(third)];

  const asked = [await browsing.get(`/petitions/${id}/draft`), await other.get(link)];
  const saved = await browsing.post(`/petitions/${id}/own-details`, { name: 'Olive Ganizer', work: 'Librarian' });
  const accepted = await other.post(`${link}/acceptance`, { name: 'Third', work: '', postalAddress: '1 Elm Street' });

  expect(asked.map(({ status, html }) => [status, html.includes('postalAddress')])).toEqual([
    [200, false],
    [200, false],
  ]);
  expect([saved.to, accepted.to]).toEqual([
    `/petitions/${id}/draft?done=described`,
    `/petitions/${id}/draft?done=joined`,
  ]);
  const told = (await organizersOf(db, id)).map(
    ({ name, work, postalAddress }) => `${name}; ${work}; ${postalAddress}`,
  );
  expect(told.toSorted()).toEqual(['An Organizer; ; 1 Lake Street, Duluth', 'Olive Ganizer; Librarian; ', 'Third; ; ']);
});
