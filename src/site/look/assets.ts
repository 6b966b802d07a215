import { fileURLToPath } from 'node:url';
import { openAssets, type Assets } from '../../platform/web/index.ts';

let opened: Assets | undefined;

/** The files of the look, read when they are first asked for. */
export function lookAssets(): Assets {
  opened ??= openAssets(fileURLToPath(new URL('../../../look', import.meta.url)));
  return opened;
}
