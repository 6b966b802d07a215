import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

/** A file on disk as it is known again: by the SHA-256 of its size and of its first megabyte. */
export interface FileIdentity {
  readonly totalBytes: number;
  readonly print: Buffer;
}

/** Looks at a file that may be too large to be read whole. */
export async function fileIdentity(path: string): Promise<FileIdentity> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(size, 1 << 20)), 0, undefined, 0);
    const print = createHash('sha256').update(`${size} `).update(buffer.subarray(0, bytesRead)).digest();
    return { totalBytes: size, print };
  } finally {
    await file.close();
  }
}
