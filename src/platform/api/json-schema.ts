import { z } from 'zod';

/** As much of JSON Schema 2020-12 as is drawn here. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly description?: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  /** Names a thing of the house that is an example of it; whoever gives the document away puts it among the examples. */
  readonly exampleOf?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
}

/** Schemas that have a name, as the document keeps them. */
export type NamedSchemas = Record<string, JsonSchema>;

const place = '#/components/schemas/';

/** The name that a reference leads to. */
export const nameIn = (reference: string): string => reference.slice(place.length);

/**
 * The schema as JSON, before or after it is read; named ones that it uses are put among `named`, and referred to.
 *
 * @param side `input` is what stands in JSON, `output` what the code sees: a number, where an address has digits
 */
export function jsonSchemaOf(schema: z.ZodType, side: 'input' | 'output', named: NamedSchemas): JsonSchema {
  const drawn = z.toJSONSchema(schema, { io: side, target: 'draft-2020-12', override: plainly });
  const {
    $schema: _,
    $defs = {},
    ...own
  } = JSON.parse(JSON.stringify(drawn).replaceAll('"#/$defs/', `"${place}`)) as JsonSchema & {
    $schema: string;
    $defs?: NamedSchemas;
  };
  Object.assign(named, $defs);
  const { id, ...rest } = own as JsonSchema & { id?: string };
  if (id === undefined) return own;
  named[id] = rest;
  return { $ref: place + id };
}

/**
 * The schema of what is given.  A value that a file may leave out is there once the file has been read, so that whoever is given it can
 * count on it, and what holds for a file that says nothing is of no concern to them.
 */
export function schemaOfGiven(schema: z.ZodType, named: NamedSchemas): JsonSchema {
  const own: NamedSchemas = {};
  const drawn = jsonSchemaOf(schema, 'input', own);
  for (const [name, each] of Object.entries(own)) named[name] = allThere(each);
  return allThere(drawn);
}

function allThere(schema: JsonSchema): JsonSchema {
  return JSON.parse(JSON.stringify(schema), (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('properties' in value)) return value;
    const { properties, required = [] } = value as JsonSchema;
    const fields = Object.entries(properties!);
    const present = fields.filter(([name, field]) => required.includes(name) || field.default !== undefined);
    return {
      ...value,
      properties: Object.fromEntries(fields.map(([name, { default: _unlessSaid, ...field }]) => [name, field])),
      ...(present.length > 0 && { required: present.map(([name]) => name) }),
    };
  }) as JsonSchema;
}

/** A pattern beside a format, and the bounds of all whole numbers, say nothing to a reader and fill the page. */
function plainly({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.format) delete jsonSchema.pattern;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}
