import { generateKeyPairSync } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aGroup } from '../../groups/testing.ts';
import { theSystem } from '../../platform/act/index.ts';
import { seeing } from '../../platform/db/index.ts';
import { noVerdicts, openSealer } from '../../platform/mail/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { keepVerdicts } from '../moderation/commands/submit.ts';
import { conversationsPlug } from '../plug.ts';
import { aConversationsHouse, aMessage, conversationsTrial, type ConversationsTrial } from '../testing.ts';
import { listsOfGroup } from './queries.ts';

const at = new Date('2026-11-23T18:00:00Z');
const domain = 'lists.example.org';
const privateKey = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
const sealer = openSealer({ domain, keys: [{ selector: 'one', privateKey }], authservId: domain });
let trial: ConversationsTrial;
let group: string;

beforeAll(async () => {
  const house = { ...aConversationsHouse(), sealer };
  trial = await conversationsTrial(at, conversationsPlug(house), async ({ db }, perform) => {
    const ada = await aPerson(db, 'Ada Lane', { email: 'ada@example.org' });
    ({ id: group } = await perform(theSystem(at), (act) => aGroup(act, { name: 'Seed Shelves', organizers: [ada] })));
  });
  await trial.tonight();
  await trial.sweep();
});
afterAll(() => trial.close());

test('what came by mail leaves with a seal of what was found when it came, and what was written here with none', async () => {
  const { perform, sweep, database } = trial;
  const list = (await listsOfGroup(database.db, group))[0]!.id;
  await perform(theSystem(at), async (act) => {
    const raw = Buffer.from('From: ada@example.org\r\nMessage-ID: <mail@example.org>\r\n\r\nHello.\r\n');
    const posted = await aMessage(act, list, 'mail@example.org', { raw });
    await keepVerdicts(act, posted, 'aligned', noVerdicts('none', 'example.org', 'not-aligned'));
    await aMessage(act, list, 'web@example.org', { cameBy: 'web' });
  });
  await sweep();

  const { rows } = await sql<{ head: string }>`select head from platform.mailing order by id`.execute(
    seeing<never>()(database.db),
  );
  const namesOf = (head: string) => [...head.matchAll(/^(?:ARC-[\w-]+|Message-ID): ?.*/gm)].map(([line]) => line);
  expect(rows.map(({ head }) => namesOf(head).map((line) => line.slice(0, 60).trimEnd()))).toEqual([
    [
      expect.stringMatching(/^ARC-Seal: i=1; a=ed25519-sha256; t=1795456800; cv=none;/),
      expect.stringMatching(/^ARC-Message-Signature: i=1;/),
      'ARC-Authentication-Results: i=1; lists.example.org;',
      'Message-ID: <mail@example.org>',
    ],
    ['Message-ID: <web@example.org>'],
  ]);
});
