export type { ConversationsFact } from './facts.ts';
export type { List, ListId } from './lists/model.ts';
