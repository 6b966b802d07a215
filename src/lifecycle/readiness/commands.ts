import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { refuseIf } from '../../platform/refusal/index.ts';
import type { Group, GroupId } from '../../groups/index.ts';
import { note } from '../facts.ts';
import { lifecycle } from '../tables.ts';
import type { Readiness } from './model.ts';
import { readinessOf } from './queries.ts';
import { impedimentsToBringingForward } from './rules.ts';

/** A convener says what the group can show; everybody reads it. @throws Refused */
export async function bringForward(act: Act, group: Group, brought: Readiness): Promise<void> {
  await holdReadiness(act.db, group.id);
  const { revision } = await readinessOf(act.db, group.id);
  refuseIf(impedimentsToBringingForward(group, brought, { grants: act.grants, revision }));

  const { petition, officers, bylaws } = brought;
  await sql`
    insert into lifecycle.readiness (group_id, petition, officers, bylaws, revision, saved_by, saved_at)
    values (${group.id}, ${petition}, ${officers}, ${bylaws}, ${revision + 1}, ${act.by}, ${act.at})
    on conflict (group_id) do update
      set petition = excluded.petition, officers = excluded.officers, bylaws = excluded.bylaws,
          revision = excluded.revision, saved_by = excluded.saved_by, saved_at = excluded.saved_at
  `.execute(lifecycle(act.db));
  note(act, { kind: 'lifecycle.readiness-saved', group: group.id, revision: revision + 1 });
}

/** Two who save at once: the second waits, and is told of the first. */
async function holdReadiness(db: Db, group: GroupId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('lifecycle.readiness'), hashtext(${group}))`.execute(lifecycle(db));
}
