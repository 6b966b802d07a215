// A process that sends what stands in the ledger each time it is told `go`, and says how long it took and how large it was.
import { generateKeyPairSync } from 'node:crypto';
import { resolve } from 'node:dns/promises';
import { createInterface } from 'node:readline';
import { connect } from '../../src/platform/db/index.ts';
import { silence } from '../../src/platform/log/index.ts';
import { openRoads, openSender, openSigner } from '../../src/platform/mail/index.ts';

const [databaseUrl = '', smtpUrl = '', signs = ''] = process.argv.slice(2);
const privateKeyEncoding = { type: 'pkcs8', format: 'pem' } as const;
const publicKeyEncoding = { type: 'spki', format: 'pem' } as const;
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048, privateKeyEncoding, publicKeyEncoding });
const database = connect(databaseUrl);
const roads = openRoads(smtpUrl, { dns: resolve, ourName: 'lists.example.org' });
const sender = openSender({
  database,
  roads,
  key: () => Buffer.alloc(32, 7),
  domain: 'lists.example.org',
  signer: signs === 'rsa' ? openSigner('lists.example.org', [{ selector: 'r', privateKey: rsa.privateKey }]) : null,
  now: () => new Date(),
  log: silence,
});

console.log('ready');
for await (const line of createInterface({ input: process.stdin })) {
  if (line !== 'go') break;
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  let largest = 0;
  const watching = setInterval(() => (largest = Math.max(largest, process.memoryUsage.rss())), 20);
  const left = await sender.send();
  clearInterval(watching);
  const { user, system } = process.cpuUsage(cpu);
  console.log(
    JSON.stringify({ left, ms: performance.now() - began, cpuMs: (user + system) / 1000, rssMiB: largest / 2 ** 20 }),
  );
}
await sender.close();
roads.close();
await database.close();
