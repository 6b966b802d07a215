import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  filePetition,
  newsOfPetitions,
  networkMark,
  openPetition,
  petitionOf,
  putToVote,
  signOff,
  signPetition,
  termsOf,
  textHash,
  type PetitionId,
} from '../../charters/index.ts';
import { aStage, inOffice, type Stage } from '../../charters/testing.ts';
import { aDecision, deciding } from '../../council/testing.ts';
import { seeGroup, type Group } from '../../groups/index.ts';
import { ballotsOn } from '../../meetings/index.ts';
import type { PersonId } from '../../platform/act/index.ts';
import { factsAbout } from '../../platform/facts/index.ts';
import { letterSent, lettersTo } from '../../platform/mail/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import { aGroupInTerm, aRenewalDraft, aSmallVersion, withVersions } from '../renewals/testing.ts';
import { rulesToRenew } from '../renewals/queries.ts';
import { lifecycle } from '../tables.ts';
import { proposeChange } from './commands.ts';

// Groups that are being renewed, and end by a decision meanwhile.

const now = new Date('2026-11-23T18:00:00Z');
const policies = withVersions(aSmallVersion('small'));
const { book } = policies;
let house: TestHouse;
let stage: Stage;
let chair: PersonId;
let convener: PersonId;
let second: PersonId;
let signer: PersonId;

beforeAll(async () => {
  house = await openTestHouse(now, { policies: policies.kept });
  stage = await aStage(house.app.database);
  chair = await aMember('Imogen Castellanos');
  await inOffice(stage, chair, 'Committee on Organization', 'chair');
  await inOffice(stage, await aMember('A Voter'), 'Committee on Organization', 'member');
  convener = await aMember('Cora Vener');
  second = await aMember('Second Organizer');
  signer = await aMember('Sig Ner');
});
afterAll(() => house.close());

const db = () => house.app.database.db;
const aMember = (name: string) => aPerson(db(), name, { class: 'REG', paidThrough: '2040-12-31' });

const inTerm = (name: string, untilOn = '2027-06-01'): Promise<Group> =>
  stage.perform({ by: null, at: now, grants: new Set() }, (act) =>
    aGroupInTerm(act, book, {
      name,
      version: 'small',
      conveners: [convener],
      fromOn: '2024-06-01',
      untilOn,
    }),
  );

/** A renewal that is open for signature; the signer wants to hear how it goes on. */
async function opened(group: Group): Promise<PetitionId> {
  const id = await aRenewalDraft(stage, { group, book }, [convener, second], now);
  await stage.as(convener, now, async (act) => {
    const petition = (await petitionOf(act.db, id))!;
    await openPetition(act, id, textHash(petition), await rulesToRenew(book)(act, petition));
  });
  for (const person of [signer, second])
    await stage.as(person, now, (act) =>
      signPetition(
        act,
        id,
        { nameShown: false, wantsNews: true, networkMark: networkMark('192.0.2.1', Buffer.alloc(32)) },
        () => book.of('ala-mig', 'small').verification,
      ),
    );
  return id;
}

async function docketed(group: Group): Promise<PetitionId> {
  const id = await opened(group);
  await stage.as(convener, now, (act) => filePetition(act, id, book.of('ala-mig', 'small').verification));
  await stage.as(chair, now, (act) => signOff(act, id, ''), ['petitions.verify']);
  return id;
}

/** Its only convener dissolves the group, which nobody else has to want. */
async function dissolved(group: Group): Promise<void> {
  const proposed = { kind: 'dissolve', name: '', into: null, reason: 'Its work is done.' } as const;
  await stage.as(convener, now, (act) => proposeChange(act, group.id, proposed, book));
  await house.app.settle();
}

test('a renewal that is signed is closed with its group: organizers and signers are told, and the page says why', async () => {
  const group = await inTerm('Signed Libraries');
  const id = await opened(group);

  await dissolved(group);

  expect(await petitionOf(db(), id)).toMatchObject({ state: 'expired', closedCode: 'group-ended', endedAt: now });
  const facts = await factsAbout(db(), { kinds: ['charters.petition-left'], detail: { petition: id } });
  expect(facts.map(({ fact }) => fact)).toEqual([
    { kind: 'charters.petition-left', petition: id, from: 'signing', why: 'group-ended' },
  ]);
  for (const person of [convener, signer]) {
    const told = (await lettersTo(db(), person)).find(({ subject }) => subject === 'Closed: Signed Libraries');
    expect((await letterSent(db(), told!.id))!.text).toMatch(/group\s+has\s+ended\s+by\s+a\s+decision/);
  }
  const page = (await (await house.browsing()).get(`/petitions/${id}`)).text;
  expect(page).toContain('The group has ended by a decision, so there was nothing left to renew.');
  expect(page).toMatch(/Closed 23.November 2026/);
});

test('one before the committee is closed too, and the vote on it is called off', async () => {
  const group = await inTerm('Voted Libraries');
  const id = await docketed(group);
  const ballot = await stage.as(chair, now, (act) => putToVote(act, id, 'mail', deciding(book)), ['docket.decide']);

  await dissolved(group);

  expect(await petitionOf(db(), id)).toMatchObject({ state: 'expired', closedCode: 'group-ended' });
  const ballots = await ballotsOn(db(), { kind: 'charters.petition', id: String(id) });
  expect(ballots.map((one) => [one.id, one.tally?.outcome])).toEqual([[ballot, 'called-off']]);
});

test('a draft that nobody has read is closed and stays hidden', async () => {
  const group = await inTerm('Hidden Libraries');
  const id = await aRenewalDraft(stage, { group, book }, [convener, second], now);

  await dissolved(group);

  expect(await petitionOf(db(), id)).toMatchObject({ state: 'withdrawn', closedCode: 'group-ended' });
  expect((await (await house.browsing()).get(`/petitions/${id}`)).status).toBe(404);
});

test('renewed ahead of its end and then dissolved: the term that ran ends then, and the coming one never began', async () => {
  const group = await inTerm('Early Libraries');
  await aDecision(stage, chair, await docketed(group), now, { book });
  expect((await termsOf(db(), group.id)).map(({ fromOn }) => fromOn)).toEqual(['2027-06-01', '2024-06-01']);

  await dissolved(group);

  const { rows } = await sql`
    select from_on, ended_code, ended_on from charters.term where group_id = ${group.id} order by from_on
  `.execute(lifecycle(db()));
  expect(rows).toEqual([
    { from_on: '2024-06-01', ended_code: 'dissolved', ended_on: '2026-11-23' },
    { from_on: '2027-06-01', ended_code: 'never-begun', ended_on: '2027-06-01' },
  ]);
  expect((await seeGroup({ db: db() }, group.slug)).state).toBe('dissolved');
  const reader = await house.browsing();
  const timeline = (await reader.get(`/groups/${group.slug}/timeline`)).text;
  expect(timeline).toMatch(/A term began, through 31.May 2027/);
  expect(timeline).not.toContain('2030');
  const { body } = await house.program()('GET', '/handbook.json');
  expect(JSON.stringify(body)).not.toContain('2030-06-01');
});

test('that it was closed is news of the petition', async () => {
  const group = await inTerm('Told Libraries');
  const id = await opened(group);
  const later = new Date('2026-11-25T18:00:00Z');
  const proposed = { kind: 'dissolve', name: '', into: null, reason: 'Its work is done.' } as const;
  await stage.as(convener, later, (act) => proposeChange(act, group.id, proposed, book));

  const news = (await newsOfPetitions(db(), 50)).find(({ petition }) => petition.id === id);

  expect(news).toMatchObject({ petition: { state: 'expired' }, updatedAt: later });
});

test('the rows themselves hold that no term ends before it begins', async () => {
  const group = await inTerm('Checked Libraries');

  const wrong = sql`
    update charters.term set ended_code = 'dissolved', ended_on = '2024-05-01' where group_id = ${group.id}
  `.execute(lifecycle(db()));

  await expect(wrong).rejects.toThrow('term_never_begun');
});

test('the page of a renewal says the day on which it closes, and not the months that the policy gives', async () => {
  const group = await inTerm('Closing Libraries', '2027-01-29');
  const id = await opened(group);

  const page = (await (await house.browsing()).get(`/petitions/${id}`)).text;

  expect(page).toMatch(/The petition is open until 28.January 2027/);
  expect(page).not.toContain('open for 6 months');
});
