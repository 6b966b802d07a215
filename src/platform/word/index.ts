// Word files. The library takes a while to load and most houses that start are not asked for one: import this when it is needed.
export { wordOf, type RunningBlock, type WordDocument } from './blocks.ts';
export { numbered, wordBytes } from './file.ts';
export { factTable, heading, indent, paragraphsIn, prose, runsOf, title, type Part } from './parts.ts';
