import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { WebhookSecret } from '../../platform/webhooks/index.ts';
import { hooks } from '../tables.ts';
import type { HookCall, HookSecret } from './model.ts';

/** The secrets that hold at the instant. */
export async function secretsAt(db: Db, at: Date): Promise<WebhookSecret[]> {
  const { rows } = await sql<{ secret: WebhookSecret }>`
    select secret from hooks.secret where until_at is null or until_at > ${at} order by id
  `.execute(hooks(db));
  return rows.map(({ secret }) => secret);
}

/** The last secrets, the newest first, at most 20. */
export async function hookSecrets(db: Db): Promise<HookSecret[]> {
  const { rows } = await sql<HookSecret>`
    select id, made_by as "madeBy", made_at as "madeAt", until_at as "untilAt" from hooks.secret order by id desc limit 20
  `.execute(hooks(db));
  return rows;
}

const call = sql`webhook_id as id, at, body_sha256 as "bodySha256", counts, refusal`;

export async function hookCall(db: Db, id: string): Promise<HookCall | undefined> {
  const { rows } = await sql<HookCall>`select ${call} from hooks.call where webhook_id = ${id}`.execute(hooks(db));
  return rows[0];
}

/** The last calls, the newest first, at most 50. */
export async function recentHookCalls(db: Db): Promise<HookCall[]> {
  const { rows } = await sql<HookCall>`select ${call} from hooks.call order by at desc limit 50`.execute(hooks(db));
  return rows;
}

/** How many members have lost their standing, or were merged into others, by calls since the instant. */
export async function lostByHookSince(db: Db, since: Date): Promise<number> {
  const { rows } = await sql<{ lost: number }>`
    select coalesce(sum((counts ->> 'lapsed')::integer + (counts ->> 'merged')::integer), 0)::integer as lost from hooks.call where at >= ${since}
  `.execute(hooks(db));
  return rows[0]?.lost ?? 0;
}
