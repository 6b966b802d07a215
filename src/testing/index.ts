export { browser } from './browser.ts';
export { emptyDatabase, testDatabase } from './database.ts';
export { statementsDuring } from './statements.ts';
