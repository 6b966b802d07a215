import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { identity, type Account } from './account.ts';
import type { Place } from './place.ts';
import type { Program } from './program.ts';
import { PostgresTrouble } from './trouble.ts';

/** The role of the application and its database; the role owns the database and is no superuser. */
export const role = 'folkmoot';
/** Makes the role and the database, and does nothing else. */
export const superuser = 'postgres';

/** What the server runs with. */
export interface Cluster {
  readonly data: string;
  readonly hba: string;
  readonly ident: string;
}

/** The environment of the server's programs: nothing of ours but the way to other programs. */
export const bareEnvironment = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' };

/**
 * Lays the cluster, unless there is one. It is made beside its place and renamed, so that an interrupted start leaves no half
 * of one. The default collation is the builtin C.UTF-8, which no upgrade of a library changes.
 *
 * Who may enter is written at every start: by socket only, as the operating system names the caller, so that no password
 * lies about; only this account and, when it is root, the server's own are let in.
 */
export function layCluster(place: Place, program: Program, account: Account | undefined, durable: boolean): Cluster {
  const callers = [...new Set([ownName(), ...(account ? [account.name] : [])])];
  const data = path.join(place.home, program.major);
  if (!fs.existsSync(data)) initialize(place, program, account, durable);
  const hba = path.join(place.home, 'who-may-enter.conf');
  const ident = path.join(place.home, 'who-is-who.conf');
  const maps = callers.flatMap((caller) => [role, superuser].map((as) => `folkmoot "${caller}" ${as}`));
  write(hba, 'local all all peer map=folkmoot\n', account);
  write(ident, `${maps.join('\n')}\n`, account);
  return { data, hba, ident };
}

function ownName(): string {
  try {
    return os.userInfo().username;
  } catch (cause) {
    throw new PostgresTrouble(
      `This account (number ${process.getuid?.()}) has no name on this machine, and PostgreSQL needs one. ` +
        'Start as an account of /etc/passwd, or set DATABASE_URL to a PostgreSQL of your own.',
      { cause },
    );
  }
}

function initialize(place: Place, program: Program, account: Account | undefined, durable: boolean): void {
  refuseOtherMajor(place, program);
  const making = path.join(place.home, `${program.major}.making`);
  fs.rmSync(making, { recursive: true, force: true });
  const options = ['-D', making, '-U', superuser, '-A', 'peer', '-E', 'UTF8', '--no-instructions'];
  const collation = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const { status, stderr, error } = spawnSync(
    path.join(program.bin, 'initdb'),
    [...options, ...collation, ...(durable ? [] : ['--no-sync'])],
    { ...identity(account), env: bareEnvironment, cwd: place.home, encoding: 'utf8' },
  );
  if (status !== 0)
    throw new PostgresTrouble(`PostgreSQL could not lay its data in ${making}: ${stderr || error?.message}`);
  fs.renameSync(making, path.join(place.home, program.major));
}

function refuseOtherMajor(place: Place, program: Program): void {
  const other = fs.readdirSync(place.home).find((name) => /^\d+$/.test(name) && name !== program.major);
  if (!other) return;
  throw new PostgresTrouble(
    `${place.home} holds data of PostgreSQL ${other}, and this version brings ${program.major}. ` +
      'Back up with the version that made them (npx folkmoot backup FILE), and restore into a new folder.',
  );
}

/** Writes as the server's account: as root one does not write into a folder that another account owns. */
function write(file: string, text: string, account: Account | undefined): void {
  if (fs.existsSync(file) && fs.readFileSync(file, 'utf8') === text) return;
  const { status } = spawnSync('/bin/sh', ['-c', 'umask 077; cat >"$1.new" && mv -f "$1.new" "$1"', 'sh', file], {
    ...identity(account),
    env: bareEnvironment,
    input: text,
  });
  if (status !== 0)
    throw new PostgresTrouble(`${file} could not be written. Is the disk full, or mounted for reading only?`);
}
