import type { Plug } from '../platform/plug.ts';
import type { Association } from '../roll/index.ts';
import { policiesApi } from './versions/api.ts';
import { policyCommands } from './versions/cli.ts';
import { policyRoutes, type MeetingsToCome } from './versions/pages.tsx';

/** The rules as people read them, and how to start a group by them. */
export function policiesPlug(association: Association, coming: MeetingsToCome): Plug {
  return { routes: [...policiesApi, ...policyRoutes(association, coming)], commands: policyCommands };
}
