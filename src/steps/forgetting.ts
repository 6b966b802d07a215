import { sql } from 'kysely';
import type { Act } from '../platform/act/index.ts';
import { maskWritten, type Gone } from '../platform/erasure/index.ts';
import { steps } from './tables.ts';

/** What is written for those who decide, and stays until the petition is erased: only names and addresses go. */
const written = {
  'steps.endorsement': ['office', 'reasons'],
  'steps.finding': ['reason'],
  'steps.open_meeting': ['place', 'link', 'minute'],
};

/** Whoever was asked to endorse is known here by address: name, address and what they wrote go, that they answered stays. */
export async function forgetInSteps(act: Act, gone: Gone): Promise<void> {
  await sql`
    update steps.endorsement set name = '', email = '', reasons = '' where lower(email) = any(${gone.addresses}::text[])
  `.execute(steps(act.db));
  await maskWritten(act, written, gone);
}
