import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../platform/db/index.ts';
import { visitorFinder, openSession } from '../../platform/auth/index.ts';
import { NotFound, Refused } from '../../platform/refusal/index.ts';
import { testDatabase } from '../../testing/index.ts';
import { joinGroup, leaveGroup, markStanding, showName } from '../roster/commands.ts';
import { countParticipants, participationOf, rosterOf } from '../roster/queries.ts';
import { describeGroup, markLapsed, renameGroup } from '../registry/commands.ts';
import { groupOf } from '../registry/queries.ts';
import { aPerson, standing } from '../../roll/testing.ts';
import { acting, aGroup } from '../testing.ts';
import { acceptRole, appointRole, declineRole, endRole } from './commands.ts';
import { holdersOf, openRolesOf, pastRolesOf, rolesOf } from './queries.ts';

let database: Database;
let act: ReturnType<typeof acting>;
const at = new Date('2026-11-23T18:00:00Z');
const today = '2026-11-23';

beforeAll(async () => {
  database = await testDatabase();
  act = acting(database);
});
afterAll(() => database.close());

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => [],
    (error: unknown) => (error instanceof Refused ? error.impediments : Promise.reject(error)),
  );

/** A group whose convener is Amara, with Jordan among its participants. */
async function theGroup(name: string) {
  const amara = await aPerson(database.db, 'Amara Okonkwo');
  const jordan = await aPerson(database.db, 'Jordan Bellweather');
  const group = await act({}, (opening) => aGroup(opening, { name, organizers: [amara] }));
  await act({ by: jordan }, (joining) => joinGroup(joining, group.id, { standing }));
  return { ...group, amara, jordan, rights: [`group.roles@${group.slug}`, `group.edit@${group.slug}`] };
}

const holders = async (group: string) =>
  (await holdersOf(database.db, group, today)).map(({ name, role }) => [name, role]);

test('a role is held, and gives its words, once it is accepted', async () => {
  const { id, slug, amara, jordan, rights } = await theGroup('Roles');
  const secret = await openSession({ db: database.db, at }, jordan, '');
  const words = async () =>
    [...(await visitorFinder(['groups.held_grant'])(database.db, secret, at, today)).grants].toSorted();

  const role = await act({ by: amara, grants: rights }, (appointing) =>
    appointRole(appointing, id, { person: jordan, role: 'moderator' }),
  );
  expect([await holders(id), await words()]).toEqual([[['Amara Okonkwo', 'convener']], []]);

  await act({ by: jordan }, (accepting) => acceptRole(accepting, role));
  expect([await holders(id), await words()]).toEqual([
    [
      ['Amara Okonkwo', 'convener'],
      ['Jordan Bellweather', 'moderator'],
    ],
    [`group.moderate@${slug}`],
  ]);

  await act({}, (renaming) => renameGroup(renaming, id, 'Roles Renamed'));
  expect(await words()).toEqual(['group.moderate@roles-renamed']);

  await act({ by: jordan }, (ending) => endRole(ending, role));
  expect([
    await holders(id),
    await words(),
    (await pastRolesOf(database.db, id)).map(({ person, untilOn }) => [person, untilOn]),
  ]).toEqual([[['Amara Okonkwo', 'convener']], [], [[jordan, today]]]);
});

test('a handover ends the old role when the new one is accepted, and not before', async () => {
  const { id, amara, jordan, rights } = await theGroup('Handover');
  const [former] = await openRolesOf(database.db, id);

  const role = await act({ by: amara, grants: rights }, (appointing) =>
    appointRole(appointing, id, { person: jordan, role: 'convener', succeeds: former!.id }),
  );
  expect(await holders(id)).toEqual([['Amara Okonkwo', 'convener']]);
  expect(await refusal(act({ by: amara }, (leaving) => leaveGroup(leaving, id)))).toEqual([{ code: 'last-convener' }]);

  await act({ by: jordan }, (accepting) => acceptRole(accepting, role));
  expect(await holders(id)).toEqual([['Jordan Bellweather', 'convener']]);
  await act({ by: amara }, (leaving) => leaveGroup(leaving, id));
  expect((await countParticipants(database.db, id)).all).toBe(1);
});

test('an offer is known to the one who was asked, and answered once', async () => {
  const { id, amara, jordan, rights } = await theGroup('Offers');
  const role = await act({ by: amara, grants: rights }, (appointing) =>
    appointRole(appointing, id, { person: jordan, role: 'contact' }),
  );

  await expect(act({ by: amara }, (accepting) => acceptRole(accepting, role))).rejects.toThrow(NotFound);
  expect((await rolesOf(database.db, jordan)).map((offered) => offered.id)).toContain(role);
  await act({ by: jordan }, (declining) => declineRole(declining, role));

  expect(await refusal(act({ by: jordan }, (accepting) => acceptRole(accepting, role)))).toEqual([
    { code: 'role-answered' },
  ]);
  await act({ by: amara, grants: rights }, (appointing) =>
    appointRole(appointing, id, { person: jordan, role: 'contact' }),
  );
});

test('who leaves lays every role down, and has a new time when coming back', async () => {
  const { id, amara, jordan, rights } = await theGroup('Coming Back');
  const role = await act({ by: amara, grants: rights }, (appointing) =>
    appointRole(appointing, id, { person: jordan, role: 'organizer' }),
  );
  await act({ by: jordan }, (accepting) => acceptRole(accepting, role));

  await act({ by: jordan }, (leaving) => leaveGroup(leaving, id));
  await act({ by: jordan }, (leaving) => leaveGroup(leaving, id));
  const later = new Date('2026-12-01T18:00:00Z');
  await act({ by: jordan, at: later }, (joining) => joinGroup(joining, id, { standing }));
  await act({ by: jordan, at: later }, (joining) => joinGroup(joining, id, { standing }));

  expect([
    await holders(id),
    (await participationOf(database.db, id, jordan))?.sinceAt,
    await countParticipants(database.db, id),
  ]).toEqual([[['Amara Okonkwo', 'convener']], later, { all: 2, shown: 0 }]);
});

test('a roster names those who chose so, and only when the group shows it', async () => {
  const { id, jordan, rights } = await theGroup('Roster');
  const zoe = await aPerson(database.db, 'Zoë Álvarez');
  await act({ by: zoe }, (joining) => joinGroup(joining, id, { standing, nameShown: true }));
  const names = async () => (await rosterOf(database.db, (await groupOf(database.db, id))!)).map(({ name }) => name);

  const whenClosed = await names();
  await act({ grants: rights }, (editing) =>
    describeGroup(editing, id, { about: '', topics: ['a'], rosterShown: true, revision: 1 }),
  );
  const whenOpen = await names();
  await act({ by: jordan }, (showing) => showName(showing, id, true));
  await act({ by: zoe }, (hiding) => showName(hiding, id, false));

  expect([whenClosed, whenOpen, await names()]).toEqual([[], ['Zoë Álvarez'], ['Jordan Bellweather']]);
});

test('a guest joins only a group that takes everyone, and a late member one that does not ask for standing', async () => {
  const guest = await aPerson(database.db, 'Gert Guest', { isMember: false });
  const late = await aPerson(database.db, 'Late Payer', { paidThrough: '2026-08-31' });
  const [all, members, good] = await Promise.all(
    (['anyone', 'members', 'members-in-good-standing'] as const).map((participation) =>
      act({}, (opening) => aGroup(opening, { name: participation, participation })),
    ),
  );
  const join = (by: string, group: { id: string } | undefined) =>
    refusal(act({ by }, (joining) => joinGroup(joining, group!.id, { standing })));

  expect([
    await join(guest, all),
    await join(guest, members),
    await join(late, members),
    await join(late, good),
  ]).toEqual([[], [{ code: 'members-only' }], [], [{ code: 'dues-run-out', paidThrough: '2026-08-31' }]]);
});

test('who loses good standing stays, marked from that day until it is back', async () => {
  const { id, jordan } = await theGroup('Marks');
  const mark = async () => (await participationOf(database.db, id, jordan))?.standingEndedOn;

  await act({}, (marking) => markStanding(marking, jordan, '2026-11-20'));
  await act({}, (marking) => markStanding(marking, jordan, '2026-11-23'));
  const marked = await mark();
  await act({}, (marking) => markStanding(marking, jordan, null));

  expect([marked, await mark()]).toEqual(['2026-11-20', null]);
});

test('two conveners who leave at once do not both go', async () => {
  const one = await aPerson(database.db, 'One Convener');
  const two = await aPerson(database.db, 'Two Convener');
  const { id } = await act({}, (opening) => aGroup(opening, { name: 'Both Leave', organizers: [one, two] }));

  const left = await Promise.all([one, two].map((by) => refusal(act({ by }, (leaving) => leaveGroup(leaving, id)))));

  expect(left.toSorted((first, second) => first.length - second.length)).toEqual([[], [{ code: 'last-convener' }]]);
});

test('nobody joins, is appointed or keeps others waiting in a lapsed group', async () => {
  const { id, jordan, amara, rights } = await theGroup('Lapsed');
  await act({}, (lapsing) => markLapsed(lapsing, id));
  const late = await aPerson(database.db, 'Too Late');

  expect(await refusal(act({ by: late }, (joining) => joinGroup(joining, id, { standing })))).toEqual([
    { code: 'group-not-active', state: 'lapsed' },
  ]);
  expect(
    await refusal(
      act({ by: amara, grants: rights }, (appointing) =>
        appointRole(appointing, id, { person: jordan, role: 'contact' }),
      ),
    ),
  ).toEqual([{ code: 'group-not-active', state: 'lapsed' }]);
  await act({ by: amara }, (leaving) => leaveGroup(leaving, id));
});
