export { fileIdentity, type FileIdentity } from './identity.ts';
export { fileOf, mediaTypesOf, putFile, putSent, releaseFile, type StoredFile } from './files.ts';
export { mostFileBytes } from './rules.ts';
