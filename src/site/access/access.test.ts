import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginPetition, circulate, inviteOrganizer } from '../../charters/index.ts';
import { anOpenPetition, aStage, aText, policies, rules, sign, type Stage } from '../../charters/testing.ts';
import { drawUpReport, finalizeReport, finalReport } from '../../council/index.ts';
import { telling } from '../../council/testing.ts';
import { appointRole, joinGroup } from '../../groups/index.ts';
import { aFile, aMessage } from '../../conversations/testing.ts';
import { aGroup } from '../../groups/testing.ts';
import { aProposal } from '../../lifecycle/testing.ts';
import { putFile } from '../../platform/files/index.ts';
import { addMilliseconds, days } from '../../platform/time/index.ts';
import { openTestHouse, type Read, type TestHouse } from '../../testing.ts';
import { makeAdministrator, makeToken, standingRulesOf, tokenScopes } from '../../roll/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { openBallot } from '../../meetings/index.ts';
import { fillPost, unitNamed } from '../../units/index.ts';
import { aUnit } from '../../units/testing.ts';
import { lookAssets } from '../look/assets.ts';
import { expectedOf, roles, type Outcome, type PetitionState, type Role, type Row } from './rows.ts';
import { access } from './table.ts';

const at = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let stage: Stage;
let people: Record<Role, string | undefined>;
let fixed: { group: string; list: string; unit: string; post: number; member: number };

beforeAll(async () => {
  house = await openTestHouse(at);
  stage = await aStage(house.app.database);
  people = await cast();
  fixed = await lasting();
});
afterAll(() => house.close());

const db = () => house.app.database.db;
const asSystem = <T>(
  grants: readonly string[],
  work: (act: Parameters<Parameters<Stage['perform']>[1]>[0]) => Promise<T>,
) => stage.perform({ by: null, at, grants: new Set(grants) }, work as never) as Promise<T>;

async function rows<T>(text: string, values: unknown[] = []): Promise<T[]> {
  const client = await house.app.database.connection();
  try {
    return (await client.query(text, values)).rows as T[];
  } finally {
    client.release();
  }
}

const offices = [
  ['verifier', 'Member Programs and Services', 'verifier'],
  ['chair', 'Committee on Organization', 'chair'],
  ['voter', 'Committee on Organization', 'member'],
  ['secretary', 'Council', 'secretary'],
  ['registrar', 'Member Programs and Services', 'registrar'],
  ['editor', 'Member Programs and Services', 'editor'],
] as const;

async function cast(): Promise<Record<Role, string | undefined>> {
  const person = (name: string) => aPerson(db(), name, { class: 'REG' });
  const found = { nobody: undefined } as Record<Role, string | undefined>;
  for (const role of roles) if (role !== 'nobody') found[role] = await person(`The ${role}`);
  const units = new Map<string, number>();
  for (const [role, unit, office] of offices) {
    const id =
      units.get(unit) ??
      (await asSystem(['units.edit', 'posts.edit', 'administration'], (act) => aUnit(act, { name: unit, acronym: '' })))
        .id;
    units.set(unit, id);
    const post = { unit: id, office, person: found[role]!, fromOn: '2026-01-01', untilOn: null };
    await asSystem(['posts.edit', 'administration'], (act) =>
      fillPost(
        act,
        post,
        house.association.offices.map((each) => each.office),
      ),
    );
  }
  await asSystem([], (act) => makeAdministrator(act, found.administrator!));
  return found;
}

/** What nobody changes here. */
async function lasting() {
  const group = await asSystem([], (act) => aGroup(act, { organizers: [people.convener!] }));
  await house.app.settle();
  const [list] = await rows<{ id: number; slug: string }>('select id, slug from conversations.list');
  await asSystem([], (act) => aMessage(act, list!.id, 'first@example.org', { attachments: [aFile] }));
  const unit = await asSystem(['units.edit'], (act) => aUnit(act, { name: 'Moss Round Table' }));
  const post = await asSystem(['posts.edit', 'administration'], (act) =>
    fillPost(act, { unit: unit.id, office: 'member', person: people.member!, fromOn: '2026-01-01', untilOn: null }, [
      'member',
    ]),
  );
  const [member] = await rows<{ id: number }>('select id from roll.member where person = $1', [people.member]);
  return { group: group.slug, list: list!.slug, unit: unit.slug, post, member: member!.id };
}

async function aPetition(state: PetitionState): Promise<number> {
  const organizer = people.organizer!;
  if (state === 'draft') {
    const draft = await stage.as(organizer, at, (act) =>
      beginPetition(
        act,
        {
          by: organizer,
          policyId: 'ala-mig',
          policyVersion: '2014',
          text: aText,
          organizer: { name: 'An Organizer', email: 'an@example.org' },
        },
        rules.organizing,
      ),
    );
    // Nobody has so many drafts of their own: as if somebody else had begun it, who has stepped down.
    await rows('update charters.petition set begun_by = gen_random_uuid() where id = $1', [draft]);
    return draft;
  }
  const id = await anOpenPetition(stage, [organizer, await aPerson(db(), 'Another', { class: 'REG' })], at);
  await sign(stage, id, await aPerson(db(), 'A Signer', { class: 'REG' }), at);
  if (state !== 'signing') {
    const filed = ['screening', 'suspended', 'awaiting', 'halted'].includes(state)
      ? ''
      : ', filed_at = opened_at, filed_on = opened_at::date';
    await rows(`update charters.petition set state = $2${filed} where id = $1`, [id, state]);
    if (state === 'recommended')
      await rows('update charters.decision set reported_on = decided_on where id = $1', [await aDecision(id)]);
  }
  return id;
}

function outcomeOf(answer: Pick<Read, 'status' | 'to'>): Outcome {
  if (answer.status === 303 && answer.to?.startsWith('/sign-in?then=')) return 'sign-in';
  if (answer.status === 401) return 'sign-in';
  if (answer.status === 404) return 'unseen';
  if (answer.status === 403) return 'refused';
  return 'may';
}

/** A petition of its own for each, used until somebody has changed it. */
const unused = new Map<string, Sample>();

interface Sample {
  readonly address: string;
}

async function sampleFor(row: Row, state: PetitionState | undefined): Promise<Sample> {
  const key = `${row.route} ${state}`;
  const known = unused.get(key);
  if (known) return known;
  const made = { address: await addressOf(row.route.replace(/^\S+ /, ''), state) };
  unused.set(key, made);
  return made;
}

async function driven(row: Row, state: PetitionState | undefined, role: Role): Promise<Outcome> {
  const { address } = await sampleFor(row, state);
  const isGet = row.route.startsWith('GET');
  const answer = await (row.route.includes(' /api/') ? byProgram(row, address, role) : byBrowser(row, address, role));
  if (answer.status >= 500) throw new Error(`${row.route} (${state}) answered ${role} with ${answer.status}`);
  const outcome = outcomeOf(answer);
  if (!isGet && outcome === 'may') unused.delete(`${row.route} ${state}`);
  return outcome;
}

async function byBrowser({ route }: Row, address: string, role: Role) {
  const browser = await house.browsing(people[role]);
  return route.startsWith('GET') ? browser.get(address) : browser.post(address, fieldsOf[route]);
}

/** A program of theirs, with every scope that there is. */
async function byProgram({ route }: Row, address: string, role: Role) {
  // The clock stands still: whoever calls for the 121st time would be told to wait.
  await rows('delete from platform.attempt');
  const answer = await house.program(await tokenOf(role))(route.replace(/ .*/, ''), address, bodies[route]);
  return { status: answer.status, to: null };
}

const tokens = new Map<Role, string>();

async function tokenOf(role: Role): Promise<string | undefined> {
  const person = people[role];
  if (!person) return undefined;
  const wanted = { name: 'A program', scopes: tokenScopes, lastOn: '2027-11-23' };
  const token = tokens.get(role) ?? (await stage.as(person, at, (act) => makeToken(act, person, wanted)));
  tokens.set(role, token);
  return token;
}

const bodies: Record<string, object> = {
  'POST /api/v1/petitions/:id/signatures': { textSha256: '0'.repeat(64) },
  'POST /api/v1/overlap': { title: 'Moss' },
};

test('every route has its rows, and every row a route', () => {
  const routes = house.plug.routes.map(({ method, path }) => `${method} ${path}`);

  const missing = routes.filter((route) => !access.some((row) => row.route === route));
  const idle = access.filter((row) => !routes.includes(row.route)).map(({ route }) => route);

  expect({ missing, idle }).toEqual({ missing: [], idle: [] });
});

test.each(access.map((row) => [`${row.route}${row.states ? ` (${row.states.join(', ')})` : ''}`, row] as const))(
  '%s',
  async (_, row) => {
    const found: Record<string, unknown> = {};
    const expected: Record<string, unknown> = {};
    for (const state of row.states ?? [undefined]) {
      for (const role of roles) {
        const key = state ? `${role}, ${state}` : role;
        found[key] = await driven(row, state, role);
        expected[key] = expectedOf(row, role);
      }
    }

    expect(found).toEqual(expected);
  },
);

/** Where an empty form would be sent back before it is known who may. */
const fieldsOf: Record<string, Record<string, string>> = {
  'POST /petitions/:id/verification/restorations': { signature: '1' },
  'POST /me/passkeys/:id/name': { name: 'My phone' },
  'POST /petitions/:id/verification/verdicts': { signature: '1', result: 'counts' },
  'POST /meetings/usual': { on: '2027-01-23' },
};

/** The address of a sample of what the route is about. */
async function addressOf(path: string, state: PetitionState | undefined): Promise<string> {
  if (path.startsWith('/look/')) return lookAssets().url('mark.svg');
  if (path.startsWith('/invitations/')) return path.replace(':token', await anInvitation());
  if (path.includes('circulation/:token')) {
    const draft = await aCirculatedDraft();
    const address = path.replace('/circulation/:token', await linkOf(draft));
    return path.includes(':comment') ? address.replace(':comment', String(await aComment(draft))) : address;
  }
  if (path.includes('/circulation/')) {
    const draft = await aCirculatedDraft();
    const comment = await aComment(draft);
    if (path.endsWith('/removal')) await aComplaint(draft, comment);
    return path.replace(':id', String(draft)).replace(':comment', String(comment));
  }
  if (path.startsWith('/lists/') || path.startsWith('/me/lists/'))
    return path
      .replace(':slug', fixed.list)
      .replace(/:thread|:number/, '1')
      .replace(':position', '1')
      .replace(':kind', 'thanks')
      .replace(':month', String(house.app.clock.now().toISOString().slice(0, 7)))
      .replace(':id', path.includes(':id') ? String(await aHeldPost()) : '');
  if (path.includes('/changes/:id')) {
    const { id, slug } = await aChange(path);
    return path.replace(':slug', slug).replace(':id', String(id));
  }
  if (path.includes('/roles/:id'))
    return path.replace(':slug', await aGroupWithAnOffer()).replace(':id', String(offered));
  if (path.includes('/posts/:id')) return path.replace(':slug', fixed.unit).replace(':id', String(fixed.post));
  const id = state ? await aPetition(state) : await idIn(path);
  if (path.includes('/certificate') && (state === 'docketed' || state === 'returned')) await certify(Number(id));
  return path
    .replace(':session/:number', path.includes(':session') ? await aReportNumber() : '')
    .replace(':form', 'md')
    .replace(':slug', path.includes('/units') ? fixed.unit : fixed.group)
    .replace(':id', String(id))
    .replace(':organizer', path.includes(':organizer') ? await anInvited(Number(id)) : '')
    .replace(':consultation', path.includes(':consultation') ? String(await aConsultation(Number(id))) : '')
    .replace(':item', path.includes(':item') ? String(await itemIn(path, Number(id))) : '')
    .replace(':paper', path.includes(':paper') ? String(await aPaper(Number(id))) : '')
    .replace(':sheet', path.includes(':sheet') ? String(await aSheet(Number(id))) : '')
    .replace(':endorsement', '1')
    .replace(':version', '2014')
    .replace(':other', '1985')
    .replace(':key', 'member')
    .replace(':token', 'made-up');
}

async function idIn(path: string): Promise<number | string> {
  const [, first = '', second] = path.split('/');
  if (path.startsWith('/api/v1/meetings')) return aSittingOfTheCommittee();
  if (path.startsWith('/api/v1/reports')) return (await aFinalReport()).id;
  if (path.startsWith('/api/v1/decisions')) return aDecision(await aPetition('docketed'));
  if (path.startsWith('/staff/webhooks')) return aTarget();
  if (first === 'roll' && second === 'hook') return aHookSecret();
  if (first === 'roll') return second === 'members' ? fixed.member : anImport();
  if (first === 'rules' || /^\/(staff\/rules|api\/v1\/policies)/.test(path)) return 'ala-mig';
  if (first === 'me') return '0123456789abcdef';
  if (first === 'staff') return aReset();
  if (first === 'example') return second === 'mailbox' ? aLetter() : '';
  if (first === 'meetings') return aSittingOfTheCommittee();
  if (first === 'duties') return aPromise();
  if (first === 'complaints') return aComplaint(await aPetition('signing'));
  if (first === 'reports') return reportsOnFinal.test(path) ? (await aFinalReport()).id : aDraftReport();
  if (first === 'ballots') return aBallot();
  if (first === 'decisions') return aDecision(await aPetition('docketed'));
  return '';
}

const inserted = async (text: string, values: unknown[]): Promise<number> =>
  (await rows<{ id: number }>(`${text} returning id`, values))[0]!.id;

const reading = { file: { names: ['Number'], sample: [] }, mapping: { columns: {}, dayFirst: [], whole: false } };
const anImport = () =>
  inserted("insert into roll.import (state, file_name, reading, begun_at) values ('uploaded', 'members.csv', $1, $2)", [
    reading,
    at,
  ]);
const aTarget = () =>
  inserted(
    "insert into hooks.target (address, secret, kinds, made_at) values ('https://hooks.example.org/', 'whsec_AAAA', '{}', $1)",
    [at],
  );
const aHookSecret = () => inserted("insert into hooks.secret (secret, made_at) values ('whsec_AAAA', $1)", [at]);
const aComplaint = (petition: number, comment: number | null = null) =>
  inserted("insert into charters.complaint (petition, comment, code, made_at) values ($1, $2, 'spam', $3)", [
    petition,
    comment,
    at,
  ]);
const aPromise = () =>
  inserted(
    `insert into duties.duty (kind, group_id, promise, opened_on, due_on, is_public)
     select 'promise', id, 'A promise', '2026-11-01', '2026-12-01', true from groups.registered_group where slug = $1`,
    [fixed.group],
  );
const aDecision = (petition: number) =>
  inserted(
    "insert into charters.decision (petition, result, decided_on, recorded_by, recorded_at) values ($1, 'approved', '2026-11-01', $2, $3)",
    [petition, people.chair, at],
  );
/** A meeting of the committee that was held, with its agenda, a paper and its minutes out. */
async function aSittingOfTheCommittee(): Promise<number> {
  const sitting = await inserted(
    `insert into meetings.sitting (unit, name, begins_at, ends_at, announced_at, changed_at, agenda_published_at)
     select id, 'Midwinter', $1::timestamptz - interval '2 hours', $1, $1, $1, $1 from units.unit where name = 'Committee on Organization'`,
    [at],
  );
  await rows(
    "insert into meetings.minutes (sitting, body, saved_at, published_at) values ($1, 'All was said.', $2, $2)",
    [sitting, at],
  );
  return sitting;
}
const anItem = (sitting: number) =>
  inserted("insert into meetings.agenda_item (sitting, place, title, added_at) values ($1, 1, 'An item', $2)", [
    sitting,
    at,
  ]);
async function aPaper(sitting: number): Promise<number> {
  const sha256 = await putFile({ db: db(), at }, Buffer.from('%PDF-1.7'));
  return inserted(
    "insert into meetings.paper (sitting, title, sha256, is_public, added_at) values ($1, 'A paper', $2, true, $3)",
    [sitting, sha256, at],
  );
}
/** The item of a petition's news, or of a meeting's agenda. */
const itemIn = (path: string, id: number) => (path.startsWith('/meetings/') ? anItem(id) : aNewsItem(id));
/** What is done to a report that is final; all else is done to a draft. */
const reportsOnFinal = /^\/reports\/:id(\/as\/:form|\/amendment)?$/;

/** One draft is open at a time. */
async function aDraftReport(): Promise<number> {
  await rows("delete from council.report where state = 'draft'");
  await aDecision(await aPetition('docketed'));
  return stage.as(people.chair!, at, (act) => drawUpReport(act, telling), ['docket.decide']);
}

async function aFinalReport() {
  const draft = await aDraftReport();
  const finalizing = { telling, baseUrl: 'http://127.0.0.1', revision: null };
  await stage.as(people.chair!, at, (act) => finalizeReport(act, draft, finalizing), ['docket.decide']);
  return (await finalReport(db(), draft))!;
}

async function aReportNumber(): Promise<string> {
  const { session, number } = await aFinalReport();
  return `${session}/${number}`;
}

let questions = 0;

/** A proposal that is where the address can do something about it. */
async function aChange(path: string) {
  const { perform } = stage;
  const another = await aPerson(db(), 'Another Convener', { class: 'REG' });
  const first = path.endsWith('/agreement') ? another : people.convener!;
  const conveners = [first, first === another ? people.convener! : another] as const;
  const state = path.endsWith('/agreement') ? 'agreeing' : path.endsWith('/vote') ? 'recommended' : 'deciding';
  return aProposal({ perform, policies, at, conveners, chair: people.chair! }, state);
}

/** A vote of the committee that its keeper holds open, as if it had a sheet. */
async function aBallot(): Promise<number> {
  const unit = (await unitNamed(db(), 'Committee on Organization'))!.id;
  const ballot = await asSystem([], (act) =>
    openBallot(act, {
      unit,
      subject: { kind: 'tests.question', id: String((questions += 1)) },
      question: 'Shall it be?',
      href: '/docket',
      way: 'online',
      positions: 'open',
      rule: { carries: 'majority', quorum: null },
      confirming: null,
      sitting: null,
      openedBy: people.chair!,
      opensAt: at,
      closesAt: null,
      recused: [],
    }),
  );
  const sheet = await putFile({ db: db(), at }, Buffer.from('%PDF-1.7'));
  await rows('update meetings.ballot set sheet_sha256 = $2 where id = $1', [ballot, sheet]);
  return ballot;
}

const aComment = (petition: number) =>
  inserted(
    "insert into charters.comment (petition, version, person, body, made_at) values ($1, 1, $2, 'A comment', $3)",
    [petition, people.member, at],
  );
const aNewsItem = (petition: number) =>
  inserted(
    "insert into charters.news_item (petition, title, body, posted_by, posted_at) values ($1, 'News', 'Some news.', $2, $3)",
    [petition, people.organizer, at],
  );
const aConsultation = (petition: number) =>
  inserted(
    `insert into charters.consultation (petition, unit, question, asked_by, asked_at, answer_by, position, replied_at)
     values ($1, (select min(id) from units.unit), 'A question?', $2, $3, '2026-12-14', 'no-objection', $3)`,
    [petition, people.chair, at],
  );
/** A reset of somebody's passkeys that a second administrator can confirm. */
const aReset = async () =>
  inserted('insert into roll.passkey_reset (person, asked_by, asked_at, expires_at) values ($1, $2, $3, $4)', [
    await aPerson(db(), 'Lost Keys'),
    people.member,
    at,
    addMilliseconds(at, days(3)),
  ]);
const aHeldPost = () =>
  inserted(
    `insert into conversations.held_post
       (list, rule, message_id, raw, from_name, from_address, subject, body_text, came_by, vouching, received_at, held_at)
     select id, 'first-post', gen_random_uuid()::text, 'Subject: Hello', 'Ada', 'ada@example.org', 'Hello', 'A text', 'mail', 'aligned', $2, $2
     from conversations.list where slug = $1`,
    [fixed.list, at],
  );
const aLetter = () =>
  inserted(
    "insert into platform.letter (once, kind, address, subject, written_at, try_at) values (gen_random_uuid()::text, 'a.letter', 'a@example.org', 'A letter', $1, $1)",
    [at],
  );

async function anInvitation(): Promise<string> {
  const draft = await aPetition('draft');
  return stage.as(people.organizer!, at, (act) =>
    inviteOrganizer(act, draft, { name: 'Invited', email: 'invited@example.org' }, 8),
  );
}

async function aCirculatedDraft(): Promise<number> {
  const draft = await aPetition('draft');
  await stage.as(people.organizer!, at, (act) => circulate(act, draft));
  return draft;
}

async function linkOf(draft: number): Promise<string> {
  const page = `/petitions/${draft}/circulation`;
  const { html } = await (await house.browsing(people.organizer)).get(page);
  return /\/circulation\/[\w-]{20,}/.exec(html)![0];
}

/** As a sign-off leaves it. */
const certify = (petition: number) =>
  rows(
    `insert into charters.certificate (petition, number, title, text_sha256, policy_id, policy_version, needed, filed_at, filed_on,
                                       signed, on_paper, valid, not_valid, verified_at, verified_by)
     select id, 1, title, text_sha256, policy_id, policy_version, needed, filed_at, filed_on, 1, 0, 1, '[]', $2, $3
     from charters.petition where id = $1`,
    [petition, at, people.verifier],
  );

/** An organizer who has not answered. */
async function anInvited(petition: number): Promise<string> {
  const [row] = await rows<{ id: string }>(
    `insert into charters.organizer (petition, name, email, invited_at) values ($1, 'Invited', 'invited@example.org', $2) returning id`,
    [petition, at],
  );
  return row!.id;
}

/** A sheet of paper with its scan. */
async function aSheet(petition: number): Promise<number> {
  const scan = await putFile({ db: db(), at }, Buffer.from('%PDF-1.7'));
  return inserted(
    'insert into charters.paper_sheet (petition, entered_by, entered_at, scan_sha256) values ($1, $2, $3, $4)',
    [petition, people.verifier, at, scan],
  );
}

let offered = 0;
let groupsMade = 0;

/** A group of the convener's in which the member has been asked to moderate. */
async function aGroupWithAnOffer(): Promise<string> {
  const group = await asSystem([], (act) =>
    aGroup(act, { name: `Group ${(groupsMade += 1)}`, organizers: [people.convener!] }),
  );
  const standing = standingRulesOf(house.association);
  await stage.as(people.member!, at, (act) => joinGroup(act, group.id, { standing }));
  offered = await asSystem([`group.roles@${group.slug}`], (act) =>
    appointRole(act, group.id, { person: people.member!, role: 'moderator' }),
  );
  return group.slug;
}
