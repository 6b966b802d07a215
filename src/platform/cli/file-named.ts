import { access, constants } from 'node:fs/promises';
import path from 'node:path';
import { refuse } from '../refusal/index.ts';

/** The path of a file that an operator named, and that can be read. @throws Refused with `file-not-found` */
export async function fileNamed(name: string): Promise<string> {
  const file = path.resolve(name);
  await access(file, constants.R_OK).catch(() => refuse('file-not-found', { file }));
  return file;
}
