import { access, mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { ImportId } from './records.ts';

/** Where the file of an import lies, readable by us alone; its name is ours. */
export const uploadPath = (folder: string, id: ImportId): string => path.join(folder, `roll-${id}.csv`);

/** Makes the folder, for us alone. */
export async function makeUploadFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
}

/** Gives an uploaded file the place of its import. */
export const placeUpload = (folder: string, from: string, id: ImportId): Promise<void> =>
  rename(from, uploadPath(folder, id));

export const uploadIsThere = (folder: string, id: ImportId): Promise<boolean> =>
  access(uploadPath(folder, id)).then(
    () => true,
    () => false,
  );

/** Erases the file of an import that has ended. May be repeated. */
export const eraseUpload = (folder: string, id: ImportId): Promise<void> => rm(uploadPath(folder, id), { force: true });
