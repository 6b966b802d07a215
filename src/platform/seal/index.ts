export { checkpointNote, readCheckpoint, verifierKey, type Checkpoint, type LogSigner } from './checkpoint.ts';
export { checkSeal, type Finding } from './checking.ts';
export { commitmentOf, saltOf } from './leaf.ts';
export { consistencyOf, inclusionsOf, type Inclusion } from './proving.ts';
export { isContinued, rootByInclusion, type TreeHead } from './proof.ts';
export { lastCheckpoint, type LastCheckpoint } from './store.ts';
export { leafHash } from './tree.ts';
export { sealFacts } from './sealing.ts';
