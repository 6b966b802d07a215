export type { Description, FormerName, NamedUnit, NewUnit, StructureFact, Unit, UnitId } from './structure/model.ts';
export {
  everyUnit,
  unitNamed,
  unitsBy,
  unitsById,
  unitsBySlug,
  unitsToChoose,
  type UnitsWanted,
} from './structure/queries.ts';
export { foundUnit } from './structure/commands.ts';
export { importUnits, type UnitsImportOptions } from './structure/import/import.ts';
export type { NewPost, OfficeGrant, Post, PostFact, PostId } from './posts/model.ts';
export {
  holdersOfGrant,
  holdersOfGrantAt,
  holdersOfOffices,
  postsOf,
  postsOn,
  unitsWhereHeld,
} from './posts/queries.ts';
export { fillPost, keepGrants } from './posts/commands.ts';
export { importPosts, type PostsImportOptions } from './posts/import/import.ts';
export type { Concern, Hit, KindOfText, Said, TextOfBody } from './charges/model.ts';
export {
  keepCorpus,
  nearEnough,
  nearTo,
  topicLabels,
  unitTexts,
  type CorpusKeeper,
  type Near,
  type TextSource,
  type TopicList,
} from './charges/keeping.ts';
export type { Corpus } from './charges/ranking/corpus.ts';
export type { Wanted } from './charges/ranking/rank.ts';
export { NearBodies } from './charges/views.tsx';
export { asText, kindWords } from './charges/words.ts';
export { kindsWritten } from './structure/words.ts';
export { grantsOf, type UnitsHouse } from './house.ts';
