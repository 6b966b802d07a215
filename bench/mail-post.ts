import os from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { connect, seeing, type Database } from '../src/platform/db/index.ts';
import { openBringing } from './mail/bringing.ts';
import { aPost, fillWithReaders, freePort, listSettings } from './mail/list-house.ts';
import { smtpSource, startSink } from './mail/smtp-sink.ts';
import { scratchPostgres, startProduct } from './processes.ts';

const posts = Number(process.env['MAIL_POST_POSTS'] ?? 200);
const readers = 1_000;
/** Half of what GNU Mailman 3.3.8 took for the same on a machine like this one, batched: 112 to 175 s. */
const goalSeconds = 56;
const opened = seeing<never>();

/**
 * Posts of one hour to a large list, from the first that is brought to the last copy that has left.  Yardstick: Postfix's generator brings as many
 * messages of that size to the same receiver, before and after; it takes none in, and keeps no ledger.
 */
export async function bench(): Promise<void> {
  const postgres = await scratchPostgres();
  const sink = await startSink();
  const url = await postgres.urlOf('posts');
  const settings = listSettings({ lmtp: await freePort(), sink: sink.port });
  const list = await fillWithReaders(url, settings, readers);
  const database = connect(url, 2);
  const product = await startProduct(url, 0, settings);
  try {
    const bringing = openBringing(Number(settings['FOLKMOOT_LMTP_PORT']), list);
    const bytes = aPost(1, list).raw.length;
    const yards = [smtpSource(sink.port, bytes, 20_000)];
    const began = performance.now();
    for (let number = 1; number <= posts; number += 1) await bringing.bring(aPost(number, list).raw);
    const brought = (performance.now() - began) / 1000;
    bringing.close();
    while ((await sentOf(database)) < posts * readers) await pause(200);
    const seconds = (performance.now() - began) / 1000;
    yards.push(smtpSource(sink.port, bytes, 20_000));
    const yardstick = (posts * readers) / ((yards[0]! + yards[1]!) / 2);
    const load = os.loadavg()[0]!.toFixed(1);
    console.log(
      `${posts} posts to ${readers} readers: taken in ${brought.toFixed(1)} s, all sent in ${seconds.toFixed(1)} s, yardstick ${yardstick.toFixed(1)} s, load ${load}`,
    );
    console.log(
      JSON.stringify({
        bench: 'mail-post',
        case: `${posts} to 1,000`,
        figure: seconds,
        unit: 's',
        yardstick,
        ratio: yardstick / seconds,
        goalSeconds,
        brought,
        load,
      }),
    );
  } finally {
    await product.kill();
    await database.close();
    sink.child.kill();
    await postgres.stop();
  }
}

async function sentOf(database: Database): Promise<number> {
  const { rows } = await sql<{ sent: number; failed: number }>`
    select count(*) filter (where sent_at is not null)::integer as sent, count(*) filter (where failed_at is not null)::integer as failed
    from platform.delivery`.execute(opened(database.db));
  if (rows[0]!.failed > 0) throw new Error(`${rows[0]!.failed} copies failed`);
  return rows[0]!.sent;
}
