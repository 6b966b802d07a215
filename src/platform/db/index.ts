export { connectAlone, copyIn, copyLine, type CopyIn } from './copy-in.ts';
export { copyOut } from './copy-out.ts';
export { brokenConstraint, connect, sqlState, type Database } from './database.ts';
export { seeing, type Db } from './handle.ts';
export { piecesOf, type Pieces } from './pieces.ts';
export { together, type Statement } from './transaction.ts';
export { limited } from './limited.ts';
export { plannedAnew } from './anew.ts';
export { appliedMigrations, migrate, migrateTo, migrationNames, takeDown } from './migrate.ts';
