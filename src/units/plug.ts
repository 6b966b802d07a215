import type { Plug } from '../platform/plug.ts';
import type { Association } from '../roll/index.ts';
import { overlapApi } from './charges/api.ts';
import { forgetInUnits } from './forgetting.ts';
import type { UnitsHouse } from './house.ts';
import { postsImportCommand } from './posts/cli.ts';
import { postPages } from './posts/pages.tsx';
import { wordings as postWordings } from './posts/words.ts';
import { structureApi } from './structure/api.ts';
import { unitsImportCommand } from './structure/cli.ts';
import { structureReactions } from './structure/jobs.ts';
import { editingPages } from './structure/pages/editing.tsx';
import { endingPages } from './structure/pages/ending.tsx';
import { treePage } from './structure/pages/tree.tsx';
import { unitPage } from './structure/pages/unit.tsx';
import { wordings as structureWordings } from './structure/words.ts';

export type { UnitsHouse } from './house.ts';

/** What the units hand the platform. */
export function unitsPlug(house: UnitsHouse): Plug {
  return {
    routes: [
      ...structureApi,
      ...overlapApi(house.corpus),
      treePage(house),
      // Before the page of a unit, because “new” is no unit.
      ...editingPages(house),
      unitPage(house),
      ...endingPages(house),
      ...postPages(house),
    ],
    wordings: { ...structureWordings, ...postWordings },
    reactions: structureReactions,
    grantSources: ['units.held_grant'],
    forgets: [forgetInUnits],
    commands: importCommands(house.association),
  };
}

const importCommands = ({ topics, offices }: Association) => [unitsImportCommand(topics), postsImportCommand(offices)];
