import { afterAll, beforeAll, expect, test } from 'vitest';
import { aPerson } from '../../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../../testing.ts';
import { aDraft, aStage, aText, type Stage } from '../../testing.ts';
import { saveText } from '../commands/drafting.ts';
import { petitionOf } from '../queries.ts';
import { textHash } from '../text.ts';

const at = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let stage: Stage;
let organizers: [string, string];

beforeAll(async () => {
  house = await openTestHouse(at);
  stage = await aStage(house.app.database);
  organizers = [
    await aPerson(house.app.database.db, 'Wilhelmina Vandersteen-Abernathy', { class: 'REG' }),
    await aPerson(house.app.database.db, 'Lourdes Monteverde y Salazar', { class: 'REG' }),
  ];
});
afterAll(() => house.close());

/** A SHA-256 as pages group it. */
const grouped = (hash: string) => hash.match(/.{4}/g)!.join(' ');
const changed = { ...aText, purpose: `${aText.purpose}\n\nIt meets in the open.` };
const change = (id: number) => stage.as(organizers[1], at, (act) => saveText(act, id, changed, 1));

test('before the text is frozen its organizers read the whole of it, its hash, and what can no longer change', async () => {
  const id = await aDraft(stage, organizers, at);

  const { status, html, text } = await (await house.browsing(organizers[0])).get(`/petitions/${id}/opening`);

  expect(status).toBe(200);
  for (const part of [aText.title, aText.openTo, ...aText.purpose.split('\n\n'), 'Sustainability', 'Buildings'])
    expect(text).toContain(part);
  expect(text).toContain(grouped(textHash(aText)));
  expect(text).toContain('An Organizer');
  expect(text).toContain('can no longer be changed');
  expect(text).toContain('until the end of 23 May 2027');
  expect(html).toContain(`name="text" value="${textHash(aText)}"`);
});

test('the text that was read is frozen and opened', async () => {
  const id = await aDraft(stage, organizers, at);

  const answer = await (
    await house.browsing(organizers[0])
  ).post(`/petitions/${id}/opening`, { text: textHash(aText) });

  expect(answer).toMatchObject({ status: 303, to: `/petitions/${id}` });
  expect(await petitionOf(house.app.database.db, id)).toMatchObject({ state: 'signing', textSha256: textHash(aText) });
});

test('a text that somebody changed meanwhile is not frozen: the new one is shown, and asked about anew', async () => {
  const id = await aDraft(stage, organizers, at);
  await change(id);
  const browser = await house.browsing(organizers[0]);

  const refused = await browser.post(`/petitions/${id}/opening`, { text: textHash(aText) });
  const state = (await petitionOf(house.app.database.db, id))?.state;
  const again = await browser.post(`/petitions/${id}/opening`, { text: textHash(changed) });

  expect([refused.status, state]).toEqual([409, 'draft']);
  expect(refused.text).toContain('The text has changed since you opened this page.');
  expect(refused.text).toContain('It meets in the open.');
  expect(refused.html).toContain(`name="text" value="${textHash(changed)}"`);
  expect(again.to).toBe(`/petitions/${id}`);
});

test('what is missing sends back to the draft, which says what', async () => {
  const id = await aDraft(stage, organizers, at, { ...aText, topics: [] });
  const browser = await house.browsing(organizers[0]);

  const { to } = await browser.get(`/petitions/${id}/opening`);
  const draft = await browser.get(to!);

  expect(to).toBe(`/petitions/${id}/draft?tried=1`);
  expect(draft.text).toContain('No topic is chosen.');
});
