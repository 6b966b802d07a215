import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aStage, inOffice, type Stage } from '../../charters/testing.ts';
import type { Group } from '../../groups/index.ts';
import { aGroupInTerm, withVersions } from '../../lifecycle/renewals/testing.ts';
import type { PersonId } from '../../platform/act/index.ts';
import { seeing } from '../../platform/db/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import { foundUnit } from '../../units/index.ts';
import { openDutiesTo } from './queries.ts';

const now = new Date('2026-11-23T18:00:00Z');
const policies = withVersions();
let house: TestHouse;
let stage: Stage;
let editor: PersonId;

beforeAll(async () => {
  house = await openTestHouse(now, { policies: policies.kept });
  stage = await aStage(house.app.database);
  editor = await aPerson(db(), 'Edie Editor', { class: 'REG' });
  await inOffice(stage, editor, 'Member Programs and Services', 'editor');
});
afterAll(() => house.close());

const db = () => house.app.database.db;

/** A group that the council has made a body of the name. */
async function became(name: string): Promise<Group> {
  const convener = await aPerson(db(), `Convener of ${name}`, { class: 'REG' });
  const group = await stage.perform({ by: null, at: now, grants: new Set() }, async (act) => {
    const [fromOn, untilOn] = ['2024-06-01', '2027-06-01'];
    const made = await aGroupInTerm(act, policies.book, {
      name: `Libraries of ${name}`,
      version: '2014',
      conveners: [convener],
      fromOn,
      untilOn,
    });
    const { rows } = await sql<{ id: number }>`
      insert into lifecycle.proposal (kind, group_id, name, reason, state, policy_id, policy_version, decider, begun_by, begun_as, begun_at, settled_on)
      values ('graduate', ${made.id}, ${name}, 'We have grown.', 'made', 'ala-mig', '2014', 'council', ${convener}, 'convener', ${now}, '2026-11-23')
      returning id
    `.execute(seeing<never>()(act.db));
    const proposal = rows[0]!.id;
    act.record({
      kind: 'lifecycle.change-made',
      proposal,
      group: made.id,
      change: 'graduate',
      on: act.today,
      into: null,
    });
    return made;
  });
  await house.app.settle();
  return group;
}

const owed = async ({ id }: Group) =>
  (await openDutiesTo(db(), [id])).filter(({ kind }) => kind === 'body').map(({ office, dueOn }) => [office, dueOn]);

test('a body that the units can take is entered, and nobody owes it', async () => {
  expect(await owed(await became('Moss Round Table'))).toEqual([]);
});

test('whoever keeps the units owes the entry of a body that they could not take, until it stands there', async () => {
  // At a unit of this name offices give rights, so that no decision alone makes one.
  const council = await became('Council');
  expect(await owed(council)).toEqual([['editor', '2026-12-07']]);
  const own = await (await house.browsing(editor)).get('/me');
  expect(own.text).toContain('Enter what Libraries of Council has become among the units');

  await stage.perform({ by: editor, at: now, grants: new Set(['units.edit', 'administration']) }, (act) =>
    foundUnit(act, { name: 'Council', kind: 'council' }),
  );
  await house.app.settle();

  expect(await owed(council)).toEqual([]);
});
