import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aStage, inOffice, type Stage } from '../../charters/testing.ts';
import type { Group } from '../../groups/index.ts';
import { changeReactions } from '../../lifecycle/changes/jobs.ts';
import { aGroupInTerm, withVersions } from '../../lifecycle/renewals/testing.ts';
import type { PersonId } from '../../platform/act/index.ts';
import { seeing } from '../../platform/db/index.ts';
import type { Recorded } from '../../platform/facts/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import { statementsDuring } from '../../testing/index.ts';
import { foundUnit, unitNamed } from '../../units/index.ts';
import { discontinueUnit, renameUnit } from '../../units/structure/commands.ts';
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

test('a unit that is no more, or goes by another name now, is not the body: it is entered beside them', async () => {
  const names = ['Fen Round Table', 'Bog Round Table'];
  await stage.perform({ by: editor, at: now, grants: new Set(['units.edit', 'administration']) }, async (act) => {
    const [ended, renamed] = [
      await foundUnit(act, { name: names[0]!, kind: 'round-table' }),
      await foundUnit(act, { name: names[1]!, kind: 'round-table' }),
    ];
    await discontinueUnit(act, ended.id);
    await renameUnit(act, renamed.id, 'Mire Round Table');
  });
  for (const name of names) expect(await owed(await became(name))).toEqual([]);

  const standing = await Promise.all(names.map((name) => unitNamed(db(), name)));
  expect(standing.map((unit) => [unit?.name, unit?.discontinuedOn])).toEqual(names.map((name) => [name, null]));
});

test('many new units cost as many statements as one', async () => {
  const given = { policies: policies.book } as Parameters<typeof changeReactions>[0];
  const noting = changeReactions(given).find(({ name }) => name === 'lifecycle.note-body')!;
  const founded = (ids: readonly number[]) =>
    ids.map((unit) => ({ id: unit, at: now, by: null, fact: { kind: 'units.unit-founded', unit } }) as Recorded);
  const during = (ids: readonly number[]) =>
    statementsDuring(() => stage.as(null, now, (act) => noting.react(act, founded(ids))));

  const three = await stage.perform({ by: editor, at: now, grants: new Set(['units.edit']) }, async (act) => [
    (await foundUnit(act, { name: 'Task Force on Moss', kind: 'committee' })).id,
    (await foundUnit(act, { name: 'Task Force on Fern', kind: 'committee' })).id,
    (await foundUnit(act, { name: 'Task Force on Reed', kind: 'committee' })).id,
  ]);

  expect((await during(three)).length).toBe((await during(three.slice(0, 1))).length);
});
