import { openHouse } from './house.ts';
import { openLog } from './platform/log/index.ts';
import { BadFile } from './platform/json-file/index.ts';
import { PostgresTrouble } from './platform/postgres/index.ts';
import { BadSetting, readSettings } from './platform/settings/index.ts';

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** Opens the house and its door, and closes both when told to stop. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const house = await openHouse(settings, { log: openLog(), say });
  const stop = stopping(() => house.stop());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  const address = await house.app.listen();
  say(
    `\n  ${house.app.installation.kind === 'example' ? 'The example association' : house.association.name} is open at ${address}\n  Data in ${house.dataAt}. Ctrl-C stops it.\n`,
  );
}

/** The first signal stops in order, a later one at once. npm passes on a Ctrl-C that the terminal has sent already. */
function stopping(stop: () => Promise<void>): () => void {
  let askedAt: number | undefined;
  return () => {
    if (askedAt !== undefined) {
      if (performance.now() - askedAt > 1_000) process.exit(130);
      return;
    }
    askedAt = performance.now();
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
}

/** A trouble that a person can mend is told in a sentence; anything else is a defect, told whole. */
function tell(error: unknown): never {
  const known = error instanceof BadSetting || error instanceof BadFile || error instanceof PostgresTrouble;
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EADDRINUSE')
    process.stderr.write(
      `Port ${process.env['PORT'] ?? 3000} is in use. Set PORT to another, as PORT=3001 npm start.\n`,
    );
  else if (known) process.stderr.write(`${error.message}\n`);
  else process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
}

main().catch(tell);
