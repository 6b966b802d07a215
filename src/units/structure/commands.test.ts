import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../platform/db/index.ts';
import { factsAbout } from '../../platform/facts/index.ts';
import { Refused } from '../../platform/refusal/index.ts';
import { testDatabase } from '../../testing/index.ts';
import { keepGrants } from '../posts/commands.ts';
import { acting, aUnit } from '../testing.ts';
import { describeUnit, discontinueUnit, renameUnit, resumeUnit } from './commands.ts';
import { unitBySlug, unitOf, unitsBelow, unitsBy } from './queries.ts';

let database: Database;
let act: ReturnType<typeof acting>;
beforeAll(async () => {
  database = await testDatabase();
  act = acting(database);
});
afterAll(() => database.close());

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => [],
    (error: unknown) => (error instanceof Refused ? error.impediments : Promise.reject(error)),
  );

test('a unit has all that was written of it, and the founding is a fact', async () => {
  const { id, slug } = await act({}, (founding) =>
    aUnit(founding, {
      name: ' Committee  on Organization ',
      acronym: 'COO',
      formerNames: [{ name: 'Committee on Activities', untilOn: '1949-06-30' }],
    }),
  );

  expect(await unitBySlug(database.db, slug)).toEqual({
    id,
    slug: 'committee-on-organization',
    name: 'Committee on Organization',
    acronym: 'COO',
    kind: 'round table',
    parent: null,
    charge: 'Sustainability of libraries and communities: exchange, curriculum, collections, green buildings.',
    topics: ['sustainability'],
    formerNames: [{ name: 'Committee on Activities', untilOn: '1949-06-30' }],
    foundedOn: null,
    discontinuedOn: null,
    contactName: '',
    contactEmail: '',
    revision: 1,
  });
  const told = await factsAbout(database.db, { detail: { unit: id } });
  expect(told.map(({ fact }) => fact)).toEqual([{ kind: 'units.unit-founded', unit: id }]);
});

test('who may not edit units changes nothing', async () => {
  const { id } = await act({}, (founding) => aUnit(founding, { name: 'Guarded' }));

  const all = [
    act({ grants: [] }, (trying) => aUnit(trying, { name: 'Not to be' })),
    act({ grants: ['posts.edit'] }, (trying) => describeUnit(trying, id, { charge: 'Mine.', revision: 1 })),
    act({ grants: [] }, (trying) => renameUnit(trying, id, 'Mine')),
    act({ grants: [] }, (trying) => discontinueUnit(trying, id)),
    act({ grants: [] }, (trying) => resumeUnit(trying, id)),
  ];

  for (const told of await Promise.all(all.map(refusal)))
    expect(told).toEqual([{ code: 'not-granted', word: 'units.edit' }]);
});

test('a change says which fields changed, and what does not differ is no change', async () => {
  const { id } = await act({}, (founding) => aUnit(founding, { name: 'Changing' }));

  const first = await act({}, (editing) =>
    describeUnit(editing, id, { charge: 'New.', topics: ['sustainability', 'buildings'], revision: 1 }),
  );
  const second = await act({}, (editing) =>
    describeUnit(editing, id, { charge: 'New. ', topics: ['buildings', 'sustainability'], revision: 2 }),
  );

  expect([first, second]).toEqual([['charge', 'topics'], []]);
  expect((await unitOf(database.db, id))?.revision).toBe(2);
});

test('whoever saves over a newer text is told', async () => {
  const { id } = await act({}, (founding) => aUnit(founding, { name: 'Contended' }));
  await act({}, (editing) => describeUnit(editing, id, { charge: 'Theirs.', revision: 1 }));

  expect(await refusal(act({}, (editing) => describeUnit(editing, id, { charge: 'Mine.', revision: 1 })))).toEqual([
    { code: 'unit-changed-meanwhile', revision: 2 },
  ]);
});

test('a unit cannot stand below itself, not even when two move at once', async () => {
  const top = await act({}, (founding) => aUnit(founding, { name: 'Top' }));
  const below = await act({}, (founding) => aUnit(founding, { name: 'Below', parent: top.id }));
  const other = await act({}, (founding) => aUnit(founding, { name: 'Other' }));

  expect(await refusal(act({}, (moving) => describeUnit(moving, top.id, { parent: below.id, revision: 1 })))).toEqual([
    { code: 'unit-below-itself' },
  ]);
  const both = await Promise.all([
    refusal(act({}, (moving) => describeUnit(moving, top.id, { parent: other.id, revision: 1 }))),
    refusal(act({}, (moving) => describeUnit(moving, other.id, { parent: top.id, revision: 1 }))),
  ]);
  expect(both.flat()).toEqual([{ code: 'unit-below-itself' }]);
});

test('two divisions may have a committee of one name, one may not have two', async () => {
  const one = await act({}, (founding) => aUnit(founding, { name: 'One Division' }));
  const other = await act({}, (founding) => aUnit(founding, { name: 'Other Division' }));
  const name = 'Nominating Committee';

  const first = await act({}, (founding) => aUnit(founding, { name, parent: one.id }));
  const second = await act({}, (founding) => aUnit(founding, { name, parent: other.id }));

  expect([first.slug, second.slug]).toEqual(['nominating-committee', 'nominating-committee-2']);
  expect(
    await refusal(act({}, (founding) => aUnit(founding, { name: 'NOMINATING COMMITTEE', parent: one.id }))),
  ).toEqual([{ code: 'unit-name-taken', name: 'NOMINATING COMMITTEE' }]);
  expect(await refusal(act({}, (moving) => describeUnit(moving, second.id, { parent: one.id, revision: 1 })))).toEqual([
    { code: 'unit-name-taken', name },
  ]);
  expect((await unitsBelow(database.db, [one.id])).get(one.id)?.map((unit) => unit.slug)).toEqual([first.slug]);
});

test('a former name is kept and its address leads on', async () => {
  const { id } = await act({}, (founding) => aUnit(founding, { name: 'Office for Diversity' }));

  await act({}, (renaming) => renameUnit(renaming, id, 'Office for Diversity and Literacy', '2014-02-01'));
  await act({}, (renaming) => renameUnit(renaming, id, 'Office for Diversity and Literacy'));

  const unit = await unitBySlug(database.db, 'office-for-diversity');
  expect([unit?.id, unit?.slug, unit?.formerNames, unit?.revision]).toEqual([
    id,
    'office-for-diversity-and-literacy',
    [{ name: 'Office for Diversity', untilOn: '2014-02-01' }],
    2,
  ]);
});

test('a name at which offices give rights is taken by an administrator alone', async () => {
  await act({}, (keeping) =>
    keepGrants(keeping, [{ office: 'chair', atUnit: 'Deciding Committee', word: 'docket.decide' }]),
  );
  const { id } = await act({}, (founding) => aUnit(founding, { name: 'Harmless' }));
  const carries = [{ code: 'unit-name-carries-rights', name: 'deciding committee' }];

  expect(await refusal(act({}, (renaming) => renameUnit(renaming, id, 'deciding committee')))).toEqual(carries);
  expect(await refusal(act({}, (founding) => aUnit(founding, { name: 'deciding committee' })))).toEqual(carries);
  expect(
    await refusal(act({ grants: ['administration'] }, (founding) => aUnit(founding, { name: 'Deciding Committee' }))),
  ).toEqual([]);
});

test('a unit ends after those below it, and can be taken up again', async () => {
  const top = await act({}, (founding) => aUnit(founding, { name: 'Ending' }));
  const below = await act({}, (founding) => aUnit(founding, { name: 'Ending Section', parent: top.id }));

  expect(await refusal(act({}, (ending) => discontinueUnit(ending, top.id)))).toEqual([
    { code: 'unit-has-units-below', names: ['Ending Section'] },
  ]);
  await act({}, (ending) => discontinueUnit(ending, below.id, '2026-11-01'));
  await act({}, (ending) => discontinueUnit(ending, top.id));

  expect(await refusal(act({}, (ending) => discontinueUnit(ending, top.id)))).toEqual([
    { code: 'unit-discontinued', on: '2026-11-23' },
  ]);
  expect((await unitsBy(database.db, { text: 'Ending', state: 'discontinued' })).units.map(({ name }) => name)).toEqual(
    ['Ending', 'Ending Section'],
  );
  await act({}, (resuming) => resumeUnit(resuming, top.id));
  expect((await unitOf(database.db, top.id))?.discontinuedOn).toBeNull();
});

test('hostile text is found as text', async () => {
  await act({}, (founding) => aUnit(founding, { name: `100% _Robert'); drop table units.unit;--` }));

  expect((await unitsBy(database.db, { text: '100% drop' })).total).toBe(1);
  expect((await unitsBy(database.db, { text: '%%%%' })).total).toBe(0);
});
