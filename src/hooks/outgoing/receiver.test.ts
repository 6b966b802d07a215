import { once } from 'node:events';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import { request } from 'node:http';
import { connect, createServer, type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeWebhookSecret, openCourier, signedHeaders } from '../../platform/webhooks/index.ts';

const text = fs.readFileSync('docs/operators/webhooks.md', 'utf8');
const secret = makeWebhookSecret();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'folkmoot-receiver-'));
let receiver: ChildProcess;
let port: number;

/** What stands indented in the document from a line on, until a line that is not. */
function block(from: string): string {
  const lines = text.split('\n');
  const begun = lines.indexOf(`    ${from}`);
  const ended = lines.findIndex((line, at) => at > begun && line !== '' && !line.startsWith('    '));
  return lines
    .slice(begun, ended)
    .map((line) => line.slice(4))
    .join('\n');
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = server.address() as AddressInfo;
      server.close(() => resolve(free));
    });
  });

beforeAll(async () => {
  port = await freePort();
  const file = path.join(folder, 'receiver.mjs');
  fs.writeFileSync(file, block('// receiver.mjs'));
  receiver = spawn(process.execPath, [file], { env: { ...process.env, SECRET: secret, PORT: String(port) } });
  await new Promise((resolve) => receiver.stdout!.once('data', resolve));
});
afterAll(() => {
  receiver.kill();
  fs.rmSync(folder, { recursive: true, force: true });
});

const courier = openCourier({ request: request as never, isAllowed: (each) => each === '127.0.0.1' });
const now = Math.floor(Date.now() / 1000);
const body = '{"type":"groups.group-renamed","data":{"fact":4711}}';
const send = (sent: string, seconds = now) =>
  courier(
    `http://127.0.0.1:${port}/`,
    signedHeaders({ id: 'msg_1', seconds }, body, [makeWebhookSecret(), secret]),
    sent,
  );

test('the receiver of the document takes what is sent to it, and refuses what was changed or is old', async () => {
  const came = [await send(body), await send(body.replace('4711', '4712')), await send(body, now - 3_600)];

  expect(came).toMatchObject([{ status: 204 }, { status: 401 }, { status: 401 }]);
});

test('the receiver goes on when a caller hangs up in the middle', async () => {
  const caller = connect(port, '127.0.0.1');
  await once(caller, 'connect');
  caller.write('POST / HTTP/1.1\r\nhost: receiver\r\ncontent-length: 99\r\n\r\n{');
  await pause(100);
  caller.destroy();
  await pause(100);

  expect(receiver.exitCode).toBeNull();
  expect(await send(body)).toMatchObject({ status: 204 });
});

test('the lines of the document sign as it is signed here', () => {
  const lines = block('ID="msg_$(openssl rand -hex 12)"; NOW=$(date +%s); BODY=\'{"type":"hooks.trial"}\'');
  const { stdout, stderr } = spawnSync('bash', ['-c', lines.replaceAll(':8080/', `:${port}/`)], {
    env: { ...process.env, SECRET: secret },
    encoding: 'utf8',
  });

  expect([stdout, stderr]).toEqual(['204\n401\n', '']);
});
