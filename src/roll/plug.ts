import type { Plug } from '../platform/plug.ts';
import { memberCommands, type RollHouse as MembersHouse } from './members/cli.ts';
import { importDailies, importTasks, standingDailies } from './members/jobs.ts';
import type { RollPagesHouse } from './members/pages/house.ts';
import { importPages } from './members/pages/import-pages.tsx';
import { memberPages } from './members/pages/member-pages.tsx';
import { wordings as memberWordings } from './members/words.ts';
import type { Letterhead } from './persons/model.ts';
import type { LetterAct } from './persons/one-act.ts';
import { signInRoutes } from './persons/pages/sign-in.tsx';
import { initCommand } from './persons/cli.ts';
import { personDailies } from './persons/jobs.ts';
import { wordings } from './persons/words.ts';
import { tokenReactions } from './tokens/jobs.ts';
import { bearerOf } from './tokens/queries.ts';
import { tokenWordings } from './tokens/words.ts';

export { askForLetter } from './persons/pages/letter-desk.ts';

/** What the roll needs to know of the house that it stands in. */
export interface RollHouse extends MembersHouse, RollPagesHouse {
  readonly head: () => Letterhead;
  /** What a letter can do without opening a session, by whoever knows how. */
  readonly letterActs: readonly LetterAct[];
}

/** What the roll hands the platform. */
export function rollPlug(house: RollHouse): Plug {
  return {
    routes: [...signInRoutes(house.head, house.letterActs), ...memberPages(house), ...importPages(house)],
    wordings: { ...memberWordings, ...wordings, ...tokenWordings },
    reactions: tokenReactions(house.head),
    tasks: importTasks(house),
    dailies: [...personDailies, ...importDailies(house), ...standingDailies(() => house.rules().standing)],
    grantSources: ['roll.held_grant'],
    findBearer: bearerOf,
    commands: [initCommand, ...memberCommands(house)],
  };
}
