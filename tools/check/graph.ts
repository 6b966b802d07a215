import type { Architecture } from './architecture.ts';
import type { Finding } from './finding.ts';
import { edges, placeOf, type Place, type Role } from './place.ts';
import type { Import, Source } from './source.ts';

/**
 * Who knows whom: rules 1, 2, 3, 5 and 6 of the house, for every import below `src`, type-only ones included.  Tests may
 * know anything.
 */
export function strayImports(sources: readonly Source[], architecture: Architecture): Finding[] {
  return sources.filter((source) => source.path.startsWith('src/')).flatMap((source) => strayIn(source, architecture));
}

interface Step {
  readonly from: Place;
  readonly to: Place;
  /** Path within the tree of what is imported. */
  readonly target: string;
  readonly typeOnly: boolean;
  readonly architecture: Architecture;
}

type Objection = Pick<Finding, 'rule' | 'says' | 'todo'> | undefined;

function strayIn(source: Source, architecture: Architecture): Finding[] {
  const from = placeOf(source.path);
  if (from.role === 'test') return [];
  const found = (line: number, objection: Objection) => (objection ? [{ path: source.path, line, ...objection }] : []);
  return [
    ...found(1, unlisted(from, architecture)),
    ...source.imports.flatMap((each) => found(each.line, objectionTo(source, each, from, architecture))),
  ];
}

function objectionTo(source: Source, each: Import, from: Place, architecture: Architecture): Objection {
  if (each.to === null) return undefined;
  if (!each.to.startsWith('src/')) return outside(from, each.to);
  const step: Step = { from, to: placeOf(each.to), target: each.to, typeOnly: each.typeOnly, architecture };
  if (from.capability === step.to.capability) return withinCapability(step);
  return forTestsOnly(step) ?? plugOutsideHouse(step) ?? acrossCapabilities(step);
}

function unlisted({ capability, role }: Place, { doors }: Architecture): Objection {
  if (capability === 'site' && (role === 'tables' || role === 'rules'))
    return {
      rule: 'site',
      says: 'the site has a rule or a table of its own',
      todo: 'Give it to the capability that knows why; the site only puts pages together.',
    };
  if (capability === null || capability === 'platform' || capability === 'testing' || capability in doors) return;
  return {
    rule: 'unlisted',
    says: `src/${capability} is not in architecture.mjs`,
    todo: 'Add it there with the doors that it may enter, or move the file to the capability that it belongs to.',
  };
}

function outside(from: Place, target: string): Objection {
  if (from.capability === null || from.capability === 'site' || from.role === 'testing') return;
  return {
    rule: 'outside',
    says: `${from.capability} reads ${target}, which is outside src`,
    todo: 'Have the file right in src that sets up the house hand it in.',
  };
}

function forTestsOnly({ from, to }: Step): Objection {
  if (to.capability !== 'testing' && to.role !== 'testing') return;
  if (from.capability === 'testing' || from.role === 'testing') return;
  return { rule: 'testing', says: 'this is for tests only', todo: 'Import it in a test or in another testing.ts.' };
}

function plugOutsideHouse({ from, to }: Step): Objection {
  if (to.role !== 'plug' || to.capability === 'platform' || from.capability === null) return;
  return { rule: 'plug', says: 'a plug is for the house alone', todo: 'Import what you need from the door, index.ts.' };
}

function acrossCapabilities(step: Step): Objection {
  const { from, to, architecture } = step;
  const there = to.capability ?? 'the house';
  if (to.capability === 'testing') return undefined;
  if (to.capability === 'platform') return throughDoor(step, to.role === 'index' || to.part === null);
  if (from.capability === 'platform')
    return {
      rule: 'platform',
      says: `the platform knows ${there}`,
      todo: 'Let the capability hand it in by its plug.',
    };
  if (from.capability !== null && !allowed(from.capability, to.capability, architecture))
    return {
      rule: 'layer',
      says: `${from.capability} knows ${there}, which architecture.mjs does not allow`,
      todo: 'Calls go down, news goes up: record a fact below and react to it above, or have the house hand it in.',
    };
  return throughDoor(step, (to.role === 'index' || to.role === 'plug' || to.role === 'testing') && to.part === null);
}

function allowed(from: string, to: string | null, { doors }: Architecture): boolean {
  return to !== null && (doors[from] ?? []).includes(to);
}

function throughDoor({ to, target }: Step, isDoor: boolean): Objection {
  if (isDoor) return;
  const part = to.capability === 'platform' ? `src/platform/${to.part}` : `src/${to.capability}`;
  return { rule: 'door', says: `enters ${target} past the door`, todo: `Import it from ${part}/index.ts.` };
}

interface Shut {
  readonly from: (role: Role) => boolean;
  readonly to: (role: Role) => boolean;
  /** True when a shape, a type-only import, may pass. */
  readonly valuesOnly?: true;
  readonly says: string;
  readonly todo: string;
}

/** What a file of this role must not import from its own capability, and what to do instead. */
const shut: readonly Shut[] = [
  {
    from: (role) => !edges.includes(role) && role !== 'plug' && role !== 'testing',
    to: (role) => edges.includes(role),
    says: 'imports an edge from inside',
    todo: 'Move what is shared inwards (commands, queries, rules, a view), or let an edge or the plug call it.',
  },
  {
    from: (role) => role === 'queries',
    to: (role) => role === 'commands',
    says: 'queries import a command',
    todo: 'Reading changes nothing: call the command from the edge, or move the shared reading to queries.',
  },
  {
    from: (role) => edges.includes(role) || role === 'words',
    to: (role) => role === 'tables',
    says: 'an edge opens the tables',
    todo: 'Put the statement into queries.ts or commands.ts and call that.',
  },
  {
    from: (role) => role === 'words' || role === 'letters',
    to: (role) => role === 'queries' || role === 'commands',
    valuesOnly: true,
    says: 'words and letters fetch or change something',
    todo: 'Take what is to be said as an argument.',
  },
];

function withinCapability({ from, to, target, typeOnly }: Step): Objection {
  if (from.capability === 'platform' || from.capability === null) return;
  if (target === `src/${from.capability}/index.ts` && from.role !== 'plug' && from.role !== 'testing')
    return { rule: 'door', says: 'goes out and in again by its own door', todo: 'Import the file itself.' };
  if (to.role === 'plug')
    return { rule: 'plug', says: 'a plug is for the house alone', todo: 'Import the file itself.' };
  if (to.role === 'testing' && from.role !== 'testing')
    return { rule: 'testing', says: 'this is for tests only', todo: 'Import it in a test or in another testing.ts.' };
  if (from.capability === 'site') return;
  const broken = shut.find((each) => each.from(from.role) && each.to(to.role) && !(typeOnly && each.valuesOnly));
  return broken && { rule: 'inside', says: broken.says, todo: broken.todo };
}
