import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { freePort } from './list-house.ts';

/** Postfix's own sink; it comes with Debian's package `postfix`. */
export async function startSink(): Promise<{ port: number; child: ChildProcess }> {
  const port = await freePort();
  // It does not want to run as root.
  const asWhom = process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
  const child = spawn('smtp-sink', [...asWhom, `127.0.0.1:${port}`, '1000'], { stdio: 'ignore' });
  child.once('error', () => {
    console.error('smtp-sink is not there: install the package postfix.');
    process.exit(2);
  });
  await new Promise((resolve) => setTimeout(resolve, 500));
  return { port, child };
}

/** As many connections as the product has. */
const sessions = 20;

/** Postfix's own generator of mail, in C, which keeps no ledger: messages a second. */
export function smtpSource(port: number, bytes: number, messages: number): number {
  const began = performance.now();
  const args = ['-s', String(sessions), '-d', '-r', '1', '-l', String(bytes), '-m', String(messages)];
  const { status, stderr } = spawnSync('smtp-source', [
    ...args,
    '-f',
    'a@example.org',
    '-t',
    'b@example.org',
    `127.0.0.1:${port}`,
  ]);
  if (status !== 0) throw new Error(`smtp-source: ${String(stderr)}`);
  return (messages / (performance.now() - began)) * 1000;
}
