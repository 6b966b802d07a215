export { fileOf, putFile, releaseFile, type StoredFile } from './files.ts';
export { impedimentsToFile, mostFileBytes } from './rules.ts';
