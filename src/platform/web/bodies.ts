import { z } from 'zod';
import type { WrongPlace } from './call.ts';

/** What came of a body: its value, or each place of it that is wrong. */
export type CheckedBody<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: readonly WrongPlace[] };

/**
 * Checks a body by its schema.  Each wrong place is told by what was expected there and what came; where a schema has a message of its
 * own, that is what was expected.
 */
export function checkBody<S extends z.ZodType>(schema: S, body: unknown): CheckedBody<z.output<S>> {
  const checked = schema.safeParse(body, { error: expectedBy, reportInput: true });
  if (checked.success) return { ok: true, value: checked.data };
  return { ok: false, errors: checked.error.issues.flatMap((issue) => wrongIn(issue, schema)) };
}

function wrongIn(issue: z.core.$ZodIssue, schema: z.ZodType): WrongPlace[] {
  if (issue.code === 'unrecognized_keys') {
    const known = issue.path.length === 0 && schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
    const those = known.length > 0 ? `; known are ${known.join(', ')}` : '';
    return issue.keys.map((key) => place([...issue.path, key], (name) => `${name} is not known here${those}`));
  }
  const came = issue.input === undefined ? 'it is missing' : `it is ${written(issue.input)}`;
  return [place(issue.path, (name) => `${name} must be ${issue.message}; ${came}`)];
}

const place = (path: readonly PropertyKey[], say: (name: string) => string): WrongPlace => ({
  pointer: path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
  detail: say(path.map(String).join('.') || 'the body'),
});

/** What the schema expected; goes on from “NAME must be”. */
const expectedBy: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return typeWords[issue.expected] ?? 'something else';
    case 'invalid_value':
      return `one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
    case 'too_big':
      return `${issue.inclusive === false ? 'less than' : 'at most'} ${sized(issue.origin, Number(issue.maximum))}`;
    case 'too_small':
      return `${issue.inclusive === false ? 'more than' : 'at least'} ${sized(issue.origin, Number(issue.minimum))}`;
    case 'invalid_format':
      return formatWords[issue.format] ?? 'written as the document says';
    default:
      return 'as the document says';
  }
};

const typeWords: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
};

const formatWords: Readonly<Record<string, string>> = {
  date: 'a day, as 2026-11-30',
  datetime: 'an instant, as 2026-11-30T18:00:00Z',
  url: 'an address',
  uuid: 'a UUID',
};

function sized(origin: string, number: number): string {
  if (origin === 'string') return `${number} letters long`;
  return origin === 'array' ? `${number} entries long` : String(number);
}

const longestShown = 40;

/** What came, in a few words: nothing long is sent back. */
function written(came: unknown): string {
  if (came === null) return 'null';
  if (Array.isArray(came)) return `a list of ${came.length}`;
  if (typeof came === 'object') return 'an object';
  if (typeof came === 'string')
    return came.length > longestShown ? `a text of ${came.length} letters` : `the text ${JSON.stringify(came)}`;
  return JSON.stringify(came);
}
