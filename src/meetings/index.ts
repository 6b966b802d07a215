export type { MeetingFact } from './facts.ts';
export { keepsMeetings, membersOfBody } from './bodies.ts';
export type { MeetingsHouse } from './house.ts';
export {
  decidingOutcomes,
  type Ballot,
  type BallotId,
  type DecidingOutcome,
  type Elector,
  type Outcome,
  type Position,
  type Recusal,
} from './ballots/model.ts';
export { ballotOf, ballotsOn, recordsOf, type BallotRecord } from './ballots/queries.ts';
export { tally } from './ballots/rules/counting.ts';
export { figuresOf, type RoomCount, type RoomVote } from './ballots/rules/recording.ts';
export { impedimentsInRoom, recordRoomVote, type RoomQuestion } from './ballots/commands/recording.ts';
export { openBallot } from './ballots/commands/opening.ts';
export { callOffOn, closeWhenOver } from './ballots/commands/closing.ts';
export { castVote, recuseOn } from './ballots/commands/casting.ts';
export { ballotsUnderWay, electorsOfPerson, lastBallots } from './ballots/queries.ts';
export { periodOf } from './ballots/rules/days.ts';
export { TakenAt, takenAt, type Taken } from './ballots/taken.tsx';
export { MembersVotes, OutcomeFigures } from './ballots/views.tsx';
export type { Sitting, SittingId, SittingState } from './sittings/model.ts';
/** What ballots, the report and the dossier ask of meetings. @public */
export { sittingOf, sittingsOf } from './sittings/queries.ts';
export { announceSitting } from './sittings/commands/announcing.ts';
export { holdSitting } from './sittings/commands/holding.ts';
export { keepComing, type Coming } from './sittings/coming.ts';
export { meetingReached, type ComingMeeting } from './sittings/rules.ts';
export { MeetingDay } from './sittings/views.tsx';
export { isOpen } from './ballots/rules/taking-part.ts';
export { ballotRecordsOf, votesWaitingFor } from './ballots/queries.ts';
export type { AgendaOffer, Subject } from './agenda/model.ts';
export { agendaOf } from './agenda/queries.ts';
export { addItem, publishAgenda, putOnAgenda } from './agenda/commands/items.ts';
export { presentModes, type Attendance, type AttendanceMode } from './attendance/model.ts';
export { modeWords } from './attendance/words.ts';
export { meetingRecordsOf } from './attendance/queries.ts';
/** @public */
export { attendanceOf } from './attendance/queries.ts';
export { recordAttendance, writeToSitting } from './attendance/commands.ts';
export { publishMinutes, saveMinutes } from './minutes/commands.ts';
/** @public */
export { minutesDocument, type MinutesDocument } from './minutes/document.ts';
export { minutesDue } from './minutes/due.ts';
export { MinutesDueList } from './minutes/views.tsx';
