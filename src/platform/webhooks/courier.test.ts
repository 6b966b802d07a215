import { createServer, request, type RequestListener, type Server } from 'node:http';
import { createServer as createSocketServer, type AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { addressFault, isPublicAddress } from './address.ts';
import { openCourier } from './courier.ts';

const servers: Server[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** A DNS that knows these addresses, one after the other. */
const naming = (...answers: string[]) => {
  let asked = 0;
  const lookup = (_: string, __: object, done: (error: null, found: { address: string; family: number }[]) => void) =>
    done(null, [{ address: answers[Math.min(asked++, answers.length - 1)]!, family: 4 }]);
  return { lookup: lookup as never, asked: () => asked };
};

const local = (timeoutMs = 2_000) =>
  openCourier({
    request: request as never,
    ...naming('127.0.0.1'),
    isAllowed: (each) => each === '127.0.0.1',
    timeoutMs,
  });

test('no address is called that is not for everybody, however it is written', () => {
  const not = [
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '0.0.0.0',
    '192.0.2.1',
    '198.18.0.1',
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    '::7f00:1',
    '::10.0.0.1',
    '64:ff9b:1::a00:1',
    'fec0::1',
    '100::1',
    '2001::1',
    '3fff::1',
    '5f00::1',
    '4000::1',
    '::ffff:0:7f00:1',
    'elsewhere',
  ];

  expect(not.filter(isPublicAddress)).toEqual([]);
  expect(['93.184.216.34', '2606:2800:220:1::1'].filter(isPublicAddress)).toHaveLength(2);
});

test('an address is refused before anything is sent where it says already that it cannot be called', () => {
  const faults = [
    'example.org',
    'http://example.org/',
    'https://me:secret@example.org/',
    'https://127.1/',
    'https://0x7f000001/',
    'https://[::ffff:10.0.0.1]/',
    'https://localhost/',
    'https://printer.local/',
    'https://hooks.example.org:8443/here?x=1',
  ].map(addressFault);

  expect(faults).toEqual([
    'not-an-address',
    'not-https',
    'with-password',
    'not-public',
    'not-public',
    'not-public',
    'not-public',
    'not-public',
    null,
  ]);
});

test('a name that leads to the machine itself is not called, and the DNS is asked once', async () => {
  let called = 0;
  const port = await serve((_, answer) => {
    called += 1;
    answer.end();
  });
  const dns = naming('127.0.0.1', '93.184.216.34');
  const courier = openCourier({ request: request as never, lookup: dns.lookup });

  expect(await courier(`http://hooks.example.org:${port}/`, {}, '{}')).toEqual({ trouble: 'address' });
  expect(await courier(`http://127.0.0.1:${port}/`, {}, '{}')).toEqual({ trouble: 'address' });
  expect([called, dns.asked()]).toEqual([0, 1]);
});

test('what is sent arrives whole; of what comes back a thousand bytes are read, and no redirect is followed', async () => {
  const got: unknown[] = [];
  const port = await serve((asked, answer) => {
    asked.setEncoding('utf8');
    asked.on('data', (text: string) => got.push(asked.url, asked.headers['webhook-id'], text));
    asked.on('end', () => {
      answer.writeHead(302, { location: '/elsewhere' });
      answer.write('x'.repeat(5_000));
      answer.end();
    });
  });
  const came = await local()(`http://hooks.example.org:${port}/in`, { 'webhook-id': 'msg_1' }, '{"é":1}');

  expect(got).toEqual(['/in', 'msg_1', '{"é":1}']);
  expect(came).toEqual({ status: 302, answer: 'x'.repeat(1_024) });
});

test('whoever does not answer in time, or is not there, is told apart', async () => {
  const port = await serve(() => {});
  const late = await local(100)(`http://hooks.example.org:${port}/`, {}, '{}');
  servers.splice(0).forEach((server) => {
    server.closeAllConnections();
    server.close();
  });
  const gone = await local()(`http://hooks.example.org:${port}/`, {}, '{}');

  expect([late, gone]).toEqual([{ trouble: 'too-late' }, { trouble: 'unreachable' }]);
});

test('an answer that is none ends the waiting as well', async () => {
  const heads = [
    'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: other\r\n\r\n',
    'HTTP/1.1 100 Continue\r\n\r\n',
    'no HTTP\r\n\r\n',
  ];
  const came = [];
  for (const head of heads) {
    const other = createSocketServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => socket.write(head));
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const waited = new Promise((resolve) => setTimeout(resolve, 2_000, 'waits for ever'));
    came.push(await Promise.race([local(300)(`http://hooks.example.org:${port}/`, {}, '{}'), waited]));
    other.close();
  }

  expect(came).toEqual([{ trouble: 'unreachable' }, { trouble: 'too-late' }, { trouble: 'unreachable' }]);
});
