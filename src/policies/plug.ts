import type { Plug } from '../platform/plug.ts';
import type { Association } from '../roll/index.ts';
import { policiesApi } from './versions/api.ts';
import { tellingCommands } from './told/cli.ts';
import { tellingRoutes } from './told/pages.tsx';
import { wordings } from './told/words.ts';
import { policyCommands } from './versions/cli.ts';
import type { KeptPolicy } from './versions/policy-file.ts';
import { policyRoutes, type MeetingsToCome } from './versions/pages.tsx';

/** The rules as people read them, and how to start a group by them. */
export function policiesPlug(association: Association, coming: MeetingsToCome, versions: readonly KeptPolicy[]): Plug {
  return {
    routes: [...policiesApi, ...policyRoutes(association, coming), ...tellingRoutes(association)],
    wordings,
    commands: [
      ...policyCommands,
      ...tellingCommands(
        association,
        versions.map(({ policy }) => policy),
      ),
    ],
  };
}
