import type { Database } from '../../../platform/db/index.ts';
import type { ImportRules } from '../model.ts';

/** What an import works with. */
export interface ImportDesk {
  readonly database: Database;
  readonly zone: string;
  readonly rules: () => ImportRules;
  /** Where uploaded files lie until they are applied or thrown away. */
  readonly uploads: string;
}
