import type { z } from 'zod';
import { NotFound, type Impediment } from '../refusal/index.ts';
import { json } from '../web/answers.ts';
import type { Call } from '../web/call.ts';
import type { ProblemKind } from '../web/problem.ts';
import type { Method, Route } from '../web/route.ts';
import { readQuery } from './query.ts';

type Shape = z.ZodRawShape;
type Read<S extends Shape> = z.output<z.ZodObject<S>>;

/** What an operation of the API is, said once: the server checks by it, and the document and the page are drawn from it. */
export interface Declared<P extends Shape, Q extends Shape, B extends z.ZodType, A extends z.ZodType> {
  /** A verb and what it is about: `signPetition`. It never changes. */
  readonly id: string;
  readonly method: Method;
  /** As `/api/v1/petitions/:id`. */
  readonly path: `/api/v1/${string}`;
  /** Where it stands on the page. */
  readonly tag: string;
  /** One line without a full stop. */
  readonly summary: string;
  /** What else whoever writes a program must know. */
  readonly about?: string;
  /** The parts of the address, each with an example; one that is wrong is an address that does not exist. */
  readonly params?: P;
  /** What is asked behind the question mark. */
  readonly query?: Q;
  readonly body?: B;
  /** The body of the answer; left out where there is none. */
  readonly gives?: A;
  /** The media type of the answer; `application/json` unless told. */
  readonly type?: string;
  /** What each good status means; 200 unless told. */
  readonly statuses?: Readonly<Record<number, string>>;
  /** It needs a token with one of these scopes. Without, it is alike for everyone. */
  readonly scopes?: readonly string[];
  /** What headers of good answers say, besides those that follow from the rest. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Good answers carry `Link` to the parts beside this one. */
  readonly inParts?: boolean;
  /** All that can stand in the way, each with details such as it may carry. */
  readonly refusals?: readonly Impediment[];
  /** Problems that do not follow from the rest. */
  readonly problems?: readonly ProblemKind[];
  readonly maxBytes?: number;
  readonly answer: (call: Call, asked: Asked<P, Q, B>) => Promise<Answered<A>> | Answered<A>;
}

/** What a call asks, checked. */
export interface Asked<P extends Shape, Q extends Shape, B extends z.ZodType> {
  readonly params: Read<P>;
  readonly query: Read<Q>;
  readonly body: z.output<B>;
}

export interface Answered<A extends z.ZodType> {
  /** The first that is declared, unless told. */
  readonly status?: number;
  readonly body?: z.output<A>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An operation without its types, for whoever draws it. */
export type Operation = Declared<Shape, Shape, z.ZodType, z.ZodType>;

/** A route that says what it is. */
export interface OperationRoute extends Route {
  readonly operation: Operation;
}

const noShape = {};

/** The route of an operation. What is asked is checked before `answer` sees it, and nothing that is not declared is let in. */
export function operation<
  B extends z.ZodType,
  A extends z.ZodType,
  P extends Shape = Record<never, never>,
  Q extends Shape = Record<never, never>,
>(declared: Declared<P, Q, B, A>): OperationRoute {
  const { method, path, scopes, maxBytes, type, params = noShape as P, query = noShape as Q, body } = declared;
  return {
    method,
    path,
    ...(scopes && { scopes }),
    ...(maxBytes && { maxBytes }),
    ...(isAlike(declared) ? { alike: true } : { cookieless: true }),
    operation: declared as unknown as Operation,
    async answer(call) {
      const answered = await declared.answer(call, {
        params: readParams(params, call.params),
        query: readQuery(query, call.query),
        body: (body ? await call.json(body) : undefined) as z.output<B>,
      });
      const headers = {
        ...(scopes && { vary: 'Authorization' }),
        ...(type && { 'content-type': type }),
        ...answered.headers,
      };
      return json(answered.body, answered.status ?? firstStatus(declared), headers);
    },
  };
}

/** Whether everybody who asks the same is given the same. */
export const isAlike = ({ method, scopes }: Pick<Operation, 'method' | 'scopes'>): boolean =>
  method === 'GET' && !scopes;

export const statusesOf = ({ statuses = { 200: 'As asked' } }: Pick<Operation, 'statuses'>): [number, string][] =>
  Object.entries(statuses).map(([status, means]) => [Number(status), means]);

const firstStatus = (declared: Pick<Operation, 'statuses'>): number => statusesOf(declared)[0]![0];

/** @throws NotFound */
function readParams<P extends Shape>(shape: P, given: Readonly<Record<string, string>>): Read<P> {
  const read: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(shape)) {
    const checked = (schema as z.ZodType).safeParse(given[name]);
    if (!checked.success) throw new NotFound();
    read[name] = checked.data;
  }
  return read as Read<P>;
}

/** The operations among routes. */
export const operationsIn = (routes: readonly Route[]): Operation[] =>
  routes.flatMap((route) => ('operation' in route ? [(route as OperationRoute).operation] : []));
