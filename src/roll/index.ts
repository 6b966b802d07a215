export type { Member, MemberId, Standing, StandingOnDay, StandingRules, StandingVersion } from './members/model.ts';
export { impedimentsToGoodStanding } from './members/rules.ts';
export {
  memberById,
  memberByNumber,
  memberCount,
  memberOfPerson,
  membersByEmail,
  membersOf,
  searchMembers,
  standingHistory,
  standingOn,
  standingsOn,
  survivorOf,
  survivorsOf,
  type ListedMember,
} from './members/queries.ts';
export type { Letterhead } from './persons/letters.ts';
export type { LetterAct } from './persons/one-act.ts';
export { askForLetter } from './persons/letter-desk.ts';
export type { Person } from './persons/model.ts';
export { personOf, personsOf } from './persons/queries.ts';
export { personByAddress, personForMember } from './persons/commands.ts';
