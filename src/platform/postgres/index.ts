export { hasEmbedded, joinEmbedded, startEmbedded, type Embedded, type EmbeddedParts } from './embedded.ts';
export { PostgresTrouble } from './trouble.ts';
