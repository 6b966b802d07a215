import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { architectureOf, type Architecture } from './architecture.ts';
import type { Finding } from './finding.ts';
import { readTree, type Source } from './source.ts';

/** A small tree on disk, gone when the test is over. */
export interface SmallTree {
  readonly root: string;
  readonly sources: readonly Source[];
  readonly architecture: Architecture;
}

const architecture = `
  export const doors = { roll: [], groups: ['roll'], charters: ['roll', 'groups'], site: ['roll', 'groups', 'charters'] };
  export const published = { 'roll.signer': ['charters'] };
  export const purePackages = ['zod'];
  export const dataFiles = ['src/roll/names.ts'];
`;

/** Writes the files, paths and texts, and reads them as the checks do. */
export async function treeOf(files: Readonly<Record<string, string>>): Promise<SmallTree> {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'tree-'));
  onTestFinished(() => fs.rmSync(root, { recursive: true }));
  for (const [file, text] of Object.entries({ 'architecture.mjs': architecture, ...files })) {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), text);
  }
  return { root, sources: readTree(root, ['src', 'journeys']), architecture: await architectureOf(root) };
}

/** Findings in short: `src/a.ts:1 door`. */
export function inShort(findings: readonly Finding[]): string[] {
  return findings.map(({ path: file, line, rule }) => `${file}:${line} ${rule}`);
}
