import type { z } from 'zod';

/** What is wrong in a file: where, what was expected there, and what was found. */
export interface FileProblem {
  /** As `$.classes[2].personal`. */
  readonly path: string;
  readonly expected: string;
  readonly found: string;
}

/** The problems that a schema found in a JSON value, in words; one for each field. */
export function problemsIn(error: z.ZodError, value: unknown): FileProblem[] {
  return error.issues.flatMap((issue) => problemsOf(issue, value, []));
}

type Issue = z.core.$ZodIssue;
type Steps = readonly PropertyKey[];

function problemsOf(issue: Issue, value: unknown, before: Steps): FileProblem[] {
  const at = [...before, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: pathOf([...at, key]),
      expected: 'no such field',
      found: shown(valueAt(value, [...at, key])),
    }));
  }
  const branch = issue.code === 'invalid_union' ? nearestBranch(issue.errors) : undefined;
  if (branch) return branch.flatMap((inner) => problemsOf(inner, value, at));
  return [{ path: pathOf(at), expected: expectedBy(issue), found: shown(valueAt(value, at)) }];
}

/** Of several shapes, the one that the value has come nearest to: it fails deepest. */
function nearestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const deepest = (issues: readonly Issue[]) =>
    Math.max(...issues.map(({ path, code }) => path.length + (code === 'unrecognized_keys' ? 1 : 0)));
  const nearest = branches
    .filter((issues) => issues.length > 0)
    .toSorted((one, other) => deepest(other) - deepest(one))[0];
  return nearest && deepest(nearest) > 0 ? nearest : undefined;
}

function expectedBy(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return kindWords[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return issue.message.startsWith('Invalid')
        ? `one of ${issue.values.map((one) => JSON.stringify(one)).join(', ')}`
        : issue.message;
    case 'invalid_union':
      return expectedOfUnion(issue);
    case 'too_small':
    case 'too_big':
      return issue.message.startsWith('Too')
        ? `${issue.code === 'too_small' ? `at least ${issue.minimum}` : `at most ${issue.maximum}`}`
        : issue.message;
    case 'invalid_format':
    case 'not_multiple_of':
    case 'unrecognized_keys':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return issue.message;
  }
}

/** “a whole number, or an object { … }”. */
function expectedOfUnion(issue: Extract<Issue, { code: 'invalid_union' }>): string {
  if (!issue.message.startsWith('Invalid')) return issue.message;
  if ('options' in issue && issue.options)
    return `one of ${issue.options.map((one) => JSON.stringify(one)).join(', ')}`;
  return [...new Set(issue.errors.flatMap(([first]) => (first ? [expectedBy(first)] : [])))].join(', or ');
}

const kindWords: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object { … }',
};

/** `$.classes[2].personal`. */
function pathOf(steps: Steps): string {
  return steps.reduce<string>(
    (path, step) => path + (typeof step === 'number' ? `[${step}]` : `.${String(step)}`),
    '$',
  );
}

function valueAt(value: unknown, steps: Steps): unknown {
  return steps.reduce<unknown>(
    (inner, step) => (inner !== null && typeof inner === 'object' ? Reflect.get(inner, step) : undefined),
    value,
  );
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
