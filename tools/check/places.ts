import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { Finding } from './finding.ts';
import { lineAt } from './source.ts';

/**
 * Files that name a place where only one machine or one network is: somebody's folders, or the host from which a package was
 * fetched.  A clone must work anywhere.
 */
export function namedPlaces(root: string): Finding[] {
  return filesOf(root).flatMap((file) => {
    const text = readText(path.join(root, file));
    return text === undefined ? [] : placesIn(file, text);
  });
}

/** Spelled so that this file does not find itself. */
const folders = new RegExp(`(?<![\\w.$})\\]-])/(?:${['work', 'root', 'home', 'Users'].join('|')})/[\\w.-]+`, 'g');

function placesIn(file: string, text: string): Finding[] {
  const isLock = path.posix.basename(file) === 'package-lock.json';
  const found = [...text.matchAll(isLock ? /"resolved": "http[^"]*"/g : folders)];
  return found.map((match) => ({
    path: file,
    line: lineAt(text, match.index),
    rule: 'place',
    says: `names ${match[0]}`,
    todo: isLock
      ? 'Write the lock anew; .npmrc says omit-lockfile-registry-resolved.'
      : 'Use a path within the repository, a setting, or a temporary folder.',
  }));
}

/** What is tracked or will be, ignored files apart; everything below the folder where there is no repository. */
function filesOf(root: string): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
  });
  return listed.split('\0').filter((file) => file !== '');
}

function readText(file: string): string | undefined {
  if (!fs.existsSync(file)) return;
  const bytes = fs.readFileSync(file);
  return bytes.subarray(0, 4096).includes(0) ? undefined : bytes.toString('utf8');
}
