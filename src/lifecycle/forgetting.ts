import { sql } from 'kysely';
import type { Act } from '../platform/act/index.ts';
import { maskWritten, type Gone } from '../platform/erasure/index.ts';
import { lifecycle } from './tables.ts';

/** What is written for a group or a body, and stays: only names and addresses go.  The name that a group is to have stays as the group’s does. */
const written = {
  'lifecycle.dormancy': ['reason'],
  'lifecycle.proposal': ['reason'],
  'lifecycle.decision': ['reasons', 'minute'],
  'lifecycle.readiness': ['petition', 'officers', 'bylaws'],
  'lifecycle.renewal_record': ['evidence', 'reason'],
};

/** Why a group sleeps or is to change tells of its writer, and goes with them; the tables want something in its place. */
export async function forgetInLifecycle(act: Act, gone: Gone): Promise<void> {
  const db = lifecycle(act.db);
  await sql`update lifecycle.dormancy set reason = '—' where declared_by = any(${gone.persons}::uuid[])`.execute(db);
  await sql`
    update lifecycle.proposal set reason = '—' where begun_by = any(${gone.persons}::uuid[]) and begun_as = 'convener'
  `.execute(db);
  await maskWritten(act, written, gone);
}
