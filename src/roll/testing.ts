import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { ImportRules, StandingRules } from './members/model.ts';

/** What good standing is in the tests: life members never expire, the deceased have none, no grace. */
export const standing: StandingRules = { neverExpire: ['life'], withoutStanding: ['deceased'], graceDays: 0 };

/** An association of three classes. */
export const importRules: ImportRules = {
  classes: [
    { code: 'regular', label: 'Regular', also: ['REG'] },
    { code: 'life', label: 'Life member' },
    { code: 'organizational', label: 'Organizational' },
  ],
  statuses: [
    { code: 'active', label: 'Active' },
    { code: 'deceased', label: 'Deceased' },
  ],
  standing,
};

/** A folder that files of the roll are written to; `clear` takes it away. */
export async function rollFolder(): Promise<{
  write(text: string | Uint8Array): Promise<string>;
  clear(): Promise<void>;
}> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'folkmoot-roll-'));
  let files = 0;
  return {
    async write(text) {
      const file = path.join(folder, `members-${(files += 1)}.csv`);
      await writeFile(file, text);
      return file;
    },
    clear: () => rm(folder, { recursive: true }),
  };
}
