import { z } from 'zod';
import { BadRequest, type WrongParameter } from '../web/call.ts';

/**
 * What stands behind the question mark.  The message of each schema goes on from “NAME is …”.
 *
 * @throws BadRequest with every parameter that is wrong, unknown, or given more than once
 */
export function readQuery<S extends z.ZodRawShape>(shape: S, query: URLSearchParams): z.output<z.ZodObject<S>> {
  const schema = z.strictObject(shape);
  const read = schema.safeParse(Object.fromEntries(query));
  const wrong = [
    ...[...new Set(query.keys())]
      .filter((name) => query.getAll(name).length > 1)
      .map((name) => told(name, 'given once')),
    ...(read.success ? [] : read.error.issues.flatMap((issue) => wrongIn(issue, Object.keys(shape)))),
  ];
  if (wrong.length > 0) throw new BadRequest(wrong.map(({ detail }) => detail).join('; '), wrong);
  return read.data as z.output<z.ZodObject<S>>;
}

function wrongIn(issue: z.core.$ZodIssue, known: readonly string[]): WrongParameter[] {
  if (issue.code !== 'unrecognized_keys') return [told(issue.path.join('.'), issue.message)];
  const those = known.length > 0 ? `known are ${known.join(', ')}` : 'none is';
  return issue.keys.map((name) => told(name, `not known here; ${those}`));
}

const told = (parameter: string, is: string): WrongParameter => ({ parameter, detail: `${parameter} is ${is}` });
