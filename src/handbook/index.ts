export { newsOfGroup } from './news/queries.ts';
export type { GroupNews, PublicPromise } from './news/model.ts';
