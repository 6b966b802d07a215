import { furnish, type Papers } from './furnish.ts';
import type { House } from './app.ts';
import { joined, type Plug } from './platform/plug.ts';
import type { Settings } from './platform/settings/index.ts';

/** What the command line can do: the commands of every capability, known before any database is opened. */
export function commandsOf(settings: Settings, papers: Papers): Required<Plug> {
  const house = {
    settings,
    zone: papers.association.timeZone,
    baseUrl: () => settings.baseUrl,
    get database(): never {
      throw new Error('a command is given its database when it runs');
    },
    get installation(): never {
      throw new Error('a command is given its database when it runs');
    },
  } as unknown as House;
  return joined(furnish(house, papers).plugs);
}
