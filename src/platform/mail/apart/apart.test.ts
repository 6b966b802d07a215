import { expect, test } from 'vitest';
import { authenticate, authenticateApart, readApart, readMessage } from '../index.ts';

const head = 'From: Ada Lane <ada@example.org>\r\nSubject: Sharpening day\r\n';
const large = Buffer.from(
  `${head}Content-Type: text/html\r\n\r\n${'<p>A <b>line</b> of <i>talk</i>.\r\n'.repeat(400_000)}`,
);
const asked: string[] = [];
const resolver = async (name: string, type: string) => {
  asked.push(`${name} ${type}`);
  if (name === 'example.org' && type === 'TXT') return [['v=spf1 ip4:192.0.2.1 -all']];
  throw Object.assign(new Error('nothing there'), { code: 'ENOTFOUND' });
};
const arrival = { ip: '192.0.2.1', helo: 'mx.example.org', mailFrom: 'ada@example.org', resolver };

test('a large message is read as a small one is, and the process goes on meanwhile', async () => {
  // The thread is there already, as it is while mail comes.
  await readApart(Buffer.concat([Buffer.from(head), Buffer.alloc(40_000, 'x')]));
  const apart = await worked(() => readApart(large));
  const here = await worked(() => readMessage(large));

  expect(apart.gave).toEqual(here.gave);
  // What this thread itself worked: copying, and no reading.
  expect(apart.user).toBeLessThan(here.user / 2);
});

/** What the work gave, and for how many microseconds this thread was at it. */
async function worked<T>(work: () => Promise<T>): Promise<{ readonly gave: T; readonly user: number }> {
  const before = process.threadCpuUsage();
  const gave = await work();
  return { gave, user: process.threadCpuUsage(before).user };
}

test('the DNS is asked from here, and the verdicts are the same', async () => {
  const verdicts = await authenticateApart(large, arrival);

  expect(verdicts).toEqual(await authenticate(large, arrival));
  expect(verdicts.spf).toEqual({ result: 'pass', domain: 'example.org' });
  expect(asked).toContain('example.org TXT');
});
