import { furnish } from './furnish.ts';
import type { Papers } from './given.ts';
import type { House } from './app.ts';
import { joined, type Plug } from './platform/plug.ts';
import type { Settings } from './platform/settings/index.ts';

/** What the command line can do: the commands of every capability, known before any database is opened. */
export function commandsOf(settings: Settings, papers: Papers): Required<Plug> {
  const house = {
    settings,
    zone: papers.association.timeZone,
    baseUrl: () => settings.baseUrl,
    database: givenLater(),
    installation: givenLater({ kind: settings.example ? 'example' : 'association' }),
  } as unknown as House;
  return joined(furnish(house, papers).plugs);
}

/** Stands for what a command is given when it runs; plugs may hold it until then, and see no more of it than is known before. */
function givenLater(known: Readonly<Record<string, unknown>> = {}): never {
  return new Proxy(known, {
    get(_, name) {
      if (typeof name === 'symbol' || name in known) return known[String(name)];
      throw new Error(`a command is given its database when it runs, and ${name} was asked for before`);
    },
  }) as never;
}
