import type { Plug } from '../platform/plug.ts';
import type { Association } from '../roll/index.ts';
import { policiesApi } from './versions/api.ts';
import { policyCommands } from './versions/cli.ts';
import { policyRoutes } from './versions/pages.tsx';

/** The rules as people read them, and how to start a group by them. */
export function policiesPlug(association: Association): Plug {
  return { routes: [...policiesApi, ...policyRoutes(association)], commands: policyCommands };
}
