import type { Part } from './app.ts';
import { openHouse, type OpenHouse } from './house.ts';
import type { Command } from './platform/cli/index.ts';
import { openLog } from './platform/log/index.ts';
import { BadSetting, type Settings } from './platform/settings/index.ts';

type Say = (line: string) => void;

/** Opens the house and its doors, and closes both when the process is told to stop, which it then ends. */
export async function serve(settings: Settings, part: Part, say: Say): Promise<void> {
  const house = await openHouse(settings, { log: openLog(), say, part });
  const stop = stopping(() => house.stop());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  const address = await house.app.listen().catch((error: unknown) => {
    throw (error as NodeJS.ErrnoException).code === 'EADDRINUSE' ? portInUse(error, settings, part) : error;
  });
  say(`\n  ${greeting(house, part, address)}\n  Data in ${house.dataAt}. Ctrl-C stops it.\n`);
}

/** `web` and `work`: the parts of one house, as processes of their own. */
export function servingCommands(settings: Settings): Command[] {
  const command = (name: 'web' | 'work', help: string): Command => ({
    name,
    operands: [],
    help,
    withoutDatabase: true,
    async run({ terminal }) {
      await serve(settings, name, (line) => terminal.print(line));
      // Until a signal ends the process.
      await new Promise(() => {});
    },
  });
  return [
    command('web', 'Serves the web and takes mail in; the background is left to others. Wants DATABASE_URL.'),
    command('work', 'Works in the background: letters, reactions, tasks, mail to lists. Wants DATABASE_URL.'),
  ];
}

function greeting({ app, association }: OpenHouse, part: Part, address: string): string {
  const name = app.installation.kind === 'example' ? `The example association, ${association.name},` : association.name;
  return part === 'work' ? `${name}: working in the background.` : `${name} is open at ${address}`;
}

function portInUse(error: unknown, settings: Settings, part: Part): BadSetting {
  const setting = part === 'work' ? 'FOLKMOOT_WORK_PORT' : 'PORT';
  const { port = settings.port } = error as { port?: number };
  return new BadSetting(`Port ${port} is in use. Set ${setting} to another, as ${setting}=3001 npm start.`, {
    cause: error,
  });
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
