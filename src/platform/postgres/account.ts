import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { PostgresTrouble } from './trouble.ts';

/** The account of the operating system under which the server runs when we are root, which PostgreSQL refuses to be. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/**
 * Whom the server runs as: undefined for ourselves, which is so unless we are root. Root gets an account named folkmoot,
 * made when it is missing and useradd is there; else postgres; else nobody, whom other programs share.
 */
export function serverAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const found = named('folkmoot') ?? made('folkmoot') ?? named('postgres') ?? named('nobody');
  if (found) return found;
  throw new PostgresTrouble(
    'PostgreSQL does not run as root, and there is no other account to run it under. ' +
      'Make one with “useradd --system folkmoot”, or start as an ordinary user.',
  );
}

/** Where a program that gives up root for the account starts from; nothing when it stays who we are. */
export function identity(account: Account | undefined): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {};
}

/** Whether the account may pass through the folder, and every folder above it. */
export function mayEnter(account: Account | undefined, folder: string): boolean {
  if (!account) return true;
  const { status } = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...identity(account), stdio: 'ignore' });
  return status === 0;
}

function named(name: string): Account | undefined {
  const lines = fs.readFileSync('/etc/passwd', 'utf8').split('\n');
  const fields = lines.find((line) => line.startsWith(`${name}:`))?.split(':');
  return fields && { name, uid: Number(fields[2]), gid: Number(fields[3]) };
}

function made(name: string): Account | undefined {
  const options = [
    '--system',
    '--user-group',
    '--no-create-home',
    '--home-dir',
    '/nonexistent',
    '--shell',
    '/bin/false',
  ];
  const { status } = spawnSync('useradd', [...options, name], { stdio: 'ignore' });
  return status === 0 ? named(name) : undefined;
}
