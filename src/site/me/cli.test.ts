import { afterAll, beforeAll, expect, test } from 'vitest';
import { Refused } from '../../platform/refusal/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';

const at = new Date('2026-11-26T12:00:00Z');
let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse(at);
});
afterAll(() => house.close());

async function exported(who: string): Promise<Record<string, unknown> | string[]> {
  const lines: string[] = [];
  const terminal = { print: (line: string) => void lines.push(line), say: () => {}, progress: () => {} };
  const command = house.plug.commands.find(({ name }) => name === 'person export')!;
  const { database, perform } = house.app;
  try {
    await command.run({ operands: [who], options: {}, terminal, database, perform, at, baseUrl: '' });
  } catch (error) {
    if (error instanceof Refused) return error.impediments.map(({ code }) => code);
    throw error;
  }
  return JSON.parse(lines.join('\n')) as Record<string, unknown>;
}

test('an operator takes what is kept about one person, by number or by address, and it is what they would take', async () => {
  const { db } = house.app.database;
  const person = await aPerson(db, 'Hana Takes', { class: 'REG', number: '20482217', email: 'hana@example.org' });
  for (const name of ['One Shares', 'Other Shares'])
    await aPerson(db, name, { class: 'REG', email: 'desk@example.org' });

  const own = JSON.parse((await (await house.browsing(person)).get('/me/export')).html) as Record<string, unknown>;
  const [byNumber, byAddress] = [await exported('20482217'), await exported('hana@example.org')];

  expect(byNumber).toMatchObject({ person: { name: 'Hana Takes' }, roll: { member: { number: '20482217' } } });
  expect(byNumber).toEqual(byAddress);
  expect(Object.keys(byNumber)).toEqual(Object.keys(own));
  expect([await exported('desk@example.org'), await exported('nobody@example.org'), await exported('1')]).toEqual([
    ['several-at-address'],
    ['nobody-at-address'],
    ['no-such-member'],
  ]);
});
