export { browser } from './browser.ts';
export { emptyDatabase, testDatabase } from './database.ts';
export { againstReaders, axeFinds } from './open-to-readers.ts';
export { processorTime } from './processor-time.ts';
export { statementsDuring } from './statements.ts';
