import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { joinGroup, markLapsed, renameGroup } from '../../groups/index.ts';
import { aGroup } from '../../groups/testing.ts';
import { theSystem } from '../../platform/act/index.ts';
import { seeing } from '../../platform/db/index.ts';
import { aPerson, standing } from '../../roll/testing.ts';
import { conversationsPlug } from '../plug.ts';
import { aConversationsHouse, conversationsTrial, type ConversationsTrial } from '../testing.ts';
import { listBySlug, listsOfGroup } from './queries.ts';

const at = new Date('2026-11-23T18:00:00Z');
const opened = seeing<never>();
let trial: ConversationsTrial;
let shelves: { id: string; people: string[] };

beforeAll(async () => {
  trial = await conversationsTrial(at, conversationsPlug(aConversationsHouse()), async ({ db }, perform) => {
    const [ada, ben] = [await aPerson(db, 'Ada Lane'), await aPerson(db, 'Ben Moor')];
    const { id } = await perform(theSystem(at), (act) => aGroup(act, { name: 'Seed Shelves', organizers: [ada] }));
    await perform({ by: ben, at, grants: new Set() }, (act) => joinGroup(act, id, { standing }));
    shelves = { id, people: [ada, ben].toSorted() };
  });
});
afterAll(() => trial.close());

const readers = async (list: number) => {
  const { rows } = await sql<{ person: string }>`
    select person from conversations.subscription where list = ${list} and ended_at is null order by since_at, person
  `.execute(opened(trial.database.db));
  return rows.map(({ person }) => person);
};

test('a group that was there before gets its talk and its readers in the night, and no one twice', async () => {
  const { database, sweep, tonight } = trial;
  await tonight();
  await tonight();
  await sweep();

  const [talk] = await listsOfGroup(database.db, shelves.id);
  expect([talk?.slug, talk?.closedAt, (await readers(talk!.id)).toSorted()]).toEqual([
    'seed-shelves',
    null,
    shelves.people,
  ]);
});

test('the list goes by the new name of its group, and its former address leads to it; with the group it ends', async () => {
  const { database, perform, sweep } = trial;
  const { id } = await perform(theSystem(at), (act) => aGroup(act, { name: 'Tool Shelves' }));
  await sweep();

  await perform(theSystem(at), (act) => renameGroup(act, id, 'Tool Libraries'));
  await sweep();
  const renamed = await listBySlug(database.db, 'tool-shelves');
  await perform(theSystem(at), (act) => markLapsed(act, id, act.today));
  await sweep();

  expect([renamed?.slug, renamed?.name]).toEqual(['tool-libraries', 'Tool Libraries']);
  const ended = await listBySlug(database.db, 'tool-libraries');
  expect([ended?.closedAt, ended?.closedCode]).toEqual([at, 'lapsed']);
});
