import { z } from 'zod';

/** A form whose fields are named after things, as one for each item of an agenda. */
export const NamedFields = z.looseObject({});

/** What was written in such a field, without space around it; empty where there was none. */
export function textIn(fields: Readonly<Record<string, unknown>>, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value.trim() : '';
}
