import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId } from '../../platform/act/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import { aStage, aText, rules, type Stage } from '../testing.ts';
import { beginPetition } from '../petitions/commands/drafting.ts';

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

const linkOn = (html: string): string => /\/circulation\/[\w-]+/.exec(html)?.[0] ?? '';

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
