import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { lettersSent } from '../../platform/mail/index.ts';
import type { PersonId } from '../../platform/act/index.ts';
import { ballotsOn, holdSitting, publishMinutes, recordAttendance, saveMinutes } from '../../meetings/index.ts';
import { aSitting } from '../../meetings/testing.ts';
import { addMilliseconds, dayOf, days, hours } from '../../platform/time/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../../testing.ts';
import { unitNamed } from '../../units/index.ts';
import { aDocketedPetition, aStage, association, inOffice, type Stage } from '../testing.ts';
import { ofPetition } from './voting.ts';

let now = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let stage: Stage;
let imogen: PersonId;
let chair: Browsing;
let voters: PersonId[];

beforeAll(async () => {
  house = await openTestHouse(() => now);
  stage = await aStage(house.app.database);
  const { db } = house.app.database;
  imogen = await aPerson(db, 'Imogen Castellanos', { class: 'REG' });
  await inOffice(stage, imogen, 'Committee on Organization', 'chair');
  voters = [];
  for (const name of [
    'Bashir Rahimi',
    'Eun-ji Park',
    'Hiroshi Tanaka',
    'Jasper Whitehorse',
    'Ngozi Umeh',
    'Orla Byrne',
    'Fatima Idrissi',
  ]) {
    const voter = await aPerson(db, name, { class: 'REG' });
    await inOffice(stage, voter, 'Committee on Organization', 'member');
    voters.push(voter);
  }
});
// To count a vote is a grave act, and the clock of these tests runs fast.
beforeEach(async () => {
  chair = await house.browsing(imogen);
});
afterAll(() => house.close());

const ahead = async (count: number) => {
  now = addMilliseconds(now, days(count));
  await house.app.settle();
};
const subjects = async (address: string) =>
  (await lettersSent(house.app.database.db))
    .filter((letter) => letter.address === address)
    .map(({ subject }) => subject);

/** The committee has met today: all were there but one. */
async function aMeetingHeld(): Promise<number> {
  const body = (await unitNamed(house.app.database.db, 'Committee on Organization'))!.id;
  const grants = new Set(['meetings.keep']);
  const begins = { beginsAt: addMilliseconds(now, -hours(3)), endsAt: addMilliseconds(now, -hours(1)) };
  const sitting = await stage.perform({ by: imogen, at: addMilliseconds(now, -days(40)), grants }, (act) =>
    aSitting(act, { unit: body, fileBy: null, ...begins }),
  );
  await stage.perform({ by: imogen, at: now, grants }, (act) =>
    recordAttendance(act, sitting, {
      guests: 0,
      members: [imogen, ...voters].map((person) => ({ person, mode: person === voters[0] ? 'excused' : 'room' })),
    }),
  );
  return sitting;
}
const starting = (word: string) => expect.stringMatching(new RegExp(`^${word}`)) as string;

/** Has a petition put to the vote, and gives the address of its ballot. */
async function put(petition: number, way: string): Promise<string> {
  const { status, to } = await chair.post(`/petitions/${petition}/ballots`, { way });
  expect(status).toBe(303);
  await house.app.settle();
  return to!;
}

async function vote(ballot: string, person: PersonId, position: string, remark = ''): Promise<void> {
  const cast = await (await house.browsing(person)).post(`${ballot}/votes`, { position, remark });
  expect([cast.status, cast.to]).toEqual([303, `${ballot}?voted=1`]);
}

test('between meetings a vote is announced, opens, is recalled to those who have not voted, and closes by itself', async () => {
  const organizer = await aPerson(house.app.database.db, 'Amara Organizer', { class: 'REG' });
  const petition = await aDocketedPetition(stage, [organizer, voters[6]!]);
  const ballot = await put(petition, 'mail');

  const early = await (await house.browsing(voters[0])).post(`${ballot}/votes`, { position: 'approve' });
  await ahead(7);
  for (const person of voters.slice(0, 6)) await vote(ballot, person, 'approve');
  const recused = await (await house.browsing(voters[6])).get(ballot);
  await ahead(12);
  await ahead(2);

  expect([early.status, early.text]).toEqual([422, expect.stringContaining('opens on 30 November 2026')]);
  expect(recused.text).toContain('You organize this petition, so you are recused from the vote on it.');
  expect(recused.html).not.toContain(`action="${ballot}/votes"`);
  const read = await (await house.browsing()).get(`/petitions/${petition}`);
  expect(read.text).toContain('6 members took part, besides 1 recused; 7 are a quorum.');
  const told = [starting('Outcome: '), starting('Vote now: '), starting('A vote is announced: ')];
  expect(await subjects('bashir.rahimi@example.org')).toEqual(told);
  expect(await subjects('imogen.castellanos@example.org')).toEqual(told.toSpliced(1, 0, starting('Still to vote: ')));
});

test('when nothing is decided the next vote can be put, and what it decides gets its reasons from the chair', async () => {
  const petition = await aDocketedPetition(stage);
  const off = await put(petition, 'online');
  expect((await chair.post(`${off}/calling-off`)).to).toBe(`${off}?called-off=1`);
  const ballot = await put(petition, 'mail');
  await ahead(7);

  for (const person of voters.slice(0, 5)) await vote(ballot, person, 'decline', 'It repeats the round table.');
  for (const person of voters.slice(5)) await vote(ballot, person, 'approve');
  const open = await (await house.browsing(voters[0])).get('/docket');
  await chair.post(`${ballot}/votes`, { position: 'abstain' });
  await house.app.settle();

  expect(open.text).toContain('Voted');
  // To write reasons is grave too, and a week has passed.
  chair = await house.browsing(imogen);
  const docket = await chair.get('/docket');
  const text = /\/decisions\/\d+\/text/.exec(docket.html)![0];
  expect((await chair.post(text, { reasons: '' })).status).toBe(422);
  expect((await chair.post(text, { reasons: 'The round table has it in its charge.' })).status).toBe(303);
  await house.app.settle();
  const read = await (await house.browsing()).get(`/petitions/${petition}`);
  expect(read.text).toContain('The round table has it in its charge.');
  expect(read.text).toContain('5 of 7 voted to decline, which is a majority.');
  expect(read.text).toMatch(/Bashir Rahimi Decline.*Orla Byrne Approve/);
  expect(read.text).not.toContain('It repeats the round table.');
  expect(await subjects('one@example.org')).toEqual(
    expect.arrayContaining([starting('The reasons: '), starting('Declined: ')]),
  );
});

test('during a meeting members vote while the chair keeps it open, and the group is there when it is closed', async () => {
  const petition = await aDocketedPetition(stage);
  const ballot = await put(petition, 'online');
  for (const person of voters) await vote(ballot, person, 'approve');

  expect((await (await house.browsing(voters[0])).post(`${ballot}/closing`)).status).toBe(403);
  await chair.post(`${ballot}/closing`);
  await house.app.settle();

  expect((await chair.get(`/petitions/${petition}`)).text).toContain('Go to the group');
});

test('a vote of the room is written down member by member, with its sheet, and read at once', async () => {
  const petition = await aDocketedPetition(stage);
  const page = await chair.get(`/petitions/${petition}/decision?by=name`);
  const fields = Object.fromEntries(voters.map((person) => [`vote-${person}`, 'approve']));
  const record = (more: Record<string, string>) =>
    chair.post(`/petitions/${petition}/decisions`, { by: 'name', decidedOn: '2026-12-01', ...fields, ...more });

  const wrong = await record({
    [`vote-${voters[0]}`]: 'return',
    [`vote-${voters[1]}`]: '',
    mover: voters[2]!,
    seconder: voters[2]!,
  });
  const right = await record({ mover: voters[2]!, seconder: voters[3]! });

  expect(page.html).toContain(`name="vote-${voters[0]}"`);
  expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('Somebody else seconds than moves.')]);
  expect([right.status, right.to]).toEqual([303, `/petitions/${petition}`]);
  const read = await (await house.browsing()).get(`/petitions/${petition}`);
  expect(read.text).toContain('7 of 7 votes were for it: a majority.');
  expect((await chair.get(`/petitions/${petition}/vote-sheet`)).text).toContain('Hiroshi Tanaka');
});

test('a vote by name is filled from who was at the meeting: they vote, and those who were not or organize are folded', async () => {
  const petition = await aDocketedPetition(stage, [
    voters[6]!,
    await aPerson(house.app.database.db, 'Olive Organizer'),
  ]);
  const sitting = await aMeetingHeld();

  const read = await chair.get(`/petitions/${petition}/decision?by=name`);
  const [opened, folded] = read.html.split('take no part');
  const fields = Object.fromEntries([imogen, ...voters.slice(1, 6)].map((person) => [`vote-${person}`, 'approve']));
  const record = (more: Record<string, string> = {}) =>
    chair.post(`/petitions/${petition}/decisions`, {
      by: 'name',
      sitting: String(sitting),
      decidedOn: dayOf(now, association.timeZone),
      [`vote-${voters[6]}`]: 'recuse',
      ...fields,
      ...more,
    });
  const unsaid = await record({ [`vote-${voters[3]}`]: '' });

  const names = (html: string) => new Set(html.match(/name="vote-[^"]+/g)).size;
  expect([names(opened!), names(folded!)]).toEqual([6, 1]);
  expect(folded).toContain(`<input type="hidden" name="vote-${voters[6]}" value="recuse"`);
  expect(read.text).toMatch(/2 take no part.*Bashir Rahimi Excused.*Fatima Idrissi Recused/);
  expect([unsaid.status, unsaid.text]).toEqual([
    422,
    expect.stringContaining('Say how Jasper Whitehorse voted, or that they were away.'),
  ]);
});

test('a decision leads to its meeting, the minutes once they are out, and the report once it is final', async () => {
  const petition = await aDocketedPetition(stage);
  const sitting = await aMeetingHeld();
  const decidedOn = dayOf(now, association.timeZone);
  const figures = { present: '7', votesFor: '7' };
  const links = async (who: Browsing, path: string) =>
    [...(await who.get(path)).html.matchAll(/href="((?:\/meetings\/\d+|\/reports\/2)[^"]*)"/g)].map(([, href]) => href);

  await chair.post(`/petitions/${petition}/decisions`, { sitting: String(sitting), decidedOn, ...figures });
  const before = await links(await house.browsing(), `/petitions/${petition}`);
  const minutes = `/meetings/${sitting}/minutes`;
  await stage.perform({ by: imogen, at: now, grants: new Set(['meetings.keep']) }, async (act) => {
    await holdSitting(act, sitting);
    await saveMinutes(act, sitting, { body: 'The committee met.', items: new Map(), revision: 0 });
    await publishMinutes(act, sitting);
  });
  const report = (await chair.post('/reports')).to!.replace(/\/draft$/, '');
  const revision = /name="revision" value="(\d+)"/.exec((await chair.get(`${report}/finalizing`)).html)![1]!;
  const final = (await chair.post(`${report}/finalizing`, { revision })).to!.replace(/\?.*/, '');

  const after = [`/meetings/${sitting}`, minutes, final];
  expect(before).toEqual([`/meetings/${sitting}`]);
  expect(final).toMatch(/^\/reports\/2/);
  expect(await links(await house.browsing(), `/petitions/${petition}`)).toEqual(after);
  expect(await links(chair, `/petitions/${petition}/decision`)).toEqual(after);
});

test('a vote with nobody in it is refused beside its field, whether it is sent by count or by name', async () => {
  const petition = await aDocketedPetition(stage);
  const decidedOn = dayOf(now, association.timeZone);
  const away = Object.fromEntries([imogen, ...voters].map((person) => [`vote-${person}`, 'away']));
  const send = (fields: Record<string, string>) =>
    chair.post(`/petitions/${petition}/decisions`, { decidedOn, ...fields });

  const sent = [
    await send({ by: 'count', present: '', votesFor: '' }),
    await send({ by: 'count', present: '2', recused: '2' }),
    await send({ by: 'name' }),
    await send({ by: 'name', ...away }),
    await send({ by: 'name', ...away, [`vote-${voters[0]}`]: 'recuse' }),
  ];

  const nobody = 'Nobody took part in this vote';
  expect(sent.map(({ status, text }) => [status, text.includes(nobody)])).toEqual(sent.map(() => [422, true]));
  const beside = sent.map(({ html }) => ['present', 'room'].filter((field) => html.includes(`id="${field}-error"`)));
  expect(beside).toEqual([['present'], ['present'], ['room'], ['room'], ['room']]);
  expect(await ballotsOn(house.app.database.db, ofPetition(petition))).toEqual([]);
});

test('what is sent a second time is not recorded again, and leads to what is on record', async () => {
  const [decided, tied] = [await aDocketedPetition(stage), await aDocketedPetition(stage)];
  const send = (petition: number, votesAgainst: string) =>
    chair.post(`/petitions/${petition}/decisions`, {
      after: '0',
      decidedOn: dayOf(now, association.timeZone),
      present: '8',
      votesFor: '4',
      votesAgainst,
    });

  const first = [await send(decided, '0'), await send(tied, '4')];
  const second = [await send(decided, '0'), await send(tied, '4')];
  const [told, still] = [await chair.get(second[0]!.to!), await chair.get(second[1]!.to!)];

  const pages = [decided, tied].map((petition) => `/petitions/${petition}/decision`);
  expect(first.map(({ to }) => to)).toEqual([`/petitions/${decided}`, pages[1]]);
  expect(second.map(({ to }) => to)).toEqual(pages.map((page) => `${page}?again=1`));
  expect(told.text).toContain('This was recorded already Imogen Castellanos recorded it');
  expect(told.text).toContain('Approved 4 for, 0 against');
  expect(still.text.match(/The votes were equal/g)).toHaveLength(1);
});

test('who is not of the body sees neither docket nor ballot', async () => {
  const petition = await aDocketedPetition(stage);
  const ballot = await put(petition, 'online');
  const stranger = await house.browsing(await aPerson(house.app.database.db, 'Some Stranger', { class: 'REG' }));

  expect([(await stranger.get(ballot)).status, (await stranger.get('/ballots/999999')).status]).toEqual([404, 404]);
  expect((await stranger.get('/docket')).status).toBe(403);
});

test('whoever records for the council is told what is put to the vote, and led to no ballot that is closed to them', async () => {
  const secretary = await aPerson(house.app.database.db, 'Theodora Secretary', { class: 'REG' });
  await inOffice(stage, secretary, 'Council', 'secretary');
  const ballot = await put(await aDocketedPetition(stage), 'online');
  const reader = await house.browsing(secretary);

  const { text, html } = await reader.get('/docket');

  expect(text).toContain('be established?');
  expect([html.includes(ballot), (await chair.get('/docket')).html.includes(ballot)]).toEqual([false, true]);
});
