import { BadFile } from './platform/json-file/index.ts';
import { PostgresTrouble } from './platform/postgres/index.ts';
import { BadSetting, readSettings } from './platform/settings/index.ts';
import { serve } from './serving.ts';

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** A trouble that a person can mend is told in a sentence; anything else is a defect, told whole. */
function tell(error: unknown): never {
  const known = error instanceof BadSetting || error instanceof BadFile || error instanceof PostgresTrouble;
  process.stderr.write(`${known ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
}

async function main(): Promise<void> {
  await serve(readSettings(process.env), 'both', say);
}

main().catch(tell);
