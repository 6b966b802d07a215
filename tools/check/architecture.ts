import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** What `architecture.mjs` says. */
export interface Architecture {
  readonly doors: Readonly<Record<string, readonly string[]>>;
  readonly published: Readonly<Record<string, readonly string[]>>;
  readonly purePackages: readonly string[];
  readonly dataFiles: readonly string[];
}

/** Reads `architecture.mjs` of a tree. */
export async function architectureOf(root: string): Promise<Architecture> {
  return (await import(pathToFileURL(path.join(root, 'architecture.mjs')).href)) as Architecture;
}
