import { z } from 'zod';
import { json, type JsonAnswer } from './answers.ts';
import { BadRequest, type Call, type WrongParameter } from './call.ts';

/** Which part of a list is wanted. */
export interface Part {
  readonly limit: number;
  /** How many come before it. */
  readonly offset: number;
}

const whole = (least: number, most: number) => {
  const expected = `a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, expected)
    .transform(Number)
    .refine((number) => number >= least && number <= most, expected);
};

const part = { limit: whole(1, 200).default(50), offset: whole(0, 1_000_000).default(0) };

/**
 * What is asked of a list of the API: which part, and what the list itself understands.
 *
 * @param own the parameters of the list; the message of each goes on from “NAME is …”
 * @throws BadRequest with every parameter that is wrong, unknown, or given more than once
 */
export function askedOfList<S extends z.ZodRawShape>(
  { query }: Pick<Call, 'query'>,
  own: S,
): Part & z.output<z.ZodObject<S>> {
  const schema = z.strictObject({ ...own, ...part });
  const read = schema.safeParse(Object.fromEntries(query));
  const wrong = [
    ...[...new Set(query.keys())]
      .filter((name) => query.getAll(name).length > 1)
      .map((name) => told(name, 'given once')),
    ...(read.success ? [] : read.error.issues.flatMap((issue) => wrongIn(issue, Object.keys(schema.shape)))),
  ];
  if (wrong.length > 0) throw new BadRequest(wrong.map(({ detail }) => detail).join('; '), wrong);
  return read.data as Part & z.output<z.ZodObject<S>>;
}

function wrongIn(issue: z.core.$ZodIssue, known: readonly string[]): WrongParameter[] {
  if (issue.code !== 'unrecognized_keys') return [told(issue.path.join('.'), issue.message)];
  return issue.keys.map((name) => told(name, `not known here; known are ${known.join(', ')}`));
}

const told = (parameter: string, is: string): WrongParameter => ({ parameter, detail: `${parameter} is ${is}` });

/** A part of a list, with links to the parts beside it (RFC 8288). Every list of the API has this shape. */
export function listAnswer(
  { baseUrl, path, query }: Pick<Call, 'baseUrl' | 'path' | 'query'>,
  { limit, offset }: Part,
  { total, items }: { readonly total: number; readonly items: readonly object[] },
): JsonAnswer {
  const linkTo = (rel: string, from: number) => {
    const asked = new URLSearchParams(query);
    asked.set('limit', String(limit));
    asked.set('offset', String(from));
    return `<${baseUrl}${path}?${asked}>; rel="${rel}"`;
  };
  const links = [
    ...(offset + limit < total ? [linkTo('next', offset + limit)] : []),
    ...(offset > 0 ? [linkTo('prev', Math.max(0, offset - limit))] : []),
  ];
  return json({ total, limit, offset, items }, 200, links.length > 0 ? { link: links.join(', ') } : {});
}
