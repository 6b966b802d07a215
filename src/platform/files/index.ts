export { fileOf, putFile, releaseFile, type StoredFile } from './files.ts';
export { mostFileBytes } from './rules.ts';
