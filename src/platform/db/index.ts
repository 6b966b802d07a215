export { connectAlone, copyIn, copyLine, type CopyIn } from './copy-in.ts';
export { brokenConstraint, connect, sqlState, type Database } from './database.ts';
export { seeing, type Db } from './handle.ts';
export { migrate } from './migrate.ts';
