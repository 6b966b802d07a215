import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anOpenPetition, aStage, sign, type Stage } from '../../charters/testing.ts';
import { petitionOf } from '../../charters/index.ts';
import { aGroup } from '../../groups/testing.ts';
import type { ApiDocument, DrawnOperation, DrawnParameter } from '../../platform/api/index.ts';
import { makeToken, tokenScopes, type TokenScope } from '../../roll/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type Asking, type TestHouse } from '../../testing.ts';
import { aUnit } from '../../units/testing.ts';

// The document is held against the server: whatever it says of a call is tried.

const at = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let stage: Stage;
let document: ApiDocument;
let ajv: Ajv2020;
let samples: Samples;
let programs: Record<'all' | TokenScope | 'none', Asking>;

interface Samples {
  readonly petition: number;
  readonly textSha256: string;
  readonly decision: number;
  readonly unit: string;
  readonly group: string;
  readonly report: number;
  readonly meeting: number;
}

beforeAll(async () => {
  house = await openTestHouse(at);
  stage = await aStage(house.app.database);
  samples = await prepared();
  const signer = await aPerson(house.app.database.db, 'Ada Signer', { class: 'REG' });
  const tokenOf = (scopes: readonly TokenScope[]) =>
    stage.as(signer, at, (act) =>
      makeToken(act, signer, { name: `A script to ${scopes.join(' and ')}`, scopes, lastOn: '2027-11-23' }),
    );
  programs = {
    all: house.program(await tokenOf(tokenScopes)),
    read: house.program(await tokenOf(['read'])),
    sign: house.program(await tokenOf(['sign'])),
    none: house.program(),
  };
  document = (await programs.none('GET', '/api/v1/openapi.json')).body as ApiDocument;
  ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addSchema(document, 'api');
});
afterAll(() => house.close());

/** Everything that the addresses speak of, and enough of it for two parts of each list. */
async function prepared(): Promise<Samples> {
  const { db } = house.app.database;
  const asSystem = <T>(grants: readonly string[], work: Parameters<typeof stage.perform<T>>[1]) =>
    stage.perform({ by: null, at, grants: new Set(grants) }, work);
  const organizers = [await aPerson(db, 'One Moss'), await aPerson(db, 'Two Moss')] as const;
  const petition = await anOpenPetition(stage, organizers, at);
  await anOpenPetition(stage, organizers, at);
  await sign(stage, petition, await aPerson(db, 'A Signer', { class: 'REG' }), at);
  const unit = await asSystem(['units.edit'], (act) => aUnit(act, { formerNames: [{ name: 'Moss', untilOn: null }] }));
  await asSystem(['units.edit'], (act) => aUnit(act, { name: 'Fern Table', acronym: '', parent: unit.id }));
  const group = await asSystem([], (act) => aGroup(act, { organizers: [organizers[0]] }));
  await asSystem([], (act) => aGroup(act, { name: 'Fern Group', organizers: [organizers[0]] }));
  const decision = await aDecision(petition, organizers[0]);
  await house.app.settle();
  const textSha256 = (await petitionOf(db, petition))!.textSha256!;
  const [report, meeting] = [await aReport(petition), await aMeeting(unit.id)];
  await aReport(petition, 2);
  await aMeeting(unit.id);
  return { petition, textSha256, decision, unit: unit.slug, group: group.slug, report, meeting };
}

const aDecision = (petition: number, person: string) =>
  inserted(
    `insert into charters.decision (petition, result, decided_on, present, votes_for, reasons, recorded_by, recorded_at)
     values ($1, 'returned', '2026-11-01', 11, 9, 'Say more.', $2, $3) returning id`,
    [petition, person, at],
  );

/** A final report, frozen as it would be. */
async function aReport(petition: number, number = 1): Promise<number> {
  const item = { number: 1, body: 'approved it.', facts: [['Vote', '9 for']], href: `/petitions/${petition}` };
  const document = {
    language: 'en',
    association: 'A',
    designation: `CD#${number}`,
    body: 'Committee',
    to: 'the Council',
    toldAs: 'information',
    on: '2026-11-23',
    chair: 'Ada',
    title: 'A report',
    introduction: '',
    amends: null,
    sections: [{ toldAs: 'information', heading: 'The committee', items: [item] }],
  };
  return inserted(
    `insert into council.report (state, title, drawn_at, session, number, amendment, designation, finalized_at, reported_on, document, markdown, sha256)
     values ('final', 'A report', $1, '2026-2027', $2, 0, $3, $1, '2026-11-23', $4, '# A report', repeat('a', 64)) returning id`,
    [at, number, `CD#${number}`, JSON.stringify(document)],
  );
}

const aMeeting = (unit: number) =>
  inserted(
    `insert into meetings.sitting (unit, name, begins_at, ends_at, announced_at, changed_at)
     values ($2, 'Midwinter', $1::timestamptz - interval '2 hours', $1, $1, $1) returning id`,
    [at, unit],
  );

async function inserted(statement: string, values: readonly unknown[]): Promise<number> {
  const client = await house.app.database.connection();
  try {
    const { rows } = await client.query<{ id: number }>(statement, [...values]);
    return rows[0]!.id;
  } finally {
    client.release();
  }
}

interface Drawn {
  readonly method: string;
  readonly path: string;
  readonly drawn: DrawnOperation;
}

const operations = (): Drawn[] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, drawn]) => ({ method: method.toUpperCase(), path, drawn })),
  );

/** What stands in the address, for each name that an address has. */
const paramsOf = (path: string): Readonly<Record<string, string>> =>
  path.startsWith('/api/v1/policies')
    ? { id: 'ala-mig', version: '2014' }
    : {
        id: String(idIn(path)),
        slug: path.includes('units') ? samples.unit : samples.group,
      };

const idIn = (path: string): number => {
  if (path.includes('decisions')) return samples.decision;
  if (path.includes('reports')) return samples.report;
  return path.includes('meetings') ? samples.meeting : samples.petition;
};

const addressOf = (path: string, params = paramsOf(path)): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name]!);

const bodies: Readonly<Record<string, () => unknown>> = {
  signPetition: () => ({ textSha256: samples.textSha256 }),
  findOverlap: () => ({ title: 'Sustainability', topics: ['sustainability'] }),
};
/** Those that need something to be there first come after what makes it. */
const order = ['signPetition', 'readOwnSignature', 'listOwnSignatures', 'withdrawSignature'];
const inTurn = () =>
  operations().toSorted((a, b) => order.indexOf(a.drawn.operationId) - order.indexOf(b.drawn.operationId));

type Answer = Awaited<ReturnType<Asking>>;

/** What of an answer is not as the document says; empty when all is. */
function strays({ method, path, drawn }: Drawn, { status, headers, body }: Answer): string[] {
  const said = drawn.responses[String(status)];
  if (!said) return [`${status} is not in the document`];
  const type = headers.get('content-type')?.replace(/;.*/, '');
  const found = Object.keys(said.headers ?? {})
    .filter((name) => name !== 'Link' && name !== 'Retry-After' && !headers.has(name))
    .map((name) => `${name} is missing`);
  if (!said.content) return [...found, ...(body === undefined ? [] : ['there is a body'])];
  if (!type || !said.content[type]) return [...found, `${type} is not in the document`];
  const steps = ['paths', path, method.toLowerCase(), 'responses', String(status), 'content', type, 'schema'];
  const pointer = steps.map((step) => step.replaceAll('~', '~0').replaceAll('/', '~1')).join('/');
  const fits = ajv.compile({ $ref: `api#/${encodeURI(pointer)}` });
  return fits(body) ? found : [...found, ajv.errorsText(fits.errors)];
}

/** Tries something of each operation, and gives what was not as the document says. */
async function tried(
  those: readonly Drawn[],
  work: (each: Drawn) => Promise<{ readonly expected: number; readonly answer: Answer }[]>,
): Promise<string[]> {
  const found: string[] = [];
  for (const each of those) {
    for (const { expected, answer } of await work(each)) {
      const amiss = [
        ...strays(each, answer),
        ...(answer.status === expected ? [] : [`${answer.status}, not ${expected}`]),
      ];
      found.push(...amiss.map((what) => `${each.drawn.operationId}: ${what}`));
    }
  }
  return found;
}

const bodyOf = ({ drawn }: Drawn) => bodies[drawn.operationId]?.();

test('the document is an OpenAPI document', async () => {
  const { valid, errors } = await new Validator().validate(structuredClone(document) as never);

  expect([valid, errors]).toEqual([true, undefined]);
});

test('what is given says no figure of one association: what a file may leave out is always there', async () => {
  const rules = document.components.schemas['PolicyRules']!;
  const page = (await (await house.browsing()).get('/api')).text;

  expect(JSON.stringify(rules)).not.toContain('"default":');
  expect(rules.required).toEqual(expect.arrayContaining(['changes', 'duties', 'retention']));
  expect(rules.description).toContain('the body that decides');
  expect(page).not.toMatch(/round table|Reports of the committee|Guidelines: the chair/);
  // What is sent to us still says what holds when it is left out.
  expect(document.components.schemas['Concern']!.properties!['title']!.default).toBe('');
});

test('every address under /api/v1 is in the document, and no other', () => {
  const routes = house.plug.routes.filter(({ path }) => path.startsWith('/api/'));
  const served = routes.map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);

  expect(
    operations()
      .map(({ method, path }) => `${method} ${path}`)
      .toSorted(),
  ).toEqual(served.toSorted());
});

test('every operation answers as the document says', async () => {
  const found = await tried(inTurn(), async (each) => [
    {
      expected: Number(
        Object.keys(each.drawn.responses).find(
          (status) => status.startsWith('2') && (each.drawn.operationId !== 'signPetition' || status === '201'),
        ),
      ),
      answer: await programs.all(each.method, addressOf(each.path), bodyOf(each)),
    },
  ]);

  expect(found).toEqual([]);
});

test('an answer that is not as the document says would be found', () => {
  const list = operations().find(({ drawn }) => drawn.operationId === 'listPetitions')!;
  const answer = (status: number, body: unknown) => ({
    status,
    body,
    headers: new Headers({ 'content-type': 'application/json', etag: '"x"' }),
  });
  const part = { total: 0, limit: 50, offset: 0, items: [] };

  const found = [
    answer(200, part),
    answer(418, part),
    answer(200, { ...part, more: 1 }),
    answer(200, { ...part, items: [{}] }),
    { ...answer(200, part), headers: new Headers({ 'content-type': 'application/json' }) },
  ].map((each) => strays(list, each).length > 0);

  expect(found).toEqual([false, true, true, true, true]);
});

test('what is alike for everyone is not sent again to whoever has it, and may be read from other sites', async () => {
  const alike = operations().filter(({ drawn }) => drawn.responses['304']);
  const found: string[] = [];
  for (const { path, drawn } of alike) {
    const first = await programs.none('GET', addressOf(path));
    const again = await programs.none('GET', addressOf(path), undefined, {
      'if-none-match': `"x", W/${first.headers.get('etag')}`,
    });
    const other = await programs.none('GET', addressOf(path), undefined, { 'if-none-match': '"x"' });
    const told = [
      first.headers.get('access-control-allow-origin'),
      again.status,
      again.body,
      again.headers.get('etag'),
      other.status,
    ];
    const expected = ['*', 304, undefined, first.headers.get('etag'), 200];
    if (JSON.stringify(told) !== JSON.stringify(expected)) found.push(`${drawn.operationId}: ${JSON.stringify(told)}`);
  }

  expect(alike.length).toBeGreaterThan(12);
  expect(found).toEqual([]);
});

test('a parameter that is wrong, unknown or given twice is named', async () => {
  const found = await tried(operations(), async (each) => {
    const ask = async (query: string) => ({
      expected: 400,
      answer: await programs.all(each.method, `${addressOf(each.path)}?${query}`, bodyOf(each)),
    });
    const inQuery = each.drawn.parameters.filter((parameter) => parameter.in === 'query');
    const asked = inQuery.flatMap((parameter) => [
      ask(`${parameter.name}=${wrongFor(parameter)}`),
      ask(`${parameter.name}=1&${parameter.name}=1`),
    ]);
    return Promise.all([ask('nothing-such=1'), ...asked]);
  });

  expect(found).toEqual([]);
});

function wrongFor({ schema }: DrawnParameter): string {
  if (schema.maximum !== undefined) return String(schema.maximum + 1);
  if (schema.enum) return 'nothing-such';
  return 'a'.repeat(schema.maxLength! + 1);
}

test('an address with something wrong in it is one that does not exist', async () => {
  const found = await tried(operations(), async (each) => {
    const named = each.drawn.parameters.filter((parameter) => parameter.in === 'path');
    const wrong = named.flatMap(({ name }) =>
      ['0', '-1', '999999999', 'No_Such', '%00'].map((text) => ({ ...paramsOf(each.path), [name]: text })),
    );
    return Promise.all(
      wrong.map(async (params) => ({
        expected: 404,
        answer: await programs.all(each.method, addressOf(each.path, params), bodyOf(each)),
      })),
    );
  });

  expect(found).toEqual([]);
});

test('what asks for a token is not done without one, nor with one for something else', async () => {
  const guarded = operations().filter(({ drawn }) => drawn.security.length > 0);
  const found = await tried(guarded, async (each) => {
    const scopes = each.drawn.security.flatMap(({ token }) => token);
    const ask = async (expected: number, program: Asking) => ({
      expected,
      answer: await program(each.method, addressOf(each.path), bodyOf(each)),
    });
    const unfit = tokenScopes.filter((scope) => !scopes.includes(scope)).map((scope) => ask(403, programs[scope]));
    return Promise.all([ask(401, programs.none), ask(401, house.program('fmt_made-up')), ...unfit]);
  });

  expect(guarded.length).toBe(5);
  expect(found).toEqual([]);
});

test('a body that is no JSON, not as asked, or too large is told from the others', async () => {
  const writing = operations().filter(({ drawn }) => drawn.requestBody);
  const found = await tried(writing, async (each) => {
    const ask = async (expected: number, body: unknown) => ({
      expected,
      answer: await programs.all(each.method, addressOf(each.path), body),
    });
    return Promise.all([ask(422, []), ask(422, { textSha256: 7, title: 7 }), ask(413, { title: 'a'.repeat(300_000) })]);
  });
  const noJson = await Promise.all(
    writing.map(({ method, path }) => house.program(undefined)(method, addressOf(path))),
  );

  expect(writing.map(({ drawn }) => drawn.operationId).toSorted()).toEqual(Object.keys(bodies).toSorted());
  expect(found).toEqual([]);
  expect(new Set(noJson.map(({ status }) => status))).toEqual(new Set([400, 401]));
});

test('every example of the page works when it is pasted', async () => {
  const { html } = await (await house.browsing()).get('/api');
  const commands = [...html.matchAll(/>(curl [^<]*)</g)].map(([, command = '']) => decoded(command));
  const found: unknown[] = [];
  for (const command of commands) {
    const [, method = 'GET', address = ''] = /^curl(?: -X (\w+))? '([^']*)'/.exec(command) ?? [];
    const [, body] = / -d '([^']*)'/.exec(command) ?? [];
    const program = command.includes('$TOKEN') ? programs.all : programs.none;
    const { status } = await program(
      method,
      address.replace('http://127.0.0.1:3000', ''),
      body && (JSON.parse(body) as unknown),
    );
    if (status >= 300) found.push([command, status]);
  }

  expect(commands.length).toBe(operations().length + 1);
  expect(found).toEqual([]);
});

const decoded = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&');

test('every code with which a call can be refused stands in the document and on the page, with its sentence', async () => {
  const { text } = await (await house.browsing()).get('/api');
  const refusals = operations().flatMap(({ drawn }) =>
    Object.entries(drawn.responses['409']?.content?.['application/problem+json']?.examples ?? {}),
  );
  const problem = ajv.compile({ $ref: 'api#/components/schemas/Problem' });

  expect(refusals.map(([code]) => code)).toContain('dues-run-out');
  for (const [code, { summary, value }] of refusals) {
    expect([code, problem(value), (value as { detail: string }).detail]).toEqual([code, true, summary]);
    expect(text).toContain(`${code} 409 ${summary.replaceAll('\u00a0', ' ')}`);
  }
});

test('an address that is asked for in another way says which ways it takes', async () => {
  const methods = Map.groupBy(operations(), ({ path }) => path);
  const found: unknown[] = [];
  for (const [path, those] of methods) {
    const taken = those.map(({ method }) => method);
    const allowed = taken.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ');
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].filter((each) => !taken.includes(each))) {
      const { status, headers, body } = await programs.all(method, addressOf(path));
      const told = [status, headers.get('allow'), (body as { code: string }).code];
      if (JSON.stringify(told) !== JSON.stringify([405, allowed, 'wrong-method'])) found.push([method, path, ...told]);
    }
  }

  expect(methods.size).toBeGreaterThan(20);
  expect(found).toEqual([]);
});

test('each problem leads to the place of the page where it is explained', async () => {
  const { body } = await programs.none('GET', '/api/v1/petitions?limit=0');
  const [page = '', anchor = ''] = (body as { type: string }).type.replace('http://127.0.0.1:3000', '').split('#');
  const { status, html } = await (await house.browsing()).get(page);

  expect(status).toBe(200);
  expect(html).toContain(`id="${anchor}"`);
});
