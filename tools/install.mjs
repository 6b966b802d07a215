// Installs what the lock file names, and finds the Node that the project runs on. Runs on any Node from 20 on, with no
// dependency, because it is what brings the dependencies.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project, wherever it was cloned. */
export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

const bin = path.join(root, 'node_modules', '.bin');
const oldestMajor = 26;

/** Runs `npm ci` when what is installed is not what the lock file names. Says so, and ends the process when it fails. */
export function ensureInstalled() {
  const reason = whyInstall();
  if (!reason) return;
  console.log(`Installing the packages that package-lock.json names (${reason}); this takes a minute.`);
  const { status, error } = spawnSync('npm', ['ci', '--include=dev', '--include=optional'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status === 0) return;
  console.error(
    error
      ? `npm could not be started (${error.message}). Install Node 20 or later with npm, and try again.`
      : 'npm ci failed; its message stands above. Look at the network or the npm registry settings, and try again.',
  );
  process.exit(1);
}

/**
 * The Node on which the project runs: the one among its packages, else the present one when it is new enough. Ends the
 * process with advice when there is neither.
 */
export function projectNode() {
  const own = path.join(bin, 'node');
  if (fs.existsSync(own)) return own;
  if (Number(process.versions.node.split('.')[0]) >= oldestMajor) return process.execPath;
  console.error(
    `There is no packaged Node for ${process.platform} ${process.arch}. ` +
      `Install Node ${oldestMajor} or later yourself and run the same command with it.`,
  );
  return process.exit(1);
}

/** The environment in which the project's own Node and tools come first. */
export function projectEnvironment() {
  return { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}` };
}

function whyInstall() {
  const installed = readLock('node_modules/.package-lock.json');
  if (!installed) return 'nothing is installed yet';
  const wanted = Object.entries(readLock('package-lock.json') ?? {});
  const isOther = ([name, { integrity, optional }]) =>
    name !== '' && (installed[name] ? installed[name].integrity !== integrity : !optional);
  return wanted.some(isOther) ? 'the lock file has changed' : undefined;
}

function readLock(name) {
  const file = path.join(root, name);
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')).packages : undefined;
}
