import type { Plug } from '../platform/plug.ts';
import { memberCommands, type RollHouse as MembersHouse } from './members/cli.ts';
import { importDailies, importTasks, standingDailies } from './members/jobs.ts';
import type { RollPagesHouse } from './members/pages/house.ts';
import { importPages } from './members/pages/import-pages.tsx';
import { memberPages } from './members/pages/member-pages.tsx';
import { wordings as memberWordings } from './members/words.ts';
import { providerCommands } from './provider/cli.ts';
import { passkeyRoutes } from './passkeys/pages/routes.ts';
import { providerRoutes } from './provider/pages/routes.ts';
import type { ProviderHouse } from './provider/pages/house.ts';
import { wordings as providerWordings } from './provider/words.ts';
import { passkeyDailies } from './passkeys/jobs.ts';
import { wordings as passkeyWordings } from './passkeys/words.ts';
import { signInRoutes } from './persons/pages/sign-in.tsx';
import { initCommand } from './persons/cli.ts';
import { personDailies } from './persons/jobs.ts';
import { wordings } from './persons/words.ts';
import { tokenReactions } from './tokens/jobs.ts';
import { bearerOf } from './tokens/queries.ts';
import { tokenWordings } from './tokens/words.ts';

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
    wordings: { ...memberWordings, ...wordings, ...providerWordings, ...passkeyWordings, ...tokenWordings },
    reactions: tokenReactions(house.head),
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
