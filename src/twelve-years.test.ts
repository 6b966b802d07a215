import { sql, type RawBuilder } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  acceptInvitation,
  acknowledgeReceipt,
  beginPetition,
  decideInRoom,
  filePetition,
  inviteOrganizer,
  networkMark,
  openPetition,
  petitionOf,
  policyBook,
  saveOwnDetails,
  signOff,
  signPetition,
  textHash,
  termsOf,
  type PolicyBook,
  type PolicyView,
} from './charters/index.ts';
import { aText } from './charters/testing.ts';
import { drawUpReport, finalizeReport, reportingAssociation } from './council/index.ts';
import { meetDuty } from './duties/index.ts';
import { openDutiesTo } from './duties/ledger/queries.ts';
import { groupsById, holdersOf, type Group } from './groups/index.ts';
import { agreeToChange, decideOnChange, proposeChange, rulesToRenew, voteOnChange } from './lifecycle/index.ts';
import { beginRenewal } from './lifecycle/renewals/commands.ts';
import type { Act, PersonId } from './platform/act/index.ts';
import { seeing } from './platform/db/index.ts';
import { Refused } from './platform/refusal/index.ts';
import { addDays, addMonths, dayOf, type CalendarDay } from './platform/time/index.ts';
import { fingerprint, loadPolicies, type KeptPolicy } from './policies/index.ts';
import { checkSeal } from './platform/seal/index.ts';
import { aPerson } from './roll/testing.ts';
import { openTestHouse, type TestHouse } from './testing.ts';
import { fillPost } from './units/index.ts';
import { aUnit } from './units/testing.ts';

const from = '2021-01-04';
const to = '2033-01-04';

/** Twelve signers make a group. At first it may be renewed once; from 2024 as often as it wishes; from 2028 ten are enough, for terms of two years. */
function threeVersions(): KeptPolicy[] {
  const [once, today] = ['1985', '2014'].map(
    (version) => loadPolicies('association').find(({ policy }) => policy.version === version)!.policy,
  );
  const asked = (policy: typeof today & {}, count: number) => ({
    ...policy,
    steps: policy.steps.map((step) => (step.step === 'signatures' ? { ...step, count } : step)),
    renewal: { ...policy.renewal, count } as typeof policy.renewal,
  });
  const versions = [
    { ...asked(once!, 12), version: '2020', effectiveOn: '2020-01-01', supersedes: null },
    { ...asked(today!, 12), version: '2024', effectiveOn: '2024-01-01', supersedes: '2020' },
    {
      ...asked(today!, 10),
      version: '2028',
      effectiveOn: '2028-01-01',
      supersedes: '2024',
      group: { ...today!.group, term: { months: 24 } },
    },
  ];
  return versions.map((policy) => ({
    policy,
    sha256: fingerprint(policy),
  }));
}

let now = new Date(`${from}T16:00:00Z`);
let house: TestHouse;
let book: PolicyBook;
let chair: PersonId;
let liaison: PersonId;
const members: PersonId[] = [];

beforeAll(async () => {
  const policies = threeVersions();
  house = await openTestHouse(() => now, { policies });
  book = policyBook(
    policies.map(({ policy }) => policy),
    house.association,
  );
  await furnishCommittee();
});
afterAll(() => house?.close());

const db = () => house.app.database.db;
const today = () => dayOf(now, house.app.zone);
const as = <T>(by: PersonId | null, work: (act: Act) => Promise<T>, words: readonly string[] = []): Promise<T> =>
  house.app.perform({ by, at: now, grants: new Set(words) }, work);

const paid = { class: 'REG', paidThrough: '2040-12-31' };

async function furnishCommittee(): Promise<void> {
  const words = ['units.edit', 'posts.edit', 'administration'];
  const name = house.association.bodies.committee;
  const { id: unit } = await as(null, (act) => aUnit(act, { name, acronym: '' }), words);
  const seat = async (person: PersonId, office: string) =>
    as(null, (act) => fillPost(act, { unit, office, person, fromOn: from, untilOn: null }, [office]), words);
  chair = await aPerson(db(), 'Imogen Castellanos', paid);
  liaison = await aPerson(db(), 'Delia Marchetti-Osei', { isMember: false });
  await seat(chair, 'chair');
  await seat(liaison, 'liaison');
  for (let number = 0; number < 10; number += 1)
    await seat(await aPerson(db(), `Seated Member${number}`, paid), 'member');
  for (let number = 0; number < 60; number += 1) members.push(await aPerson(db(), `Some Member${number}`, paid));
  await house.app.settle();
}

// --- what happens, and when

/** What is going to happen, soonest first; what happens may put down more. */
const agenda: { readonly on: CalendarDay; readonly what: () => Promise<void> }[] = [];

function onDay(on: CalendarDay, what: () => Promise<void>): void {
  agenda.push({ on, what });
  agenda.sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
}

/** Lets the time go by, four weeks at most before whatever fell due is done. */
async function untilDay(day: CalendarDay): Promise<void> {
  while (today() < day) {
    const next = addDays(today(), 28);
    now = new Date(`${next < day ? next : day}T16:00:00Z`);
    await house.app.settle();
  }
}

async function live(): Promise<void> {
  for (let next = agenda.shift(); next && next.on < to; next = agenda.shift()) {
    await untilDay(next.on);
    await next.what();
    if (agenda[0]?.on !== next.on) await house.app.settle();
  }
  await untilDay(to);
}

/** The committee meets twice a year. */
function nextSitting(after: CalendarDay): CalendarDay {
  const year = Number(after.slice(0, 4));
  return [`${year}-01-25`, `${year}-06-25`, `${year + 1}-01-25`].find((day) => day > after)!;
}

// --- one petition

const own = { name: 'An Organizer', work: '', postalAddress: '1 Lake Street, Duluth' };

type Two = readonly [PersonId, PersonId];

async function drafted(title: string, [first]: Two): Promise<number> {
  const rules = book.inForce(today());
  const organizer = { name: own.name, email: 'one@example.org' };
  const begun = { by: first, policyId: rules.id, policyVersion: rules.version, text: { ...aText, title }, organizer };
  return as(first, (act) => beginPetition(act, begun, rules.organizing));
}

/** Takes a draft to the committee: opened today, signed and filed in a month, verified ten days later, decided at the next sitting. */
async function carry(
  petition: number,
  [first, second]: Two,
  then: () => Promise<void> = async () => {},
): Promise<void> {
  const secret = await as(first, (act) =>
    inviteOrganizer(act, petition, { name: 'Another', email: 'two@example.org' }, 8),
  );
  await as(second, (act) => acceptInvitation(act, secret, second, own, () => book.inForce(today()).organizing));
  await as(first, (act) => saveOwnDetails(act, petition, own));
  const rules = await as(first, async (act) => {
    const found = (await petitionOf(act.db, petition))!;
    const opening = found.kind === 'renew' ? await rulesToRenew(book)(act, found) : book.inForce(act.today);
    await openPetition(act, petition, textHash(found), opening);
    return opening;
  });
  const filing = addMonths(today(), 1);
  const verified = addDays(filing, 10);
  onDay(filing, async () => {
    await signedBy(petition, signersOf(first), rules);
    await as(first, (act) => filePetition(act, petition, rules.verification));
    // Of seven receipts one is forgotten.
    if (petition % 7 !== 0) await as(chair, (act) => acknowledgeReceipt(act, petition), ['docket.decide']);
  });
  onDay(verified, () => as(liaison, async (act) => void (await signOff(act, petition, '')), ['petitions.verify']));
  onDay(nextSitting(verified), async () => {
    await decided(petition);
    await then();
  });
}

const signersOf = (first: PersonId): readonly PersonId[] =>
  Array.from({ length: 12 }, (_, place) => members[(members.indexOf(first) + 2 + place) % members.length]!);

async function signedBy(petition: number, signers: readonly PersonId[], rules: PolicyView): Promise<void> {
  for (const [place, person] of signers.entries()) {
    const signing = { nameShown: false, networkMark: networkMark(`192.0.2.${place}`, Buffer.alloc(32, 7)) };
    await as(person, (act) => signPetition(act, petition, signing, () => rules.verification));
  }
}

/** The committee approves all but one renewal. */
async function decided(petition: number): Promise<void> {
  const found = (await petitionOf(db(), petition))!;
  const isDeclined = found.kind === 'renew' && found.title === theDeclined;
  const [approve, decline] = isDeclined ? [1, 9] : [9, 1];
  const counts = { approve, decline, return: 0, abstain: 0, present: 10, recused: 0 };
  const vote = { sitting: null, counted: { by: 'count', ...counts } as const, mover: null, seconder: null, minute: '' };
  const papers = { reasons: isDeclined ? 'A unit has taken the concern up.' : '', conditions: '' };
  const deciding = { policies: book, association: { units: { committee: house.association.bodies.committee } } };
  await as(chair, (act) => decideInRoom(act, petition, { ...vote, decidedOn: act.today }, papers, deciding), [
    'docket.decide',
  ]);
}

/** The chair reports to the council what the committee has decided, and what else became of groups. */
async function reported(): Promise<void> {
  const telling = { policies: book, association: reportingAssociation(house.association) };
  const report = async (act: Act) => {
    const id = await drawUpReport(act, telling);
    await finalizeReport(act, id, { telling, baseUrl: house.app.baseUrl(), revision: null });
  };
  await as(chair, report, ['docket.decide']).catch(unlessNothing);
}

function unlessNothing(error: unknown): void {
  if (!(error instanceof Refused) || error.impediments[0]?.code !== 'nothing-to-report') throw error;
}

// --- one group

/** What becomes of a group: how often it is renewed at most, and how many months before its end that is begun. */
interface Fate {
  readonly renewals: number;
  readonly monthsBefore?: number;
  /** Whether it is begun again in the month after it has lapsed. */
  readonly revived?: boolean;
}

const theDeclined = 'Concern 24';

async function found(title: string, organizers: Two, fate: Fate): Promise<void> {
  const petition = await drafted(title, organizers);
  await carry(petition, organizers, async () => {
    const { groupId } = (await petitionOf(db(), petition))!;
    await goOn(groupId!, organizers, fate);
    // Of two groups one is told who its contact is, and nobody lists any of them.
    if (petition % 2 === 0) onDay(addDays(today(), 30), () => contactNamed(groupId!));
  });
}

async function contactNamed(group: string): Promise<void> {
  const duty = (await openDutiesTo(db(), [group])).find(({ kind }) => kind === 'contact')!;
  await as(liaison, (act) => meetDuty(act, duty.id, { kind: 'document', text: 'Letter to the conveners' }));
}

const groupOf = async (id: string): Promise<Group> => (await groupsById(db(), [id])).get(id)!;

/** Puts down what comes at the end of the present term. */
async function goOn(id: string, organizers: Two, fate: Fate): Promise<void> {
  const until = (await termsOf(db(), id))[0]?.untilOn;
  if (!until) return;
  const { renewals, monthsBefore = 10, revived } = fate;
  if (renewals === 0 && revived) onDay(addMonths(until, 1), () => again(id, organizers, { ...fate, renewals: 9 }));
  if (renewals === 0) return;
  onDay(addMonths(until, -monthsBefore), () => again(id, organizers, fate));
}

/** Renews a group, or begins it again; one that has ended meanwhile, or may not be renewed any more, is left alone. */
async function again(id: string, organizers: Two, fate: Fate): Promise<void> {
  // What is begun later is not decided within the twelve years.
  if (today() > '2032-03-01') return;
  const group = await groupOf(id);
  const beginning = as(organizers[0], (act) => beginRenewal(act, group, book), [`group.edit@${group.slug}`]);
  const isRevival = group.state === 'lapsed';
  const petition = await beginning.catch((error: unknown) => {
    if (!(error instanceof Refused)) throw error;
    refusals.push(error.impediments.map(({ code }) => code).join(' '));
    return null;
  });
  if (petition === null) return goOn(id, organizers, { ...fate, renewals: 0 });
  await carry(petition, organizers, async () => {
    const { state } = (await petitionOf(db(), petition))!;
    const renewals = state === 'approved' ? fate.renewals - 1 : 0;
    await goOn(id, organizers, { ...fate, renewals, revived: fate.revived === true && !isRevival });
  });
}

/** Why groups could not be renewed, each time that it was tried. */
const refusals: string[] = [];

async function changed(
  title: string,
  [first, second]: Two,
  proposed: Omit<Parameters<typeof proposeChange>[2], 'reason'>,
): Promise<void> {
  const { id, slug } = await groupNamed(title);
  const proposal = await as(first, (act) => proposeChange(act, id, { ...proposed, reason: 'It is time.' }, book), [
    `group.edit@${slug}`,
  ]);
  if (proposed.kind === 'dissolve')
    return as(second, (act) => agreeToChange(act, proposal, book), [`group.edit@${slug}`]);
  if (proposed.kind === 'merge') await agreedByOther(proposal, proposed.into!);
  const decision = { result: 'approved', present: 10, votesFor: 9, votesAgainst: 1, votesAbstained: 0 } as const;
  const written = (act: Act) => ({ ...decision, decidedOn: act.today, reasons: '', minute: '' });
  onDay(nextSitting(today()), () =>
    as(chair, (act) => decideOnChange(act, proposal, written(act), book), ['docket.decide']),
  );
  if (proposed.kind !== 'graduate') return;
  onDay(addMonths(nextSitting(today()), 2), () =>
    as(chair, (act) => voteOnChange(act, proposal, written(act), book), ['council.record']),
  );
}

async function agreedByOther(proposal: number, into: string): Promise<void> {
  const { slug } = await groupOf(into);
  const [convener] = (await holdersOf(db(), into, today())).filter(({ role }) => role === 'convener');
  await as(convener!.person, (act) => agreeToChange(act, proposal, book), [`group.edit@${slug}`]);
}

async function groupNamed(name: string): Promise<Group> {
  const { rows } = await sql<{ id: string }>`select id from groups.registered_group where name = ${name}`.execute(
    raw(),
  );
  return groupOf(rows[0]!.id);
}

// --- forty groups

const fates: readonly Fate[] = [
  { renewals: 9, revived: true },
  { renewals: 0 },
  { renewals: 1 },
  { renewals: 9, monthsBefore: 2 },
];

/** Four groups are founded every ten months: one that goes on as long as it can, one that is never renewed, one that is renewed once, one late. */
function layOutLives(): void {
  for (let number = 0; number < 40; number += 1) {
    const organizers = [members[number]!, members[(number + 1) % members.length]!] as const;
    const begins = addMonths('2021-02-01', Math.floor(number / 4) * 10);
    onDay(begins, () => found(`Concern ${number + 1}`, organizers, fates[number % 4]!));
  }
  const two = (number: number): Two => [members[number - 1]!, members[number]!];
  onDay('2022-09-01', () => changed('Concern 4', two(4), { kind: 'rename', name: 'Another Name', into: null }));
  onDay('2024-03-01', () => changed('Concern 8', two(8), { kind: 'graduate', name: 'Round Table', into: null }));
  onDay('2025-03-01', async () => {
    const { id: into } = await groupNamed('Concern 17');
    await changed('Concern 20', two(20), { kind: 'merge', name: '', into });
  });
  onDay('2026-11-01', () => changed('Concern 28', two(28), { kind: 'dissolve', name: '', into: null }));
  for (let year = 2021; year < 2033; year += 1)
    for (const day of [`${year}-02-10`, `${year}-07-10`]) onDay(day, reported);
}

const rowsOf = async <T>(statement: RawBuilder<T>): Promise<T[]> => (await statement.execute(raw())).rows;

test('forty groups live through twelve years', async () => {
  layOutLives();
  await live();

  expect(
    await rowsOf(
      sql`select state, count(*)::integer as groups from groups.registered_group group by state order by state`,
    ),
  ).toEqual([
    { state: 'active', groups: 16 },
    { state: 'dissolved', groups: 1 },
    { state: 'graduated', groups: 1 },
    { state: 'lapsed', groups: 21 },
    { state: 'merged', groups: 1 },
  ]);
  expect((await groupNamed('Another Name')).formerNames.map(({ name }) => name)).toEqual(['Concern 4']);
  // Those of the first version may be renewed once, and four of them are begun again; one of three changes came before it was time.
  expect(tallied(refusals)).toEqual({ 'renewal-group-ended': 3, 'renewals-used-up': 7 });
}, 600_000);

test('every group is judged by the version that it was opened under, or begun again', async () => {
  const terms = await rowsOf(sql<{
    group: string;
    version: string;
    from: string;
    until: string;
    ended: string | null;
    began: string;
  }>`
    select term.group_id as "group", term.policy_version as version, from_on as "from", until_on as until, ended_code as ended,
           (petition.opened_at at time zone 'UTC')::date::text as began
    from charters.term join charters.petition on petition.id = term.petition order by term.group_id, from_on
  `);
  const amiss = terms.filter((term, place) => {
    const before = terms[place - 1]?.group === term.group ? terms[place - 1]! : undefined;
    return before?.ended === 'renewed'
      ? term.version !== before.version || term.from !== before.until
      : term.version !== book.inForce(term.began).version || (before !== undefined && before.ended !== 'lapsed');
  });

  expect(amiss).toEqual([]);
  expect(tallied(terms.map(({ version }) => version))).toEqual({ 2020: 27, 2024: 37, 2028: 14 });
  expect(Math.max(...Object.values(tallied(terms.map(({ group }) => group))))).toBe(5);
});

test('at the end every duty is met, overdue or released', async () => {
  const duties = await rowsOf(sql<{ kind: string; state: string }>`
    select kind, coalesce(outcome, case when due_on < ${today()} then 'overdue' else 'open' end) as state from duties.duty
  `);

  expect(tallied(duties.map(({ kind, state }) => `${kind} ${state}`))).toEqual({
    'body met': 1,
    'contact met': 20,
    'contact overdue': 10,
    'contact released': 10,
    'listing overdue': 16,
    'listing released': 24,
    'receipt met': 68,
    'receipt released': 11,
    'renewal-notice met': 143,
    'report met': 79,
    'verification met': 79,
  });
});

test('no job ran twice to effect, and when all are run again nothing comes of it', async () => {
  const twice = await rowsOf(sql`
    select kind, body, count(*) from platform.fact
    where kind like any (array['charters.term-%', 'charters.petition-%', 'charters.decision-%', 'groups.group-%', 'lifecycle.%', 'conversations.list-%'])
      and kind not in ('groups.group-repurposed')
    group by kind, body having count(*) > 1
  `);
  const undone = await rowsOf(
    sql`select kind, subject, attempts, error from platform.due where done_at is null and try_at <= ${now} or error is not null`,
  );
  const listening = () => rowsOf(sql`select name from platform.reaction where swept_to > 0 order by name`);
  const [before, heard] = [await rowsIn(), await listening()];
  await sql`update platform.reaction set swept_to = 0`.execute(raw());
  await sql`delete from platform.reaction_done`.execute(raw());
  await sql`update platform.due set done_at = null, try_at = due_at where subject <> '' and done_at is not null`.execute(
    raw(),
  );
  await house.app.settle();

  expect(await listening()).toEqual(expect.arrayContaining(heard));
  expect([twice, undone]).toEqual([[], []]);
  expect(await rowsIn()).toEqual(before);
  expect(await checkSeal(db())).toEqual([]);
}, 600_000);

/** How many rows each table has that tells what happened: what only says that work was done is left out. */
async function rowsIn(): Promise<Record<string, number>> {
  const tables = await rowsOf(sql<{ name: string }>`
    select schemaname || '.' || tablename as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema', 'public')
      and schemaname || '.' || tablename not in ('platform.reaction', 'platform.reaction_done', 'platform.due')
    order by name
  `);
  const counts = tables.map(
    ({ name }) => sql`select ${name}::text as name, (select count(*)::integer from ${sql.table(name)}) as rows`,
  );
  const rows = await rowsOf(sql<{ name: string; rows: number }>`${sql.join(counts, sql` union all `)}`);
  return Object.fromEntries(rows.map(({ name, rows: count }) => [name, count]));
}

function tallied(words: readonly string[]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const word of words) found[word] = (found[word] ?? 0) + 1;
  return found;
}

const raw = () => seeing<never>()(db());
