import net, { type AddressInfo, type Socket } from 'node:net';
import path from 'node:path';

/** Stands before a database. Shut, it is as if the database had gone: what is open breaks off, and nobody else gets in. */
export interface Gate {
  /** The database behind the gate. */
  readonly url: string;
  shut(): Promise<void>;
  open(): Promise<void>;
}

export async function aGateBefore(databaseUrl: string): Promise<Gate> {
  const behind = new URL(databaseUrl);
  const folder = behind.searchParams.get('host');
  const port = Number(behind.port || behind.searchParams.get('port') || 5432);
  const inside = folder ? { path: path.join(folder, `.s.PGSQL.${port}`) } : { host: behind.hostname, port };
  const passing = new Set<Socket>();
  const server = net.createServer((outer) => {
    const inner = net.connect(inside as net.NetConnectOpts);
    for (const [one, other] of [
      [outer, inner],
      [inner, outer],
    ] as const) {
      passing.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => void (passing.delete(one), other.destroy()));
      one.pipe(other);
    }
  });
  const listen = (at: number) => new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve));
  await listen(0);
  const place = (server.address() as AddressInfo).port;
  const url = new URL(databaseUrl);
  url.searchParams.delete('host');
  url.searchParams.delete('port');
  url.hostname = '127.0.0.1';
  url.port = String(place);
  return {
    url: url.href,
    async shut() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of passing) socket.destroy();
      await closed;
    },
    open: () => listen(place),
  };
}
