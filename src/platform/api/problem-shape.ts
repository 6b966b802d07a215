import { z } from 'zod';
import { problemWords, type ProblemKind } from '../web/problem.ts';
import { address } from './schemas.ts';

const kinds = Object.keys(problemWords) as [ProblemKind, ...ProblemKind[]];

/** What every answer looks like that is not good: RFC 9457. */
export const Problem = z
  .strictObject({
    type: address.meta({ description: 'Where this kind of problem is explained' }),
    title: z.string(),
    status: z.int().min(400).max(599),
    code: z.enum(kinds).meta({ description: 'The kind, for programs; it never changes' }),
    detail: z.string().optional().meta({ description: 'What was amiss this time' }),
    errors: z
      .array(
        z.union([
          z.strictObject({ parameter: z.string(), detail: z.string() }),
          z.strictObject({ pointer: z.string(), detail: z.string() }),
        ]),
      )
      .optional()
      .meta({ description: 'Each parameter, or each place of the body, that is wrong' }),
    impediments: z
      .array(z.looseObject({ code: z.string(), detail: z.string() }))
      .optional()
      .meta({ description: 'All that stands in the way, in the order in which we would say it' }),
  })
  .meta({ id: 'Problem' });
