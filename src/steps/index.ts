export { answerEndorsement, nameEndorser } from './endorsements/commands.ts';
export { announceMeeting, recordMeeting } from './open-meetings/commands.ts';
export { stepsForStaff } from './way/waiting.ts';
export { stepRecordsOf } from './kept.ts';
