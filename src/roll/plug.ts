import type { Plug } from '../platform/plug.ts';
import { memberCommands, type RollHouse as MembersHouse } from './members/cli.ts';
import { importDailies, importTasks, standingDailies } from './members/jobs.ts';
import type { RollPagesHouse } from './members/pages/house.ts';
import { importPages } from './members/pages/import-pages.tsx';
import { memberPages } from './members/pages/member-pages.tsx';
import { providerCommands } from './provider/cli.ts';
import { providerReactions } from './provider/jobs.ts';
import { passkeyRoutes } from './passkeys/pages/routes.ts';
import { providerRoutes } from './provider/pages/routes.ts';
import type { ProviderHouse } from './provider/pages/house.ts';
import { passkeyDailies } from './passkeys/jobs.ts';
import { signInRoutes } from './persons/pages/sign-in.tsx';
import { initCommand } from './persons/cli.ts';
import { personDailies } from './persons/jobs.ts';
import { tokenReactions } from './tokens/jobs.ts';
import { bearerOf } from './tokens/queries.ts';
import { wordings } from './words.ts';

export { askForLetter } from './persons/pages/letter-desk.ts';
export { openProvider } from './provider/provider.ts';

/** What the roll needs to know of the house that it stands in. */
export interface RollHouse extends MembersHouse, RollPagesHouse, ProviderHouse {}

/** What the roll hands the platform. */
export function rollPlug(house: RollHouse): Plug {
  return {
    routes: [
      ...signInRoutes(house),
      ...providerRoutes(house),
      ...passkeyRoutes(house),
      ...memberPages(house),
      ...importPages(house),
    ],
    wordings,
    reactions: [...tokenReactions(house.head), ...providerReactions(house)],
    tasks: importTasks(house),
    dailies: [
      ...personDailies,
      ...passkeyDailies,
      ...importDailies(house),
      ...standingDailies(() => house.rules().standing),
    ],
    passkeyWords: house.passkeyWords,
    grantSources: ['roll.held_grant'],
    findBearer: bearerOf,
    commands: [initCommand, ...providerCommands(house), ...memberCommands(house)],
  };
}
