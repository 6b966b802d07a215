import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { sql } from 'kysely';
import { performer, theSystem } from '../src/platform/act/index.ts';
import { connect, migrate, seeing, type Database } from '../src/platform/db/index.ts';
import { postMailing } from '../src/platform/mail/index.ts';
import { measure, median, type Case } from './harness.ts';
import { smtpSource, startSink } from './mail/smtp-sink.ts';
import { scratchPostgres } from './processes.ts';

const root = path.resolve(import.meta.dirname, '..');
const opened = seeing<never>();

/** What the sending process says of one run. */
interface Run {
  readonly left: number;
  readonly ms: number;
  readonly cpuMs: number;
  readonly rssMiB: number;
}

/** What is measured: kilobytes, readers, and who signs. */
interface Fan {
  readonly kilobytes: number;
  readonly readers: number;
  readonly isSigned: boolean;
}

/** As `10x50000s`, with the s where each copy is signed by us; some of them are measured by `MAIL_FANOUT="10x10000 10x10000s"`. */
const usual = '4x1000 4x10000 4x50000 10x1000 10x10000 10x50000 4x10000s 10x1000s 10x10000s 10x50000s';

const fans = (process.env['MAIL_FANOUT'] ?? usual).split(' ').map((name): Fan => {
  const [, kilobytes, readers, signed] = /^(\d+)x(\d+)(s?)$/.exec(name) ?? [];
  if (!kilobytes) throw new Error(`MAIL_FANOUT: ${name} is nothing that is measured; it is as 10x50000 or 10x50000s`);
  return { kilobytes: Number(kilobytes), readers: Number(readers), isSigned: signed === 's' };
});

/** One message to many, every copy with a return address and a token of its own, into a server that throws it away. */
export async function bench(): Promise<void> {
  const postgres = await scratchPostgres();
  const sink = await startSink();
  const url = await postgres.urlOf('mail');
  const database = connect(url);
  await migrate(database);
  const plain = await startSending(url, sink.port, false);
  const signing = await startSending(url, sink.port, true);
  const runs: Record<string, Run[]> = {};
  const flushes: number[] = [];
  const fanOut = ({ kilobytes, readers, isSigned }: Fan): Case => {
    const name = `${kilobytes} KB to ${readers.toLocaleString('en')}${isSigned ? ', signed' : ''}`;
    return {
      name,
      unit: 'copies/s',
      moreIsBetter: true,
      async product() {
        flushes.push(flushesPerSecond());
        const began = performance.now();
        await post(database, kilobytes * 1024, readers);
        const posted = performance.now() - began;
        const run = await (isSigned ? signing : plain).go();
        if (run.left !== readers) throw new Error(`${run.left} of ${readers} copies left`);
        (runs[name] ??= []).push(run);
        return (readers / (run.ms + posted)) * 1000;
      },
      yardstick: () => smtpSource(sink.port, kilobytes * 1024, Math.max(readers, 10_000)),
    };
  };
  try {
    await measure('mail-fanout', fans.map(fanOut));
    for (const [name, each] of Object.entries(runs)) {
      const memory = Math.max(...each.map(({ rssMiB }) => rssMiB));
      const cpu = median(each.map(({ cpuMs, left }) => cpuMs / left));
      console.log(`${name}: at most ${memory.toFixed(0)} MiB resident, ${cpu.toFixed(3)} ms of processor a copy`);
    }
    console.log(
      `fdatasync: ${median(flushes).toFixed(0)}/s (${Math.min(...flushes).toFixed(0)} to ${Math.max(...flushes).toFixed(0)}), load ${os.loadavg()[0]!.toFixed(1)}`,
    );
    console.log(await theLedger(database));
  } finally {
    await plain.stop();
    await signing.stop();
    await database.close();
    sink.child.kill();
    await postgres.stop();
  }
}

/** How often a second this disk takes 8 KiB for good, as PostgreSQL asks it to at each commit. */
function flushesPerSecond(): number {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'folkmoot-bench-')), 'flush');
  const open = fs.openSync(file, 'w');
  const page = Buffer.alloc(8192, 'x');
  // As the log of PostgreSQL, the file is there in its length beforehand.
  for (let place = 0; place < 1024; place += 1) fs.writeSync(open, page, 0, page.length, place * page.length);
  fs.fsyncSync(open);
  const began = performance.now();
  let count = 0;
  while (performance.now() - began < 300) {
    fs.writeSync(open, page, 0, page.length, (count % 1024) * page.length);
    fs.fdatasyncSync(open);
    count += 1;
  }
  const rate = (count / (performance.now() - began)) * 1000;
  fs.closeSync(open);
  fs.rmSync(path.dirname(file), { recursive: true });
  return rate;
}

async function post(database: Database, bytes: number, readers: number): Promise<void> {
  const body = Buffer.from(`${'Who brings a whetstone to the sharpening day at the branch?\r\n'.repeat(bytes / 61)}`);
  const perform = performer(database, 'America/Chicago');
  await perform(theSystem(new Date()), async (act) => {
    await postMailing(
      act,
      {
        once: `bench ${performance.now()}`,
        kind: 'bench',
        audience: 'list 1',
        head: 'From: Ada Lane <ada@example.org>\r\nTo: tools@lists.example.org\r\nSubject: Sharpening day\r\nMessage-ID: <1@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n',
        personalHead:
          'List-Unsubscribe: <https://groups.example.org/lists/tools/leaving/{personal}>, <mailto:tools-leave+{personal}@lists.example.org>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n',
        body,
      },
      sql`select 'reader' || n || '@example.org' as address, gen_random_uuid() as person from generate_series(1, ${readers}::integer) n`,
    );
  });
}

/** Whether the ledger says the same as the sender did. */
async function theLedger(database: Database): Promise<string> {
  const { rows } = await sql<{ sent: number; other: number }>`
    select count(*) filter (where sent_at is not null)::integer as sent,
           count(*) filter (where sent_at is null)::integer as other from platform.delivery
  `.execute(opened(database.db));
  return `ledger: ${rows[0]!.sent} sent, ${rows[0]!.other} not`;
}

async function startSending(
  databaseUrl: string,
  port: number,
  isSigning: boolean,
): Promise<{ go(): Promise<Run>; stop(): Promise<void> }> {
  const args = ['--import', path.join(root, 'tools', 'tsx.mjs'), path.join(root, 'bench', 'mail', 'sending.ts')];
  const told = [databaseUrl, `smtp://127.0.0.1:${port}`, ...(isSigning ? ['rsa'] : [])];
  const child = spawn(process.execPath, [...args, ...told], { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  await lines.next();
  return {
    async go() {
      child.stdin.write('go\n');
      return JSON.parse((await lines.next()).value as string) as Run;
    },
    async stop() {
      child.stdin.end();
      await once(child, 'close');
    },
  };
}
