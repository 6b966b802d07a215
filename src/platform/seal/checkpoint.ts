import { signedNote, textSignedBy, type LogSigner } from './note.ts';
import type { TreeHead } from './proof.ts';
import { hashSize } from './tree.ts';

/**
 * A tree at a moment, signed: a checkpoint (https://c2sp.org/tlog-checkpoint) in a signed note, so that the witnesses and tools of other
 * logs read it as well.
 */
export interface Checkpoint extends TreeHead {
  /** By whose name the log goes, as an address without its scheme. */
  readonly origin: string;
}

/** The signed note of a tree. */
export const checkpointNote = ({ size, root }: TreeHead, signer: LogSigner): string =>
  signedNote(`${signer.origin}\n${size}\n${root.toString('base64')}\n`, signer);

/** Reads a note; null unless the key of the log has signed it. */
export function readCheckpoint(note: string, told: string): Checkpoint | null {
  const [origin, size, root, ...more] = textSignedBy(note, told)?.split('\n') ?? [];
  if (!origin || !told.startsWith(`${origin}+`) || !/^(0|[1-9]\d{0,15})$/.test(size ?? '') || more.join('') !== '')
    return null;
  const hash = Buffer.from(root ?? '', 'base64');
  return hash.length === hashSize ? { origin, size: Number(size), root: hash } : null;
}
