/** What a file is for, read from its path: see the table of names in ARCHITECTURE.md. */
export interface Place {
  /** `roll`, `platform`, `testing` …; null for a file right in `src`, which sets up the house. */
  readonly capability: string | null;
  readonly part: string | null;
  readonly role: Role;
}

export type Role = (typeof roles)[number] | 'test' | 'step';

/** Files at the edge, where people, mail and clocks come in. */
export const edges: readonly Role[] = ['pages', 'letters', 'inbound', 'jobs', 'api', 'cli'];

const roles = [
  'model',
  'rules',
  'queries',
  'commands',
  'tables',
  'words',
  'index',
  'plug',
  'testing',
  'pages',
  'letters',
  'inbound',
  'jobs',
  'api',
  'cli',
] as const;

const isRole = (name: string): name is (typeof roles)[number] => (roles as readonly string[]).includes(name);

/**
 * The place of a file below `src`.  A role may be a file (`pages.tsx`) or a folder (`pages/sign.tsx`); a file without one of
 * the known names is a step: a piece of the part's inside.
 */
export function placeOf(path: string): Place {
  const [, capability = null, ...inside] = path.split('/');
  if (inside.length === 0) return { capability: null, part: null, role: roleOf(capability ?? '') };
  const [first = '', ...rest] = inside;
  if (rest.length === 0) return { capability, part: null, role: roleOf(first) };
  return { capability, part: first, role: roleIn(rest) };
}

function roleIn(names: readonly string[]): Role {
  const [first = ''] = names;
  if (names.at(-1)?.includes('.test.')) return 'test';
  return names.length > 1 && isRole(first) ? first : roleOf(names.at(-1) ?? '');
}

function roleOf(file: string): Role {
  if (file.includes('.test.')) return 'test';
  const name = file.replace(/\.(ts|tsx|mjs)$/, '');
  return isRole(name) ? name : 'step';
}
