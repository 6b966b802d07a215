import { countWritten } from '../../platform/written/index.ts';
import { nameIn, type JsonSchema } from '../../platform/api/index.ts';

/** A type in a few words, as whoever writes a program says it: “whole number from 1 to 200”, “list of Petition”. */
export function typeWritten(schema: JsonSchema): string {
  if (schema.$ref) return nameIn(schema.$ref);
  if (schema.enum) return schema.enum.length === 1 ? JSON.stringify(schema.enum[0]) : 'one of a few';
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.anyOf) return [...new Set(schema.anyOf.map(typeWritten))].join(' or ');
  if (schema.type === 'array') return `list of ${schema.items ? typeWritten(schema.items) : 'anything'}`;
  if (schema.type === 'integer') return wholeWritten(schema);
  if (schema.type === 'string') return formats[schema.format ?? ''] ?? 'text';
  return plainTypes[schema.type ?? ''] ?? 'anything';
}

const formats: Readonly<Record<string, string>> = {
  'date-time': 'instant',
  date: 'day',
  uri: 'address',
  uuid: 'UUID',
};

const plainTypes: Readonly<Record<string, string>> = {
  number: 'number',
  boolean: 'true or false',
  null: 'null',
  object: 'object',
};

function wholeWritten({ minimum, maximum }: JsonSchema): string {
  if (minimum === undefined || maximum === undefined) return 'whole number';
  return `whole number from ${countWritten(minimum)} to ${countWritten(maximum)}`;
}

/** The words that can stand there, where there are a few. */
export function choicesIn(schema: JsonSchema): readonly string[] {
  const inner = schema.anyOf?.flatMap(choicesIn) ?? [];
  return schema.enum && schema.enum.length > 1 ? schema.enum.map(String) : inner;
}

/** One field of an object, those of objects within it by their whole way: `text.sha256`. */
export interface FieldDrawn {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly required: boolean;
}

export function fieldsOf(schema: JsonSchema, before = ''): FieldDrawn[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, field]) => {
    const name = before + key;
    const within = objectIn(field);
    const required = schema.required?.includes(key) ?? false;
    return [{ name, schema: field, required }, ...(within ? fieldsOf(within.schema, `${name}${within.mark}.`) : [])];
  });
}

/** An object without a name of its own, or a list of such. */
function objectIn(schema: JsonSchema): { schema: JsonSchema; mark: '' | '[]' } | undefined {
  const own = schema.anyOf?.find(({ properties }) => properties) ?? schema;
  if (own.properties) return { schema: own, mark: '' };
  return own.items?.properties ? { schema: own.items, mark: '[]' } : undefined;
}

/** An example of the schema, out of the examples of its fields; undefined where they give none. */
export function exampleOf(schema: JsonSchema): unknown {
  if (schema.examples?.length) return schema.examples[0];
  const fields = Object.entries(schema.properties ?? {}).flatMap(([name, field]) =>
    field.examples?.length ? [[name, field.examples[0]] as const] : [],
  );
  return fields.length > 0 ? Object.fromEntries(fields) : undefined;
}
