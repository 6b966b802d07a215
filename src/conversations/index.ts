export type { ConversationsFact } from './facts.ts';
export type { List, ListId } from './lists/model.ts';
export { stoppedMailNotice } from './returned/notice.tsx';
export { talkOfGroup } from './lists/talk.ts';
export { Talk } from './lists/views.tsx';
