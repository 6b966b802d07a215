export { answerEndorsement, nameEndorser } from './endorsements/commands.ts';
export { endorsementsAskedOf, officesAsked } from './endorsements/queries.ts';
export { announceMeeting, recordMeeting } from './open-meetings/commands.ts';
export { dayOfStep } from './way/standing.ts';
export { stepsForStaff } from './way/waiting.ts';
export { stepRecordsOf } from './kept.ts';
