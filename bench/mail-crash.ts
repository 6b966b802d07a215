import { setTimeout as pause } from 'node:timers/promises';
import os from 'node:os';
import { sql, type RawBuilder } from 'kysely';
import { connect, seeing, type Database } from '../src/platform/db/index.ts';
import { openBringing } from './mail/bringing.ts';
import { aPost, fillWithReaders, freePort, listSettings } from './mail/list-house.ts';
import { openCountingSink, type Sink } from './mail/sink.ts';
import { scratchPostgres, startProduct, type Listening } from './processes.ts';

const kills = Number(process.env['MAIL_CRASH_KILLS'] ?? 300);
const posts = Number(process.env['MAIL_CRASH_POSTS'] ?? 200);
/** When they are over no more kills and no more posts are made, and what there is is told. */
const minutes = Number(process.env['MAIL_CRASH_MINUTES'] ?? Infinity);
const readers = 500;
/** Every tenth blow falls on a server process of PostgreSQL, which then ends all others and starts afresh. */
const backendEvery = 10;
const longestWaitMs = 30 * 60_000;
const opened = seeing<never>();

/** Posts to a list while the product is killed again and again: what was accepted has to arrive, and little of it twice. */
export async function bench(): Promise<void> {
  const postgres = await scratchPostgres();
  const sink = await openCountingSink();
  const url = await postgres.urlOf('crash');
  const ports = { lmtp: await freePort(), sink: sink.port };
  const settings = listSettings(ports);
  const list = await fillWithReaders(url, settings, readers);
  const database = connect(url, 2);
  const run: Run = { url, settings, database, sink, blows: [], posted: [], broughtAgain: 0, isOver: false };
  const began = performance.now();
  try {
    await Promise.all([post(run, ports.lmtp, list), strike(run)]);
    await untilQuiet(database);
    await tell(run, (performance.now() - began) / 1000);
  } finally {
    run.product?.child.kill('SIGKILL');
    await database.close();
    sink.close();
    await postgres.stop();
  }
}

interface Run {
  readonly url: string;
  readonly settings: Record<string, string>;
  readonly database: Database;
  readonly sink: Sink;
  /** For each blow, how many connections to the receiver were open. */
  readonly blows: number[];
  readonly posted: string[];
  broughtAgain: number;
  /** Its time is up. */
  isOver: boolean;
  product?: Listening;
}

/** Posts are spread over the blows. */
async function post(run: Run, port: number, list: string): Promise<void> {
  const bringing = openBringing(port, list);
  for (let number = 1; number <= posts; number += 1) {
    while (run.blows.length < Math.floor(((number - 1) * kills) / posts) && !run.isOver) await pause(20);
    if (run.isOver) break;
    const { id, raw } = aPost(number, list);
    run.broughtAgain += (await bringing.bring(raw)) - 1;
    run.posted.push(id);
  }
  bringing.close();
}

/** Kills, and starts anew what does not come again by itself. */
async function strike(run: Run): Promise<void> {
  run.product = await started(run);
  const endsAt = performance.now() + minutes * 60_000;
  while (run.blows.length < kills && performance.now() < endsAt) {
    await pause(Math.random() * 1_200);
    const isBackend = (run.blows.length + 1) % backendEvery === 0;
    const open = isBackend ? await killBackend(run) : killProduct(run);
    run.sink.blow(!isBackend);
    run.blows.push(open);
    if (!isBackend) run.product = await started(run);
    if (run.blows.length % 25 === 0) console.log(`${run.blows.length} blows, ${run.posted.length} posts accepted`);
  }
  run.isOver = run.blows.length < kills;
}

/** A process that came while the database recovered has ended; as under systemd, it is started again. */
async function started({ url, settings }: Run): Promise<Listening> {
  for (let times = 1; ; times += 1) {
    try {
      return await startProduct(url, 0, settings);
    } catch (error) {
      if (times === 20) throw error;
      await pause(300);
    }
  }
}

/** Gives how many connections were open. */
function killProduct({ product, sink }: Run): number {
  product?.child.kill('SIGKILL');
  return sink.open();
}

/** Gives how many connections were open when it was killed, which is some time after it was looked for. */
async function killBackend({ database, sink }: Run): Promise<number> {
  const { rows } = await asked<{ pid: number }>(
    database,
    sql`select pid from pg_stat_activity
    where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid() order by random() limit 1`,
  );
  const open = sink.open();
  if (rows[0]) process.kill(rows[0].pid, 'SIGKILL');
  // Until it has recovered: what was under way then counts as under way at the blow.
  await pause(1_000);
  await asked(database, sql`select`);
  return open;
}

/** Asks again while the database recovers. */
async function asked<Row>(database: Database, question: RawBuilder<Row>): Promise<{ rows: Row[] }> {
  for (let times = 1; ; times += 1) {
    try {
      return await question.execute(opened(database.db));
    } catch (error) {
      if (times === 100) throw error;
      await pause(300);
    }
  }
}

async function untilQuiet(database: Database): Promise<void> {
  const until = performance.now() + longestWaitMs;
  while (performance.now() < until) {
    const { rows } = await asked<{ waiting: number }>(
      database,
      sql`select (select count(*)::integer from platform.incoming_recipient where handed_at is null)
             + (select count(*)::integer from platform.letter where sent_at is null and failed_at is null)
             + (select count(*)::integer from platform.delivery where sent_at is null and failed_at is null)
             + (select count(*)::integer from conversations.message where not exists (
                  select from platform.mailing where once = 'conversations.message ' || message.id)) as waiting`,
    );
    if (rows[0]!.waiting === 0) return;
    await pause(1_000);
  }
}

interface Ledger {
  readonly messages: number;
  readonly sent: number;
  readonly failed: number;
  readonly waiting: number;
  readonly letters: number;
}

async function tell({ database, sink, blows, posted, broughtAgain }: Run, seconds: number): Promise<void> {
  const { rows } = await asked<Ledger>(
    database,
    sql`select (select count(*)::integer from conversations.message) as messages,
           (select count(*)::integer from platform.letter where sent_at is not null) as letters,
           count(*) filter (where sent_at is not null)::integer as sent, count(*) filter (where failed_at is not null)::integer as failed,
           count(*) filter (where sent_at is null and failed_at is null)::integer as waiting from platform.delivery`,
  );
  const ledger = rows[0]!;
  const copies = [...sink.counts];
  const came = new Set(copies.map(([copy]) => copy));
  const isOfPost = new Set(posted);
  const strange = copies.filter(([copy]) => !isOfPost.has(copy.split(' ')[0]!)).length;
  const twice = copies.reduce((sum, [, count]) => sum + count - 1, 0);
  const over = [...sink.again].filter(([blow, count]) => count > (blows[blow] ?? 0));
  const overBound = over.length;
  for (const [blow, count] of over)
    console.log(
      `after blow ${blow + 1}, ${(blow + 1) % backendEvery === 0 ? 'to the database' : 'to the sender'}: ${count} again, ${blows[blow]} open`,
    );
  const lost = posted.length * readers - came.size - ledger.failed - ledger.waiting;
  const isTrue =
    lost === 0 &&
    sink.letters.size === ledger.letters &&
    strange === 0 &&
    ledger.sent === came.size &&
    overBound === 0 &&
    ledger.messages === posted.length;
  console.log(`${blows.length} of ${kills} blows in ${seconds.toFixed(0)} s, load ${os.loadavg()[0]!.toFixed(1)}`);
  console.log(
    `accepted ${posted.length} posts (brought again ${broughtAgain} times), in the archive ${ledger.messages}`,
  );
  console.log(
    `of ${posted.length * readers} copies ${came.size} came, ${ledger.failed} failed, ${ledger.waiting} wait, ${lost} lost`,
  );
  console.log(`letters: ${sink.letters.size} came of ${ledger.letters}`);
  console.log(`ledger: ${ledger.sent} sent; ${strange} copies of nothing that was posted`);
  console.log(
    `${twice} came twice; after ${overBound} blows more than the connections then open (${Math.max(...blows)} at most, ${blows.reduce((sum, open) => sum + open, 0)} in all)`,
  );
  console.log(
    JSON.stringify({
      bench: 'mail-crash',
      blows: blows.length,
      posts: posted.length,
      ...ledger,
      lost,
      twice,
      overBound,
    }),
  );
  if (!isTrue) process.exitCode = 1;
}
