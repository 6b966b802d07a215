export type { Act, Actor, Grants, PersonId, Visit } from './model.ts';
export { performer, theSystem, type Perform } from './perform.ts';
