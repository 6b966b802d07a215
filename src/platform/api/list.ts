import { z } from 'zod';
import type { Call } from '../web/call.ts';
import { operation, type Declared, type OperationRoute } from './operation.ts';
import { wholeNumber } from './schemas.ts';

type Shape = z.ZodRawShape;

const part = {
  limit: wholeNumber(1, 200, 'How many to give at most').default(50),
  offset: wholeNumber(0, 1_000_000, 'How many to pass over').default(0),
};

/** Which part of a list is wanted, as queries ask for it. */
export interface PartAsked {
  readonly most: number;
  readonly from: number;
}

/** A part of a list, and how many there are in all. */
export interface PartFound<T> {
  readonly total: number;
  readonly items: readonly T[];
}

type DeclaredList<P extends Shape, Q extends Shape, I extends z.ZodType> = Omit<
  Declared<P, Q, z.ZodType, I>,
  'gives' | 'answer' | 'method' | 'body' | 'statuses' | 'inParts'
> & {
  readonly of: I;
  readonly answer: (
    call: Call,
    asked: { readonly params: z.output<z.ZodObject<P>>; readonly query: z.output<z.ZodObject<Q>> },
    part: PartAsked,
  ) => Promise<PartFound<z.output<I>>>;
};

/** A list that comes in parts, with links to the parts beside (RFC 8288). Every list of the API has this shape. */
export function listOperation<
  I extends z.ZodType,
  P extends Shape = Record<never, never>,
  Q extends Shape = Record<never, never>,
>({ of, query, answer, ...declared }: DeclaredList<P, Q, I>): OperationRoute {
  const gives = z.strictObject({
    total: z.int().min(0).meta({ description: 'How many there are in all' }),
    limit: z.int().min(1).max(200),
    offset: z.int().min(0),
    items: z.array(of),
  });
  return operation<z.ZodType, typeof gives, P, Shape>({
    ...declared,
    method: 'GET',
    query: { ...query, ...part },
    gives,
    statuses: { 200: 'A part of the list' },
    inParts: true,
    async answer(call, asked) {
      const { limit, offset, ...own } = asked.query as { limit: number; offset: number };
      const wanted = { params: asked.params, query: own as z.output<z.ZodObject<Q>> };
      const { total, items } = await answer(call, wanted, { most: limit, from: offset });
      const links = linksBeside(call, { limit, offset, total });
      return { body: { total, limit, offset, items: [...items] }, headers: links ? { link: links } : {} };
    },
  });
}

interface Shown {
  readonly limit: number;
  readonly offset: number;
  readonly total: number;
}

/** The way to the part that follows and the one before, with whatever else was asked. */
function linksBeside({ baseUrl, path, query }: Pick<Call, 'baseUrl' | 'path' | 'query'>, shown: Shown): string {
  const { limit, offset, total } = shown;
  const linkTo = (rel: string, from: number) => {
    const asked = new URLSearchParams(query);
    asked.set('limit', String(limit));
    asked.set('offset', String(from));
    return `<${baseUrl}${path}?${asked}>; rel="${rel}"`;
  };
  return [
    ...(offset + limit < total ? [linkTo('next', offset + limit)] : []),
    ...(offset > 0 ? [linkTo('prev', Math.max(0, offset - limit))] : []),
  ].join(', ');
}
