import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId } from '../../../platform/act/index.ts';
import { aPerson } from '../../../roll/testing.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../../../testing.ts';
import { aDraft, aStage, type Stage } from '../../testing.ts';
import { inviteOrganizer } from '../commands/organizing.ts';

const at = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let stage: Stage;
let organizers: readonly [PersonId, PersonId];
let organizer: Browsing;
let draft: number;

beforeAll(async () => {
  house = await openTestHouse(at);
  stage = await aStage(house.app.database);
  organizers = [
    await aPerson(db(), 'Una First', { class: 'REG' }),
    await aPerson(db(), 'Dua Second', { class: 'REG' }),
  ];
  organizer = await house.browsing(organizers[0]);
  draft = await aDraft(stage, organizers, at);
});
afterAll(() => house.close());

const db = () => house.app.database.db;

test('whoever invites reads that only members can accept', async () => {
  expect((await organizer.get(`/petitions/${draft}/draft`)).text).toContain('Only members can accept');
});

test('inviting somebody twice, or oneself, says so beside the address, and keeps what was typed', async () => {
  const invite = (email: string) => organizer.post(`/petitions/${draft}/organizers`, { name: 'Tria Third', email });
  await invite('third@example.org');

  const answers = [await invite('THIRD@example.org'), await invite('one@example.org')];

  for (const { status, html } of answers) {
    expect(status).toBe(409);
    expect(html).toContain('<a href="#invited-email">');
    expect(html).toContain('value="Tria Third"');
  }
  const { html } = await organizer.get(`/petitions/${draft}/draft`);
  expect(html.match(/third@example\.org/gi)).toHaveLength(1);
});

test('an invitation that another member opens says for whom it was meant', async () => {
  const secret = await stage.as(organizers[0], at, (act) =>
    inviteOrganizer(act, draft, { name: 'Quar Fourth', email: 'quar.fourth@example.org' }, 8),
  );
  const meant = await house.browsing(await aPerson(db(), 'Quar Fourth', { class: 'REG' }));
  const other = await house.browsing(await aPerson(db(), 'Quin Fifth', { class: 'REG' }));

  const [own, others] = [await meant.get(`/invitations/${secret}`), await other.get(`/invitations/${secret}`)];

  expect(own.text).not.toContain('This invitation was written to');
  expect(others.text).toContain('This invitation was written to Quar Fourth You are signed in as Quin Fifth.');
});

test('a draft says that it saves itself only where a script does', async () => {
  expect((await organizer.get(`/petitions/${draft}/draft`)).text).not.toContain('saves itself');
});
