import { afterAll, beforeAll, expect, test } from 'vitest';
import { performer, type Act } from '../../platform/act/index.ts';
import type { Database } from '../../platform/db/index.ts';
import { dispatcher } from '../../platform/facts/index.ts';
import { silence } from '../../platform/log/index.ts';
import { lettersSent } from '../../platform/mail/index.ts';
import { stampInstallation } from '../../platform/installation.ts';
import { loadAssociation, memberOfPerson, standingOn } from '../../roll/index.ts';
import { eraseMember } from '../../roll/members/commands.ts';
import { aPerson, standing } from '../../roll/testing.ts';
import { testDatabase } from '../../testing/index.ts';
import { groupsPlug } from '../plug.ts';
import { appointRole } from '../roles/commands.ts';
import { openRolesOf } from '../roles/queries.ts';
import { groupsBy } from '../registry/queries.ts';
import { joinGroup, leaveGroup } from './commands.ts';
import { aGroup } from '../testing.ts';
import { countParticipants, participationOf, participationsOf } from './queries.ts';

const at = new Date('2026-11-23T18:00:00Z');
const association = loadAssociation('association');
const plug = groupsPlug({
  association,
  baseUrl: () => 'https://groups.example.org',
  word: ({ code }) => ({ say: code }),
});

let database: Database;
let act: <T>(work: (act: Act) => Promise<T>) => Promise<T>;
let sweep: () => Promise<number>;
let tonight: () => Promise<void>;

beforeAll(async () => {
  database = await testDatabase();
  await stampInstallation(database.db, 'association', at);
  const perform = performer(database, 'America/Chicago');
  act = (work) => perform({ by: null, at, grants: new Set(['administration']) }, work);
  const facts = dispatcher(database, perform, plug.reactions ?? [], silence);
  await facts.register();
  sweep = () => facts.sweep(at);
  tonight = async () => {
    for (const daily of plug.dailies ?? []) await daily.run({ subject: '', at, db: database.db, perform });
  };
});
afterAll(() => database.close());

test('who loses good standing is marked, and the mark goes the night after it is back', async () => {
  const late = await aPerson(database.db, 'Late Payer', { paidThrough: '2026-10-31' });
  const member = (await memberOfPerson(database.db, late))!.id;
  const { id } = await act((opening) => aGroup(opening, { name: 'Marked', organizers: [late] }));
  const mark = async () => (await participationOf(database.db, id, late))?.standingEndedOn;

  await act(async (telling) => telling.record({ kind: 'roll.standing-ended', member, why: 'dues-run-out' }));
  await sweep();
  const marked = await mark();
  await tonight();
  const still = await mark();
  const connection = await database.connection();
  await connection.query(`update roll.standing set paid_through = '2027-12-31' where member = $1`, [member]);
  connection.release();
  await tonight();

  expect([marked, still, await mark()]).toEqual(['2026-11-23', '2026-11-23', null]);
  expect((await standingOn(database.db, member, '2026-11-23'))?.paidThrough).toBe('2027-12-31');
});

test('lists count who joined and who left', async () => {
  const [one, two] = [await aPerson(database.db, 'One Joiner'), await aPerson(database.db, 'Two Joiner')];
  const { id } = await act((opening) => aGroup(opening, { name: 'Counted', organizers: [one] }));
  const counted = async () => (await groupsBy(database.db, { text: 'counted' })).groups[0]?.participants;
  const atOpening = await counted();

  await performer(database, 'America/Chicago')({ by: two, at, grants: new Set() }, (joining) =>
    joinGroup(joining, id, { standing }),
  );
  await sweep();
  const joined = await counted();
  await performer(database, 'America/Chicago')({ by: two, at, grants: new Set() }, (leaving) =>
    leaveGroup(leaving, id),
  );
  await sweep();

  expect([atOpening, joined, await counted()]).toEqual([1, 2, 1]);
});

test('an erased person is let go the next night, with every role', async () => {
  const [gone, stays] = [await aPerson(database.db, 'Gone Tomorrow'), await aPerson(database.db, 'Stays Here')];
  const { id } = await act((opening) => aGroup(opening, { name: 'Let Go', organizers: [gone, stays] }));

  await act(async (erasing) => eraseMember(erasing, (await memberOfPerson(database.db, gone))!.id));
  await tonight();

  const roles = await openRolesOf(database.db, id);
  expect([await countParticipants(database.db, id), roles.map(({ person }) => person)]).toEqual([
    { all: 1, shown: 0 },
    [stays],
  ]);
});

test('whoever is asked to hold a role gets one letter, which does not speak for the association', async () => {
  const asked = await aPerson(database.db, 'Siân ap Rhys', { email: 'sian@example.org' });
  const { id } = await act((opening) => aGroup(opening, { name: 'Letters', organizers: [asked] }));

  await act((appointing) => appointRole(appointing, id, { person: asked, role: 'moderator' }));
  await sweep();
  await sweep();

  const letters = (await lettersSent(database.db, {})).filter(({ address }) => address === 'sian@example.org');
  expect(letters.map(({ subject }) => subject)).toEqual(['Will you be moderator of Letters?']);
  expect(letters[0]?.text?.trimEnd().endsWith('This group does not speak for the American Library Association.')).toBe(
    true,
  );
  expect(letters[0]?.text).toContain('https://groups.example.org/groups/letters/roles');
  expect(await participationsOf(database.db, asked, '2026-11-23')).toEqual([
    {
      slug: 'letters',
      name: 'Letters',
      state: 'active',
      sinceAt: at,
      nameShown: false,
      roles: ['convener'],
      offered: ['moderator'],
    },
  ]);
});
