import { seeing } from '../platform/db/index.ts';

/** The tables of the hooks; all of their SQL is plain. */
export const hooks = seeing<never>();
