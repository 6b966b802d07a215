import { sql } from 'kysely';
import type { Act } from '../platform/act/index.ts';
import { maskWritten, type Gone } from '../platform/erasure/index.ts';
import { units } from './tables.ts';

/** Whoever was the contact of a unit is its contact no more; their name goes from what the unit is for. */
export async function forgetInUnits(act: Act, gone: Gone): Promise<void> {
  const names = gone.names.map((name) => name.toLowerCase());
  await sql`
    update units.unit set contact_name = '', contact_email = ''
    where lower(contact_email) = any(${gone.addresses}::text[]) or lower(contact_name) = any(${names}::text[])
  `.execute(units(act.db));
  await maskWritten(act, { 'units.unit': ['charge'] }, gone);
}
