import type { RegistryFact } from './registry/model.ts';
import type { RoleFact } from './roles/model.ts';
import type { RosterFact } from './roster/model.ts';

/** What the groups record for others to react to. */
export type GroupsFact = RegistryFact | RosterFact | RoleFact;
