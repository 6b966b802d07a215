import { afterAll, beforeAll, expect, test } from 'vitest';
import { aStage, inOffice, rules, type Stage } from '../../charters/testing.ts';
import { currentTerm } from '../../charters/terms/queries.ts';
import { openTerm } from '../../charters/terms/commands.ts';
import { groupOf, groupBySlug } from '../../groups/registry/queries.ts';
import { aGroup } from '../../groups/testing.ts';
import { joinGroup } from '../../groups/index.ts';
import type { PersonId } from '../../platform/act/index.ts';
import { factsAbout } from '../../platform/facts/index.ts';
import { lettersTo } from '../../platform/mail/index.ts';
import { changesForAgenda } from './agenda.ts';
import { aPerson, standing } from '../../roll/testing.ts';
import { unitNamed } from '../../units/index.ts';
import { statementsDuring } from '../../testing/index.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../../testing.ts';

const now = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let stage: Stage;
let chair: PersonId;
let secretary: PersonId;
let liaison: PersonId;

beforeAll(async () => {
  house = await openTestHouse(now);
  stage = await aStage(house.app.database);
  chair = await aPerson(db(), 'Imogen Castellanos', { class: 'REG' });
  secretary = await aPerson(db(), 'Theodora Brandvold', { class: 'REG' });
  liaison = await aPerson(db(), 'Delia Marchetti', { class: 'REG' });
  await inOffice(stage, chair, 'Committee on Organization', 'chair');
  await inOffice(stage, liaison, 'Member Programs and Services', 'verifier');
  await inOffice(stage, secretary, 'Council', 'secretary');
});
afterAll(() => house.close());

const db = () => house.app.database.db;

interface Made {
  readonly id: string;
  readonly slug: string;
  readonly conveners: readonly PersonId[];
  readonly browsers: readonly Browsing[];
}

/** A group in term, with so many conveners. */
async function convened(name: string, conveners = 1): Promise<Made> {
  const persons: PersonId[] = [];
  for (let count = 1; count <= conveners; count += 1)
    persons.push(await aPerson(db(), `Convener${count} ${name.split(' ')[0]}`, { class: 'REG' }));
  const group = await stage.perform({ by: null, at: now, grants: new Set() }, (act) =>
    aGroup(act, { name, organizers: persons }),
  );
  await stage.perform({ by: null, at: now, grants: new Set() }, (act) =>
    openTerm(
      act,
      {
        group: group.id,
        petition: null,
        policyId: rules.id,
        policyVersion: rules.version,
        term: { fromOn: '2026-11-23', untilOn: '2029-11-23' },
      },
      rules.charter,
    ),
  );
  return { ...group, conveners: persons, browsers: await Promise.all(persons.map((person) => house.browsing(person))) };
}

const at = ({ slug }: Made): string => `/groups/${slug}/changes`;
const approved = { result: 'approved', decidedOn: '2026-11-23', present: '9', votesFor: '8', votesAgainst: '1' };
const stateOf = async ({ id }: Made) => {
  const group = await groupOf(db(), id);
  return [group?.state, group?.name, group?.endedOn, group?.successor];
};
const subjectsTo = async (person: PersonId) => {
  await house.app.settle();
  const ours = (await lettersTo(db(), person)).filter(({ kind }) => kind.startsWith('lifecycle.'));
  return ours.map(({ subject }) => subject).toReversed();
};

test('a new name is proposed by a convener, decided by the committee, and the old one leads to it', async () => {
  const moss = await convened('Moss Libraries');
  const [convener] = moss.browsers;
  const committee = await house.browsing(chair);

  const poor = await convener!.post(at(moss), { kind: 'rename', name: 'Moss Libraries' });
  const begun = await convener!.post(at(moss), { kind: 'rename', name: 'Lichen Libraries', reason: 'We moved on.' });
  const address = begun.to!.replace('?done=proposed', '');
  const stranger = await (await house.browsing(await aPerson(db(), 'A Stranger'))).get(address);
  const refused = await convener!.post(`${address}/decision`, approved);
  const early = await committee.post(`${address}/decision`, { ...approved, decidedOn: '2026-11-22' });
  const decided = await committee.post(`${address}/decision`, approved);

  expect(poor.status).toBe(409);
  expect(poor.text).toContain('This was not proposed The group is called that already. Write another name. Say why.');
  expect(stranger.text).toContain('New name for Moss Libraries: Lichen Libraries');
  expect(stranger.text).toContain('A convener Moss Libraries');
  expect(stranger.text).not.toContain('Convener1 Moss');
  expect([refused.status, early.status]).toEqual([403, 409]);
  expect(early.text).toContain('It was proposed on 23 November 2026; the decision comes after.');
  expect(decided.to).toBe(`${address.replace('moss', 'lichen')}?done=decided`);
  expect(await stateOf(moss)).toEqual(['active', 'Lichen Libraries', null, null]);
  expect((await convener!.get(address)).to).toBe(address.replace('moss', 'lichen'));
  expect((await groupBySlug(db(), 'moss-libraries'))?.id).toBe(moss.id);
  expect(await subjectsTo(moss.conveners[0]!)).toEqual([
    'Approved: New name for Moss Libraries: Lichen Libraries',
    'Done: New name for Moss Libraries: Lichen Libraries',
  ]);
});

test('two conveners dissolve their group; until the second has said so only they, staff and the committee know', async () => {
  const fern = await convened('Fern Libraries', 3);
  const [first, second] = fern.browsers;
  const [stranger, staff] = [await house.browsing(), await house.browsing(liaison)];

  const begun = await first!.post(at(fern), { kind: 'dissolve', reason: 'Our work is done.' });
  const address = begun.to!.replace('?done=proposed', '');
  const [hidden, seen] = [await stranger.get(address), await staff.get(address)];
  const twice = await first!.post(at(fern), { kind: 'rename', name: 'Other', reason: 'No.' });
  const again = await first!.post(`${address}/agreement`);
  const agreed = await second!.post(`${address}/agreement`);

  expect([hidden.status, seen.status, twice.status, again.status]).toEqual([404, 200, 409, 409]);
  expect(seen.text).toContain('Still to agree: 1 convener of Fern Libraries. Staff may stand for all but one of them.');
  expect(agreed.to).toBe(`${address}?done=agreed`);
  expect(await stateOf(fern)).toEqual(['dissolved', 'Fern Libraries', '2026-11-23', null]);
  expect(await currentTerm(db(), fern.id)).toBeUndefined();
  expect(await subjectsTo(fern.conveners[2]!)).toEqual([
    'Proposed: Dissolution of Fern Libraries',
    'Done: Dissolution of Fern Libraries',
  ]);
  expect((await stranger.get(address)).status).toBe(200);
});

test('staff may stand for the second convener of a dissolution, and for nothing else', async () => {
  const ivy = await convened('Ivy Libraries', 2);
  const oak = await convened('Oak Libraries', 1);
  const staff = await house.browsing(liaison);

  const merger = await ivy.browsers[0]!.post(at(ivy), { kind: 'merge', into: oak.slug, reason: 'One table.' });
  const notTheirs = await staff.post(merger.to!.replace('?done=proposed', '/agreement'));
  const no = await oak.browsers[0]!.post(merger.to!.replace('?done=proposed', '/withdrawal'));
  const begun = await ivy.browsers[0]!.post(at(ivy), { kind: 'dissolve', reason: 'Nobody comes.' });
  const agreed = await staff.post(begun.to!.replace('?done=proposed', '/agreement'));

  expect([notTheirs.status, no.status, agreed.status]).toEqual([403, 303, 303]);
  expect(await stateOf(ivy)).toEqual(['dissolved', 'Ivy Libraries', '2026-11-23', null]);
});

test('a merger needs both groups and the committee; who took part is invited to the other and not moved', async () => {
  const elm = await convened('Elm Libraries');
  const ash = await convened('Ash Libraries');
  const jordan = await aPerson(db(), 'Jordan Bellweather', { class: 'REG' });
  const both = await aPerson(db(), 'Both Groups', { class: 'REG' });
  const joining = (by: PersonId, group: Made) =>
    stage.perform({ by, at: now, grants: new Set() }, (act) => joinGroup(act, group.id, { standing }));
  for (const [person, group] of [
    [jordan, elm],
    [both, elm],
    [both, ash],
  ] as const)
    await joining(person, group);
  const committee = await house.browsing(chair);

  await elm.browsers[0]!.post(`/groups/${elm.slug}/promises`, { text: 'A list of elms', dueOn: '2027-03-01' });
  const begun = await elm.browsers[0]!.post(at(elm), { kind: 'merge', into: ash.slug, reason: 'One table is enough.' });
  const address = begun.to!.replace('?done=proposed', '');
  const before = await elm.browsers[0]!.get(address);
  const early = await committee.post(`${address}/decision`, approved);
  await ash.browsers[0]!.post(`${address}/agreement`);
  const declinedForNothing = await committee.post(`${address}/decision`, { ...approved, result: 'declined' });
  await committee.post(`${address}/decision`, approved);

  expect([early.status, declinedForNothing.status]).toEqual([409, 409]);
  expect(await stateOf(elm)).toEqual(['merged', 'Elm Libraries', '2026-11-23', 'Ash Libraries']);
  expect(await subjectsTo(jordan)).toEqual(['Will you join Ash Libraries?']);
  expect(before.text).toContain(
    'Participants 3 participants Each is invited to Ash Libraries by letter. Nobody is moved. The roster stays as it was.',
  );
  expect(before.text).toContain('Promises 1 open promise Those that are open are released, and say why.');
  const home = await (await house.browsing()).get(`/groups/${elm.slug}`);
  expect(home.text).toContain('Why it ended One table is enough. Decided The committee decided it.');
  expect(home.html).toContain(`<a href="/groups/${ash.slug}">Ash Libraries</a>`);
  expect(home.html).not.toContain(`action="/groups/${elm.slug}/participation"`);
  expect((await elm.browsers[0]!.get(`/groups/${elm.slug}/promises`)).text).toContain('released');
  expect(await subjectsTo(both)).toEqual([]);
  const told = await factsAbout(db(), { kinds: ['groups.participant-joined'], detail: { group: ash.id } });
  expect(told).toHaveLength(2);
});

test('a body takes the place of a group once the council, which a report asked, has voted for it', async () => {
  const pine = await convened('Pine Libraries');
  const [committee, council] = [await house.browsing(chair), await house.browsing(secretary)];
  const begun = await pine.browsers[0]!.post(at(pine), {
    kind: 'graduate',
    name: 'Pine Round Table',
    reason: 'We have six hundred members.',
  });
  const address = begun.to!.replace('?done=proposed', '');
  await committee.post(`${address}/decision`, approved);
  await house.app.settle();

  const unasked = await council.post(`${address}/vote`, approved);
  const drawn = await committee.post('/reports');
  const draft = await committee.get(drawn.to!);
  const finalizing = drawn.to!.replace(/draft$/, 'finalizing');
  const confirming = await committee.get(finalizing);
  const final = await committee.post(finalizing, {
    revision: /name="revision" value="(\d+)"/.exec(confirming.html)?.[1] ?? '',
  });
  const notTheirs = await committee.post(`${address}/vote`, approved);
  const voted = await council.post(`${address}/vote`, { ...approved, present: '98', votesFor: '90' });
  await house.app.settle();
  const next = await committee.post('/reports');

  expect(unasked.text).toContain('No report has asked for this vote yet.');
  expect(draft.text).toContain(
    'moves that the Council establish Pine Round Table, which takes up the work of Pine Libraries.',
  );
  expect(final.to).toBe('/reports/2026-2027/1');
  expect((await council.get(final.to!)).html).toContain(`href="${address}"`);
  expect([notTheirs.status, voted.to]).toEqual([403, `${address}?done=decided`]);
  expect(await stateOf(pine)).toEqual(['graduated', 'Pine Libraries', '2026-11-23', 'Pine Round Table']);
  expect((await committee.get(next.to!)).text).toContain('approved that Pine Libraries becomes Pine Round Table');
  const unit = (await unitNamed(db(), 'Pine Round Table'))!;
  expect(unit).toMatchObject({ kind: 'round table', foundedOn: '2026-11-23', discontinuedOn: null });
  expect(unit.charge).toBe((await groupOf(db(), pine.id))!.purpose);
  const home = await council.get(`/groups/${pine.slug}`);
  expect(home.html).toContain(`href="/units/${unit.slug}"`);
  expect(await subjectsTo(pine.conveners[0]!)).toEqual([
    'Approved: Pine Round Table, in place of Pine Libraries',
    'Approved: Pine Round Table, in place of Pine Libraries',
    'Done: Pine Round Table, in place of Pine Libraries',
  ]);
});

test('what is proposed is offered for the agenda of the committee, and to nobody who convenes the group', async () => {
  const yew = await convened('Yew Libraries');
  await yew.browsers[0]!.post(at(yew), { kind: 'rename', name: 'Larch Libraries', reason: 'A better word.' });
  const visit = { db: db(), at: now, today: '2026-11-23', zone: 'America/Chicago', grants: new Set<string>() };

  const offers = async (by: PersonId) =>
    (await changesForAgenda({ ...visit, by })).filter(({ title }) => title.includes('Yew'));

  expect((await offers(chair)).map(({ title, apart, barred }) => [title, apart, barred])).toEqual([
    ['Proposed: New name for Yew Libraries: Larch Libraries', [], []],
  ]);
  expect((await offers(yew.conveners[0]!)).map(({ barred }) => barred)).toEqual([[{ code: 'own-group' }]]);

  const one = await statementsDuring(() => offers(chair));
  const ash = await convened('Ash Libraries');
  await ash.browsers[0]!.post(at(ash), { kind: 'rename', name: 'Rowan Libraries', reason: 'A better word.' });
  const two = await statementsDuring(() => offers(chair));
  expect(two.length).toBe(one.length);
});

test('a group does not merge into one that has ended meanwhile', async () => {
  const [reed, sedge] = [await convened('Reed Libraries'), await convened('Sedge Libraries')];
  const committee = await house.browsing(chair);
  const into = async (from: Made, to: Made) => {
    const begun = await from.browsers[0]!.post(at(from), { kind: 'merge', into: to.slug, reason: 'As one.' });
    const address = begun.to!.replace('?done=proposed', '');
    await to.browsers[0]!.post(`${address}/agreement`);
    return address;
  };
  const [there, back] = [await into(reed, sedge), await into(sedge, reed)];
  await committee.post(`${there}/decision`, approved);

  const late = await committee.post(`${back}/decision`, approved);
  const declined = await committee.post(`${back}/decision`, {
    ...approved,
    result: 'declined',
    reasons: 'It has ended.',
  });

  expect([late.status, declined.status]).toEqual([409, 303]);
  expect(late.text).toContain('Reed Libraries');
  expect([await stateOf(reed), await stateOf(sedge)]).toEqual([
    ['merged', 'Reed Libraries', '2026-11-23', 'Sedge Libraries'],
    ['active', 'Sedge Libraries', null, null],
  ]);
});
