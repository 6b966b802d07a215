import { afterAll, beforeAll, expect, test } from 'vitest';
import { anExample, type Example } from './support/house.ts';
import { at, exampleRoll, membersInGoodStanding } from './support/people.ts';
import { codeIn, visitor, type Visitor } from './support/visitor.ts';

// Ten members give a script a token each. The script knows the address of the OpenAPI document and nothing else: where to ask, what to
// send and how to bring a token it reads there.

interface Document {
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly securitySchemes: Readonly<Record<string, { readonly scheme: string }>> };
}

interface Operation {
  readonly operationId: string;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
}

let house: Example;
let members: { visitor: Visitor; token: string }[];

beforeAll(async () => {
  house = await anExample(new Date('2026-11-25T15:00:00Z'));
  const rows = membersInGoodStanding(exampleRoll('2026-11-25'), 40);
  members = [];
  // The example’s own petitions have signers among them: the script needs ten who have not signed.
  for (const row of rows.slice(-10)) members.push(await withToken(row[at.number]!, row[at.email]!));
});
afterAll(() => house.close());

/** Signs in by letter, and makes a token on the page for it. */
async function withToken(number: string, email: string) {
  const who = visitor(house.url);
  const asked = await who.send(await who.get('/sign-in?then=/me/tokens'), '/sign-in', { identifier: number });
  const [letter] = await house.lettersTo(email);
  const page = await who.send(asked, '/sign-in/code', { code: codeIn(letter?.text) });
  const made = await who.send(page, '/me/tokens', {
    name: 'A script',
    'scopes[]': ['read', 'sign'],
    lastOn: '2026-12-25',
  });
  return { visitor: who, token: /fmt_[0-9A-Za-z]{39}/.exec(made.html)![0] };
}

/** A client made from the document. */
async function client(documentAt: string) {
  const document = (await (await fetch(documentAt)).json()) as Document;
  const calls = new Map(
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(
        ([method, operation]) => [operation.operationId, { method, path, operation }] as const,
      ),
    ),
  );
  return async (id: string, { params = {}, query = {}, body, token = '' }: Asked = {}) => {
    const { method, path, operation } = calls.get(id)!;
    const [scheme] = operation.security
      .flatMap(Object.keys)
      .map((name) => document.components.securitySchemes[name]!.scheme);
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name]));
    const answer = await fetch(`${document.servers[0]!.url}${filled}?${new URLSearchParams(query)}`, {
      method: method.toUpperCase(),
      headers: {
        ...(body && { 'content-type': 'application/json' }),
        ...(scheme && { authorization: `${scheme} ${token}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: (text ? JSON.parse(text) : undefined) as Record<string, unknown> };
  };
}

interface Asked {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Record<string, string>;
  readonly body?: object;
  readonly token?: string;
}

test('a script that has read the document alone signs with ten tokens, once each, and not with one that was revoked', async () => {
  const call = await client(`${house.url}/api/v1/openapi.json`);
  const { body: list } = await call('listPetitions', { query: { state: 'signing', limit: '1' } });
  const [{ id, signed }] = list['items'] as [{ id: number; signed: number }];
  const { body: text } = await call('readPetitionText', { params: { id } });
  const sign = (token: string) => call('signPetition', { params: { id }, body: { textSha256: text['sha256'] }, token });

  const first = await Promise.all(members.map(({ token }) => sign(token)));
  const again = await Promise.all(members.map(({ token }) => sign(token)));
  const { body: counts } = await call('countSignatures', { params: { id } });
  const [leaving, ...staying] = members as [(typeof members)[number], ...typeof members];
  await leaving.visitor.send(await leaving.visitor.get('/me/tokens'), /revocation$/);
  const revoked = await sign(leaving.token);
  const others = await Promise.all(staying.map(({ token }) => call('readOwnSignature', { params: { id }, token })));

  expect(first.map(({ status }) => status)).toEqual(members.map(() => 201));
  expect(again.map(({ status }) => status)).toEqual(members.map(() => 200));
  expect(again.map(({ body }) => body)).toEqual(first.map(({ body }) => body));
  expect(counts['signed']).toBe(signed + members.length);
  expect([revoked.status, revoked.body['code']]).toEqual([401, 'bad-token']);
  expect(others.map(({ status }) => status)).toEqual(staying.map(() => 200));
});
