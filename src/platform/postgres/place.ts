import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { mayEnter, type Account } from './account.ts';
import { inSharedPlace } from './program.ts';
import { PostgresTrouble } from './trouble.ts';

/** Where the data are. */
export interface Place {
  /** Ours, with what we note about the server. */
  readonly folder: string;
  /** The server's own, open to nobody else: the cluster and, when its path is short enough, the socket. */
  readonly home: string;
}

// The address of a socket has room for 107 bytes on Linux and 103 on macOS.
const longestSocketPath = 100;
const socketName = '.s.PGSQL.5432';

/**
 * Makes the folder, or takes it as it is when it is ours. Root's folder must be reachable for the server's account;
 * below a private folder, such as /root, the data go to /var/lib/folkmoot instead.
 *
 * @throws PostgresTrouble when the folder belongs to someone else
 */
export function preparePlace(asked: string, account: Account | undefined): Place {
  const folder = truePath(asked, account);
  const home = path.join(folder, 'server');
  try {
    makeFolder(folder, account ? 0o711 : 0o700);
    refuseForeign(folder, [process.getuid?.() ?? 0, account?.uid]);
    if (makeFolder(home, 0o700) && account) fs.lchownSync(home, account.uid, account.gid);
    refuseForeign(home, [account?.uid ?? process.getuid?.()]);
    fs.chmodSync(home, 0o700);
  } catch (error) {
    if (error instanceof PostgresTrouble) throw error;
    throw new PostgresTrouble(
      `${home} cannot be made or used: ${(error as Error).message}. Set FOLKMOOT_DATA to a folder of your own.`,
      {
        cause: error,
      },
    );
  }
  return { folder, home };
}

/** Where the data are or would be. */
export function truePath(asked: string, account: Account | undefined): string {
  const folder = path.resolve(asked);
  const parent = nearest(folder);
  if (mayEnter(account, parent)) return path.join(fs.realpathSync(parent), path.relative(parent, folder));
  return inSharedPlace(`data-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`);
}

/** A folder for the socket, for one run: beside the cluster, or a new private one where that path would be too long. */
export function socketFolder(place: Place, account: Account | undefined): { socket: string; remove(): void } {
  if (Buffer.byteLength(path.join(place.home, socketName)) <= longestSocketPath)
    return { socket: place.home, remove() {} };
  const socket = fs.mkdtempSync(path.join(os.tmpdir(), 'folkmoot-'));
  if (account) fs.lchownSync(socket, account.uid, account.gid);
  return { socket, remove: () => fs.rmSync(socket, { recursive: true, force: true }) };
}

/** Says whether it was missing. The mode is set apart, because a mask of the process may have narrowed it. */
function makeFolder(folder: string, mode: number): boolean {
  if (fs.existsSync(folder)) return false;
  fs.mkdirSync(folder, { recursive: true });
  fs.chmodSync(folder, mode);
  return true;
}

function nearest(folder: string): string {
  return fs.existsSync(folder) ? folder : nearest(path.dirname(folder));
}

function refuseForeign(folder: string, allowed: readonly (number | undefined)[]): void {
  const found = fs.lstatSync(folder);
  if (!found.isDirectory())
    throw new PostgresTrouble(`${folder} is not a folder. Move it away, or set FOLKMOOT_DATA to another place.`);
  if (process.platform === 'win32' || allowed.includes(found.uid)) return;
  throw new PostgresTrouble(
    `${folder} belongs to another account (number ${found.uid}). Start as that account, or set FOLKMOOT_DATA to a folder of your own.`,
  );
}
