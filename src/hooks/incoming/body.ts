import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import { refuseIf } from '../../platform/refusal/index.ts';
import { BadBody, BadRequest, checkBody } from '../../platform/web/index.ts';
import { rollFields as fields, type RollField as Field } from '../../roll/index.ts';

/** So many rows at most: what changes more is a matter for a file. */
export const mostRows = 500;

const text = z.string().max(500).nullable().optional();
const day = z.iso.date().nullable().optional();
const yes = z.boolean().nullable().optional();

/** A member as the roll names what it tells of one. */
const Row = z.strictObject({
  number: z.string().min(1).max(40),
  firstName: text,
  lastName: text,
  informalName: text,
  email: text,
  class: text,
  type: text,
  status: text,
  joinedOn: day,
  paidThrough: day,
  suspended: yes,
  directoryOptOut: yes,
  company: text,
  mergedInto: text,
} satisfies Record<Field, z.ZodType>);

const Rows = z.strictObject({ rows: z.array(Row).min(1).max(mostRows) });

/**
 * The file that a call stands for.  CSV is taken as it came; rows in JSON become one whose columns are named as the fields, so
 * that both go the same way from here.
 *
 * @throws BadRequest for a body that is neither; BadBody; Refused where rows differ in what they tell
 */
export function fileIn(type: string | null, body: Uint8Array): Uint8Array {
  const kind = (type ?? '').split(';')[0]!.trim().toLowerCase();
  if (kind === 'text/csv') return body;
  if (kind !== 'application/json')
    throw new BadRequest('the body is application/json or text/csv, and Content-Type says which');
  const checked = checkBody(Rows, parsed(body));
  if (!checked.ok) throw new BadBody(checked.errors);
  const { rows } = checked.value;
  const told = fields.filter((field) => field in rows[0]!);
  const differing = rows.flatMap((row, index) => differsIn(row, told).map((field) => ({ row: index + 1, field })));
  refuseIf(differing.slice(0, 1).map((each) => ({ code: 'hook-rows-differ', ...each })));
  return Buffer.from(stringify([told, ...rows.map((row) => told.map((field) => cell(row[field])))]));
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown;
  } catch {
    throw new BadRequest('the body is not JSON');
  }
}

/** What one row leaves out and another tells would be emptied without anybody having said so. */
const differsIn = (row: object, told: readonly Field[]): Field[] =>
  fields.filter((field) => field in row !== told.includes(field));

function cell(value: string | boolean | null | undefined): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value ?? '';
}
