export type { ConversationsFact } from './facts.ts';
export type { List, ListId } from './lists/model.ts';
export { postMessage } from './threads/commands.ts';
export { messageOf } from './threads/queries.ts';
export { composeMessage } from './writing/composing.ts';
export { talkListOf } from './lists/queries.ts';
export { talkOfGroup } from './lists/talk.ts';
export { Talk } from './lists/views.tsx';
