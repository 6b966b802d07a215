export { fileNamed } from './file-named.ts';
export { run } from './run.ts';
export { UsageError, type Command, type Given, type Terminal } from './command.ts';
