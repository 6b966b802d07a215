import { seeing } from '../platform/db/index.ts';

interface VersionRow {
  id: string;
  version: string;
  sha256: string;
  body: unknown;
  effective_on: string;
  kept_at: Date;
}

/** The table of the policies. */
export interface Tables {
  'policies.version': VersionRow;
}

export const policies = seeing<Tables>();
