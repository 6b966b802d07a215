import type { Architecture } from './architecture.ts';
import type { Finding } from './finding.ts';
import { edges, placeOf, type Role } from './place.ts';
import { lineAt, visit, type Import, type Source } from './source.ts';

/**
 * Rule 4: `rules.ts` and `model.ts` touch nothing, nor does anything whose values they use; and no capability reads a
 * clock, because the act brings one.
 */
export function impurities(sources: readonly Source[], architecture: Architecture): Finding[] {
  const tree = new Map(sources.map((source) => [source.path, source]));
  const pure = pureFiles(tree);
  return [
    ...[...pure.entries()].flatMap(([path, because]) => touchedBy(tree.get(path), because, tree, architecture)),
    ...sources.filter((source) => inCapability(source) && !pure.has(source.path)).flatMap(clocksReadBy),
  ];
}

type Tree = ReadonlyMap<string, Source>;

const allowedPlatform = ['src/platform/refusal/', 'src/platform/time/'];
const handles = new Set(['Db', 'Database', 'Act', 'Visit', 'Perform', 'Kysely']);
const impureRoles: readonly Role[] = [...edges, 'queries', 'commands', 'tables', 'plug', 'testing'];

function inCapability(source: Source): boolean {
  const { capability, role } = placeOf(source.path);
  const outside = capability === null || capability === 'platform' || capability === 'testing';
  return source.path.startsWith('src/') && !outside && role !== 'test' && role !== 'testing';
}

/** Rules, models, and every file whose values they use, each with the file that makes it so. */
function pureFiles(tree: Tree): Map<string, string> {
  const isStart = (source: Source) => inCapability(source) && ['rules', 'model'].includes(placeOf(source.path).role);
  const pure = new Map([...tree.values()].filter(isStart).map((source) => [source.path, source.path]));
  for (const [path, because] of pure) {
    for (const each of tree.get(path)?.imports ?? []) {
      if (each.typeOnly || each.to === null || touches(each.to)) continue;
      for (const origin of originsOf(each, tree)) if (!pure.has(origin) && !touches(origin)) pure.set(origin, because);
    }
  }
  return pure;
}

/** True for a file that is known to touch something by its place alone. */
function touches(path: string): boolean {
  if (path.startsWith('src/platform/')) return true;
  return impureRoles.includes(placeOf(path).role);
}

/** The files where the imported names are at home: a door is looked through. */
function originsOf(each: Import, tree: Tree): string[] {
  const target = each.to === null ? undefined : tree.get(each.to);
  if (!target) return [];
  if (placeOf(target.path).role !== 'index') return [target.path];
  const homes = target.imports.filter(
    (handed) => handed.handedOn && handed.names.some((name) => each.names.includes(name)),
  );
  return homes.flatMap((handed) => (handed.to === null ? [] : [handed.to]));
}

function touchedBy(source: Source | undefined, because: string, tree: Tree, architecture: Architecture): Finding[] {
  if (!source) return [];
  const who = because === source.path ? 'this file' : `this file, which ${because} uses,`;
  const finding = (line: number, says: string): Finding => ({
    path: source.path,
    line,
    rule: 'pure',
    says: `${who} touches ${says}`,
    todo: 'Take the value as an argument; let commands and queries fetch it.',
  });
  return [
    ...source.imports.flatMap((each) => {
      const touched = touchedThrough(each, tree, architecture);
      return touched ? [finding(each.line, touched)] : [];
    }),
    ...worldlyNames(source).map(({ line, name }) => finding(line, name)),
  ];
}

function touchedThrough(each: Import, tree: Tree, { purePackages }: Architecture): string | undefined {
  const handle = each.names.find((name) => handles.has(name));
  if (handle) return `a handle on the world, ${handle}`;
  if (each.typeOnly) return;
  if (each.to === null) return purePackages.includes(each.specifier) ? undefined : `the package ${each.specifier}`;
  if (allowedPlatform.some((folder) => each.to?.startsWith(folder))) return;
  return originsOf(each, tree).find(touches) ?? (touches(each.to) ? each.to : undefined);
}

const worldly = new Set([
  'fetch',
  'process',
  'console',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'performance',
  'randomUUID',
  'randomBytes',
  'randomInt',
]);

function worldlyNames(source: Source): { line: number; name: string }[] {
  const found = clockReadings(source);
  visit(source, {
    Identifier: (node) => {
      const isKey = source.text[node.start - 1] === '.' || /^\??:/.test(source.text.slice(node.end, node.end + 2));
      if (worldly.has(node.name) && !isKey) found.push({ line: lineAt(source.text, node.start), name: node.name });
    },
    MemberExpression: (node) => {
      const name = source.text.slice(node.start, node.end);
      if (name === 'Math.random') found.push({ line: lineAt(source.text, node.start), name });
    },
  });
  return found;
}

function clocksReadBy(source: Source): Finding[] {
  return clockReadings(source).map(({ line, name }) => ({
    path: source.path,
    line,
    rule: 'clock',
    says: `reads the clock: ${name}`,
    todo: 'Use the instant or the day of the act or visit: act.at, act.today.',
  }));
}

function clockReadings(source: Source): { line: number; name: string }[] {
  const found: { line: number; name: string }[] = [];
  const note = (start: number, name: string) => found.push({ line: lineAt(source.text, start), name });
  visit(source, {
    NewExpression: (node) => {
      const isDate = node.callee.type === 'Identifier' && node.callee.name === 'Date';
      if (isDate && node.arguments.length === 0) note(node.start, 'new Date()');
    },
    CallExpression: (node) => {
      if (node.callee.type === 'Identifier' && node.callee.name === 'Date') note(node.start, 'Date()');
    },
    MemberExpression: (node) => {
      const name = source.text.slice(node.start, node.end);
      if (name === 'Date.now' || name === 'Temporal.Now') note(node.start, name);
    },
  });
  return found;
}
