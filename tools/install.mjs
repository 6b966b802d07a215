// Installs what the lock file names, and finds the Node that the project runs on. Runs on any Node from 20 on, with no
// dependency, because it is what brings the dependencies.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project, wherever it was cloned. */
export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

const bin = path.join(root, 'node_modules', '.bin');
const oldestMajor = 26;
const ownNode = `Install Node ${oldestMajor} or later yourself, and run the same command with it.`;

/**
 * Runs `npm ci` when what is installed is not what the lock file names. Says so, and ends the process when it fails.
 * Without `development`, an installation that left out what only tests and checks need will do.
 */
export function ensureInstalled({ development = true } = {}) {
  const reason = whyInstall(development);
  if (!reason) return;
  // On standard error, because the answer of a command goes to standard output.
  console.error(`Installing the packages that package-lock.json names (${reason}); this takes a minute.`);
  const { status, error } = spawnSync('npm', ['ci', '--include=dev', '--include=optional', '--no-update-notifier'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
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
  console.error(`There is no packaged Node for ${process.platform} ${process.arch}. ${ownNode}`);
  return process.exit(1);
}

/**
 * Runs the project's Node in the place of this process: its terminal, its signals, its exit code. Where the present Node can
 * (22.15 and later), it does so literally.
 */
export function runOnProjectNode(args) {
  const node = projectNode();
  const env = projectEnvironment();
  if (process.execve && process.platform !== 'win32') process.execve(node, [node, ...args], env);
  const child = spawn(node, args, { env, stdio: 'inherit' });
  const pass = (signal) => {
    // A terminal sends Ctrl-C to every process that it runs; the child has it already.
    if (signal === 'SIGTERM' || !process.stdin.isTTY) child.kill(signal);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, pass);
  child.on('error', (error) => {
    console.error(`${node} does not run on this system (${error.message}). ${ownNode}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (os.constants.signals[signal] ?? 0)));
}

/** The environment in which the project's own Node and tools come first. */
export function projectEnvironment() {
  return { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}` };
}

function whyInstall(development) {
  const installed = readLock('node_modules/.package-lock.json');
  if (!installed) return 'nothing is installed yet';
  const wanted = Object.entries(readLock('package-lock.json') ?? {});
  const isOther = ([name, { integrity, optional, dev }]) => {
    if (name === '') return false;
    return installed[name] ? installed[name].integrity !== integrity : !optional && (development || !dev);
  };
  return wanted.some(isOther) ? 'the lock file has changed' : undefined;
}

function readLock(name) {
  const file = path.join(root, name);
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')).packages : undefined;
}
