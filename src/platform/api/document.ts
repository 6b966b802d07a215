import type { z } from 'zod';
import { problemOf, problemWords, type ProblemKind, type Told } from '../web/problem.ts';
import { statusOfKind } from '../web/trouble.ts';
import { jsonSchemaOf, schemaOfGiven, type JsonSchema, type NamedSchemas } from './json-schema.ts';
import { isAlike, statusesOf, type Operation } from './operation.ts';
import { Problem } from './problem-shape.ts';

/** An OpenAPI document (3.1), as far as ours goes. */
export interface ApiDocument {
  readonly openapi: '3.1.1';
  readonly info: ApiTitle & { readonly version: string };
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, DrawnOperation>>>>;
  readonly components: { readonly schemas: NamedSchemas; readonly securitySchemes: object };
}

/** What the document is called, and says first. */
export interface ApiTitle {
  readonly title: string;
  readonly description: string;
}

export interface DrawnOperation {
  readonly operationId: string;
  readonly tags: readonly [string];
  readonly summary: string;
  readonly description?: string;
  readonly parameters: readonly DrawnParameter[];
  readonly requestBody?: { readonly required: true; readonly content: Content };
  readonly responses: Readonly<Record<string, DrawnResponse>>;
  readonly security: readonly { readonly token: readonly string[] }[];
}

export interface DrawnParameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly description?: string;
  readonly schema: JsonSchema;
}

export interface DrawnResponse {
  readonly description: string;
  readonly headers?: Readonly<Record<string, object>>;
  readonly content?: Content;
}

type Content = Readonly<
  Record<string, { readonly schema: JsonSchema; readonly examples?: Readonly<Record<string, DrawnExample>> }>
>;

/** An answer as it may come. */
export interface DrawnExample {
  readonly summary: string;
  readonly value: object;
}

/** The document of all operations, drawn from the very schemas by which they are checked. */
export function documentOf(operations: readonly Operation[], title: ApiTitle, told: Told): ApiDocument {
  const schemas: NamedSchemas = {};
  const paths: Record<string, Record<string, DrawnOperation>> = {};
  for (const each of operations) {
    const path = each.path.replaceAll(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[each.method.toLowerCase()] = drawn(each, schemas, told);
  }
  return {
    openapi: '3.1.1',
    info: { ...title, version: '1' },
    servers: [{ url: told.baseUrl }],
    tags: [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: { schemas, securitySchemes: { token: tokenScheme } },
  };
}

const tokenScheme = {
  type: 'http',
  scheme: 'bearer',
  description: 'A token that a member makes on their own page. Where two scopes are named, either will do.',
};

function drawn(operation: Operation, schemas: NamedSchemas, told: Told): DrawnOperation {
  const { id, tag, summary, about, params = {}, query = {}, body, scopes = [] } = operation;
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(about && { description: about }),
    parameters: [...parametersOf(params, 'path', schemas), ...parametersOf(query, 'query', schemas)],
    ...(body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: jsonSchemaOf(body, 'input', schemas) } },
      },
    }),
    responses: { ...goodOnes(operation, schemas), ...problemsOf(operation, schemas, told) },
    security: scopes.map((scope) => ({ token: [scope] })),
  };
}

function parametersOf(shape: z.ZodRawShape, where: 'path' | 'query', schemas: NamedSchemas): DrawnParameter[] {
  return Object.entries(shape).map(([name, schema]) => {
    const type = schema as z.ZodType;
    const { description, ...rest } = jsonSchemaOf(type, 'output', schemas);
    const required = where === 'path' || !type.safeParse(undefined).success;
    return { name, in: where, required, ...(description && { description }), schema: rest };
  });
}

const text = { schema: { type: 'string' } };
const headerOf = (description: string) => ({ description, ...text });

function goodOnes(operation: Operation, schemas: NamedSchemas): Record<string, DrawnResponse> {
  const { gives, type = 'application/json', inParts, headers = {} } = operation;
  const alike = isAlike(operation);
  const own = {
    ...Object.fromEntries(Object.entries(headers).map(([name, says]) => [name, headerOf(says)])),
    ...(inParts && { Link: headerOf('Leads to the part that follows and the one before (RFC 8288)') }),
    ...(alike && { ETag: headerOf('Send it back as If-None-Match') }),
  };
  const content = gives && { [type]: { schema: schemaOfGiven(gives, schemas) } };
  const good = statusesOf(operation).map(([status, description]) => [
    status,
    { description, ...(Object.keys(own).length > 0 && { headers: own }), ...(content && { content }) },
  ]);
  return Object.fromEntries(
    alike ? [...good, [304, { description: 'What If-None-Match names is still what there is' }]] : good,
  ) as Record<string, DrawnResponse>;
}

function problemsOf(operation: Operation, schemas: NamedSchemas, told: Told): Record<string, DrawnResponse> {
  const schema = jsonSchemaOf(Problem, 'input', schemas);
  const byStatus = Map.groupBy(kindsOf(operation), statusOfKind);
  return Object.fromEntries(
    [...byStatus].map(([status, kinds]) => [
      status,
      {
        description: kinds.map((kind) => `${kind}: ${problemWords[kind].title}`).join(' '),
        ...headersOf(kinds),
        content: {
          'application/problem+json': { schema, ...(kinds.includes('refused') && refusalsOf(operation, told)) },
        },
      },
    ]),
  );
}

/** Each impediment as it would come alone: its sentence is the one that the server gives. */
const refusalsOf = ({ refusals = [] }: Operation, told: Told) => ({
  examples: Object.fromEntries(
    refusals.map((each) => [
      each.code,
      { summary: told.word(each), value: problemOf({ kind: 'refused', impediments: [each] }, told) },
    ]),
  ),
});

function headersOf(kinds: readonly ProblemKind[]): { headers?: Record<string, object> } {
  if (kinds.includes('too-many') || kinds.includes('away'))
    return { headers: { 'Retry-After': headerOf('Seconds to wait') } };
  if (kinds.includes('bad-token') || kinds.includes('scope-missing'))
    return { headers: { 'WWW-Authenticate': headerOf('What is missing (RFC 6750)') } };
  return {};
}

/** What can be amiss with such a call. */
function kindsOf({ params = {}, body, scopes, refusals = [], problems = [] }: Operation): ProblemKind[] {
  const kinds: (ProblemKind | false)[] = [
    'bad-request',
    scopes !== undefined && 'token-first',
    scopes !== undefined && 'bad-token',
    scopes !== undefined && 'scope-missing',
    Object.keys(params).length > 0 && 'not-found',
    body !== undefined && 'too-large',
    body !== undefined && 'bad-body',
    'too-many',
    refusals.length > 0 && 'refused',
    ...problems,
    'defect',
    'away',
  ];
  return [...new Set(kinds.filter((kind) => kind !== false))];
}
