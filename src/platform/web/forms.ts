import type { z } from 'zod';
import { cleanText } from '../text/index.ts';
import { BadRequest, unreadable, type Entered, type FieldError, type Form } from './call.ts';
import { limitBody } from './guards.ts';

type Sent = FormData | URLSearchParams;

/** A body can be read once; what it held is asked for again when the form goes back to whoever sent it. */
const readAlready = new WeakMap<Request, Promise<Sent>>();

/**
 * What a browser sent with a form, of either encoding. May be asked for again.
 *
 * @param mostBytes where less is wanted than its address takes
 * @throws BadRequest, TooLarge
 */
export function readForm(request: Request, mostBytes?: number): Promise<Sent> {
  const reading = readAlready.get(request) ?? readBody(request, mostBytes);
  readAlready.set(request, reading);
  return reading;
}

async function readBody(arrived: Request, mostBytes: number | undefined): Promise<Sent> {
  const request = mostBytes === undefined ? arrived : limitBody(arrived, mostBytes);
  const type = request.headers.get('content-type') ?? '';
  if (type.startsWith('application/x-www-form-urlencoded')) return new URLSearchParams(await request.text());
  if (type.startsWith('multipart/form-data')) {
    return (await request.formData().catch(unreadable('the form cannot be read'))) as FormData;
  }
  throw new BadRequest('this address takes a form');
}

/** A field that comes more than once, or whose name ends in [], becomes a list. */
export function checkForm<S extends z.ZodType>(schema: S, sent: Sent): Form<z.output<S>> {
  const fields: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const name of new Set(sent.keys())) {
    const values = sent.getAll(name).map(clean);
    fields[name.replace(/\[\]$/, '')] = name.endsWith('[]') ? values : values[0];
  }
  const entered: Entered = { text: (name) => asText(sent.get(name)), all: (name) => sent.getAll(name).map(asText) };
  const checked = schema.safeParse(fields);
  if (checked.success) return { ok: true, value: checked.data, entered };
  return { ok: false, errors: fieldErrors(checked.error), entered };
}

function fieldErrors(error: z.ZodError): FieldError[] {
  const errors = new Map<string, string>();
  for (const issue of error.issues) {
    const field = issue.path.join('.');
    if (!errors.has(field)) errors.set(field, issue.message);
  }
  return [...errors].map(([field, message]) => ({ field, message }));
}

const asText = (value: unknown): string => (typeof value === 'string' ? cleanText(value) : '');

const clean = (value: unknown): unknown => (typeof value === 'string' ? cleanText(value) : value);
