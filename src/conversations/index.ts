export type { ConversationsFact } from './facts.ts';
export { deliverabilityOf, listOfOwner } from './deliverability/queries.ts';
export { complaintRate, mostComplaints } from './deliverability/rules.ts';
export { listHref } from './lists/showing.ts';
export type { List, ListId } from './lists/model.ts';
export { stoppedMailNotice } from './returned/notice.tsx';
export { talkOfGroup } from './lists/talk.ts';
export { Talk } from './lists/views.tsx';
