import { sql } from 'kysely';
import type { Act, Visit } from '../../../platform/act/index.ts';
import { refuseIf } from '../../../platform/refusal/index.ts';
import { votesTakenAt } from '../../ballots/queries.ts';
import { note } from '../../facts.ts';
import { publishedAtOf } from '../../minutes/queries.ts';
import { meetings } from '../../tables.ts';
import type { SittingId } from '../model.ts';
import { impedimentsToHolding, impedimentsToTakingBack, type RestingOn } from '../rules.ts';
import { sittingKept } from './announcing.ts';

/** A sitting has begun or is over, and goes on record as held. Before its planned end it ends now. @throws Refused */
export async function holdSitting(act: Act, id: SittingId): Promise<void> {
  refuseIf(impedimentsToHolding(await sittingKept(act, id), act.at));
  await sql`
    update meetings.sitting
    set state = 'held', planned_ends_at = case when ends_at > ${act.at} then ends_at end, ends_at = least(ends_at, ${act.at}),
        changed_at = ${act.at}, revision = revision + 1
    where id = ${id}
  `.execute(meetings(act.db));
  note(act, { kind: 'meetings.sitting-held', sitting: id });
}

/** A sitting that was put on record by mistake is announced again, with its planned end. @throws Refused */
export async function takeBackHolding(act: Act, id: SittingId): Promise<void> {
  const sitting = await sittingKept(act, id);
  refuseIf(impedimentsToTakingBack(sitting, await restingOn(act, id)));
  await sql`
    update meetings.sitting
    set state = 'planned', ends_at = coalesce(planned_ends_at, ends_at), planned_ends_at = null,
        changed_at = ${act.at}, revision = revision + 1
    where id = ${id}
  `.execute(meetings(act.db));
  note(act, { kind: 'meetings.sitting-held-taken-back', sitting: id });
}

/** What rests upon it by now. */
export async function restingOn({ db, at }: Pick<Visit, 'db' | 'at'>, id: SittingId): Promise<RestingOn> {
  const [minutesPublishedAt, votes] = [await publishedAtOf(db, id), await votesTakenAt(db, id, at)];
  return { minutesPublishedAt, votes: votes.length };
}
