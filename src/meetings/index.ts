export type { MeetingFact } from './facts.ts';
export type { Sitting, SittingId, SittingState } from './sittings/model.ts';
export { sittingOf, sittingsOf } from './sittings/queries.ts';
export { keepComing, type Coming } from './sittings/coming.ts';
export { meetingReached, type ComingMeeting } from './sittings/rules.ts';
export { MeetingDay } from './sittings/views.tsx';
export { membersOfBody } from './bodies.ts';
