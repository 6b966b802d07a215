import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import { NotFound, refuseIf } from '../../platform/refusal/index.ts';
import { addMilliseconds, days, hours } from '../../platform/time/index.ts';
import { makeWebhookSecret, type WebhookSecret } from '../../platform/webhooks/index.ts';
import { hooks } from '../tables.ts';
import type { HookCall, IncomingFact } from './model.ts';
import { impedimentsToKeepingHook } from './rules.ts';

/** So long a former secret holds beside the one that takes over from it. */
const handoverMs = hours(24);

/** Calls are told of for so long. */
const keptMs = days(30);

/** Makes the secret with which calls are signed from now on; the former one holds for a day more. It is told this once. @throws Refused */
export async function makeHookSecret(act: Act): Promise<WebhookSecret> {
  refuseIf(impedimentsToKeepingHook(act.grants));
  const secret = makeWebhookSecret();
  await sql`
    update hooks.secret set until_at = ${addMilliseconds(act.at, handoverMs)} where until_at is null
  `.execute(hooks(act.db));
  const { rows } = await sql<{ id: number }>`
    insert into hooks.secret (secret, made_by, made_at) values (${secret}, ${act.by}, ${act.at}) returning id
  `.execute(hooks(act.db));
  note(act, { kind: 'hooks.secret-made', secret: rows[0]!.id });
  return secret;
}

/** Ends a secret at once, as one that somebody else has seen. Ending it again changes nothing. @throws Refused, NotFound */
export async function endHookSecret(act: Act, id: number): Promise<void> {
  refuseIf(impedimentsToKeepingHook(act.grants));
  const { rows } = await sql<{ held: boolean }>`
    select until_at is null or until_at > ${act.at} as held from hooks.secret where id = ${id} for update
  `.execute(hooks(act.db));
  if (!rows[0]) throw new NotFound();
  if (!rows[0].held) return;
  await sql`update hooks.secret set until_at = ${act.at} where id = ${id}`.execute(hooks(act.db));
  note(act, { kind: 'hooks.secret-ended', secret: id });
}

/**
 * Notes what came of a call.  One that was taken is never written over.
 *
 * @returns whether it was noted
 */
export async function noteHookCall(
  act: Act,
  { id, bodySha256, counts, refusal }: Omit<HookCall, 'at'>,
): Promise<boolean> {
  await sql`delete from hooks.call where at < ${addMilliseconds(act.at, -keptMs)}`.execute(hooks(act.db));
  const { numAffectedRows = 0n } = await sql`
    insert into hooks.call as known (webhook_id, at, body_sha256, counts, refusal)
    values (${id}, ${act.at}, ${bodySha256}, ${counts && JSON.stringify(counts)}::jsonb, ${JSON.stringify(refusal)}::jsonb)
    on conflict (webhook_id) do update
    set at = excluded.at, body_sha256 = excluded.body_sha256, counts = excluded.counts, refusal = excluded.refusal
    where known.counts is null
  `.execute(hooks(act.db));
  return numAffectedRows > 0n;
}

export function note(act: Act, fact: IncomingFact): void {
  act.record(fact);
}
