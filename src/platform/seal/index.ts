export { checkpointNote, readCheckpoint } from './checkpoint.ts';
export { checkSeal, type Finding } from './checking.ts';
export { forgetInSeal } from './forgetting.ts';
export { chainOf, consistencyOf, inclusionsOf, ownInclusionsOf } from './proving.ts';
export { hashesOfTile, lastCheckpoint, type LastCheckpoint } from './store.ts';
export { tileWidth } from './tiles.ts';
export { sealFacts } from './sealing.ts';
export { lastSealCheck, sealDailies, sealHourly, sealNow, type SealCheck } from './jobs.ts';
export { recordCommands } from './cli.ts';
export {
  keyStanding,
  logKey,
  logNameOf,
  recordKeys,
  RecordKeyTrouble,
  replaceLostKey,
  type KeyStanding,
  type RecordKey,
} from './key.ts';
export { verifierKey } from './note.ts';
