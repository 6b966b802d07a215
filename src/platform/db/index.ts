export { brokenConstraint, connect, sqlState, type Database } from './database.ts';
export { seeing, type Db } from './handle.ts';
export { migrate } from './migrate.ts';
