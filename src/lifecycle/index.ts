export type { LifecycleFact } from './facts.ts';
export type { Dormancy } from './dormancy/model.ts';
export { dormanciesOf } from './dormancy/queries.ts';
export { rulesToRenew } from './renewals/queries.ts';
export { sleepWritten } from './dormancy/words.ts';
