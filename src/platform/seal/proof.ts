import { nodeHash } from './tree.ts';

/**
 * The root of the tree of so many leaves that has this leaf, by a proof of inclusion (RFC 9162, 2.1.3.2): whoever asks compares it with
 * the root that was signed.  Null where the proof is too long or too short.
 */
export function rootByInclusion(
  { leaf, number, size }: { readonly leaf: Buffer; readonly number: number; readonly size: number },
  path: readonly Buffer[],
): Buffer | null {
  if (!(number >= 0 && number < size)) return null;
  let [at, last, hash] = [number, size - 1, leaf];
  for (const beside of path) {
    if (last === 0) return null;
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(beside, hash);
      while (at % 2 === 0 && at > 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else hash = nodeHash(hash, beside);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? hash : null;
}

/** A tree at a moment. */
export interface TreeHead {
  readonly size: number;
  readonly root: Buffer;
}

/** Whether the later tree begins with the earlier one, by a proof of consistency (RFC 9162, 2.1.4.2). */
export function isContinued(earlier: TreeHead, later: TreeHead, path: readonly Buffer[]): boolean {
  if (earlier.size === later.size) return path.length === 0 && earlier.root.equals(later.root);
  if (earlier.size === 0) return path.length === 0;
  if (earlier.size > later.size) return false;
  let [at, last] = [earlier.size - 1, later.size - 1];
  while (at % 2 === 1) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  const [first, ...rest] = at === 0 ? [earlier.root, ...path] : path;
  if (!first) return false;
  let [old, now] = [first, first];
  for (const beside of rest) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      [old, now] = [nodeHash(beside, old), nodeHash(beside, now)];
      while (at % 2 === 0 && at > 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else now = nodeHash(now, beside);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 && old.equals(earlier.root) && now.equals(later.root);
}
