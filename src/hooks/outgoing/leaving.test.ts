import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { leaving, leavingKinds, mayLeave, toldOf } from './leaving.ts';
import { staying } from './staying.ts';

const judged: readonly string[] = [...leavingKinds, ...staying];

/** All code of the house but the tests and the platform. */
const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) && !name.startsWith('platform'))
  .map((name) => readFileSync(path.join('src', name), 'utf8'));

const kind = /'([a-z]+\.[a-z-]+)'/g;

/** Kinds that are recorded where they stand, and those of the types of facts: written out, or as `About<'term-opened'>`. */
function kindsIn(source: string): string[] {
  const recorded = [...source.matchAll(/\b(?:record|note)\((?:act, )?\{\s*kind: '([a-z]+\.[a-z-]+)'/g)].map(
    ([, one]) => one!,
  );
  const capability = /readonly kind: `(\w+)\.\$\{Kind\}`/.exec(source)?.[1];
  const types = [...source.matchAll(/export type \w*Fact\b[\s\S]*?(?=\n\n|\n\/\*\*|$)/g)].map(([type]) => type);
  const writtenOut = types.flatMap((type) =>
    [...type.matchAll(/readonly kind:\s*([^;]+);/g)].flatMap(([, kinds]) =>
      [...kinds!.matchAll(kind)].map(([, one]) => one!),
    ),
  );
  const about = types.flatMap((type) =>
    [...type.matchAll(/About<\s*((?:\|?\s*'[a-z-]+'\s*)+)/g)].flatMap(([, kinds]) =>
      [...kinds!.matchAll(/'([a-z-]+)'/g)].map(([, one]) => `${capability}.${one}`),
    ),
  );
  return [...recorded, ...writtenOut, ...about];
}

test('every kind of fact of the house is judged: it leaves, or it stays', () => {
  const found = [...new Set(sources.flatMap(kindsIn))].toSorted();

  expect(found.length).toBeGreaterThan(150);
  expect(found.filter((kind) => !judged.includes(kind))).toEqual([]);
  expect(judged.filter((kind, place) => judged.indexOf(kind) < place)).toEqual([]);
});

test('whatever a fact holds, nothing leaves but what the table names, and no table names a person or a signature', () => {
  const everything = {
    person: 'a-person',
    by: 'a-person',
    member: 7,
    survivor: 7,
    organizer: 'a-person',
    organizers: 2,
    signature: 8,
    signatures: [8, 9],
    token: 'a-token',
    email: 'somebody@example.org',
    consultation: 5,
    comment: 6,
    ...Object.fromEntries(Object.values(leaving).flatMap((names) => names.map((name) => [name, `the ${name}`]))),
  };
  const told = judged.map((kind) => [kind, toldOf({ id: 1, at: new Date(0), fact: { ...everything, kind } })]) as [
    string,
    string | null,
  ][];

  expect(told.filter(([, text]) => text === null).map(([kind]) => kind)).toEqual([...staying]);
  for (const [kind, text] of told.filter(([, each]) => each !== null)) {
    const { type, data } = JSON.parse(text!) as { type: string; data: object };
    expect([type, Object.keys(data)]).toEqual([kind, ['fact', ...leaving[kind as keyof typeof leaving]]]);
    expect(text).not.toMatch(/a-person|a-token|@|"(?:person|by|member|survivor|organizers?|signatures?|email)"/);
  }
  expect(mayLeave('constructor')).toBe(false);
});
