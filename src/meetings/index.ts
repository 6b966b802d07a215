export type { MeetingFact } from './facts.ts';
export type { Sitting, SittingId, SittingState } from './sittings/model.ts';
/** What ballots, the report and the dossier ask of meetings. @public */
export { sittingOf, sittingsOf } from './sittings/queries.ts';
export { announceSitting, holdSitting } from './sittings/commands/announcing.ts';
export { keepComing, type Coming } from './sittings/coming.ts';
export { meetingReached, type ComingMeeting } from './sittings/rules.ts';
export { MeetingDay } from './sittings/views.tsx';
export type { AgendaOffer, Subject } from './agenda/model.ts';
export { agendaOf } from './agenda/queries.ts';
export { addItem, publishAgenda, putOnAgenda } from './agenda/commands/items.ts';
export type { Attendance, AttendanceMode } from './attendance/model.ts';
export { meetingRecordsOf } from './attendance/queries.ts';
/** @public */
export { attendanceOf } from './attendance/queries.ts';
export { recordAttendance, writeToSitting } from './attendance/commands.ts';
export { publishMinutes, saveMinutes } from './minutes/commands.ts';
/** @public */
export { minutesDocument, type MinutesDocument } from './minutes/document.ts';
export { minutesDue } from './minutes/due.ts';
export { MinutesDueList } from './minutes/views.tsx';
export { membersOfBody } from './bodies.ts';
