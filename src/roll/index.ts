export type {
  ImportRules,
  Member,
  MemberId,
  Standing,
  StandingOnDay,
  StandingRules,
  StandingVersion,
} from './members/model.ts';
export { impedimentsToGoodStanding, isTooMuchLost, lostBy } from './members/rules.ts';
export type { RollFact } from './members/facts.ts';
export { importPart, importRollFile, type ImportChoices } from './members/import/whole.ts';
export type { ImportDesk } from './members/import/desk.ts';
export { fields as rollFields, type Field as RollField } from './members/import/fields.ts';
export type { Remark } from './members/import/rows.ts';
export { fieldWords as rollFieldWords, reasonIn } from './members/words.ts';
export type { ImportOutcome, ImportPlace } from './members/import/import.ts';
export {
  memberById,
  memberByNumber,
  memberOfPerson,
  membersByEmail,
  membersOf,
  standingHistory,
  standingOn,
  standingsOn,
  survivorsOf,
} from './members/queries.ts';
export { headCount } from './members/counting.ts';
export { ofNobodyElse } from './members/known-as.ts';
export type { Candidate, Likeness, Matched, Written } from './members/matching/model.ts';
export { readDate } from './members/import/dates.ts';
export { matchesFor } from './members/matching/queries.ts';
export { lastRollAt } from './members/import/records.ts';
export type { LetterAct } from './persons/one-act.ts';
export type { ActLetter, Letterhead, OneAct, Person } from './persons/model.ts';
export { rollRecordsOf } from './kept.ts';
export { administratorsNamed, personOf, personsAtAddress, personsOf } from './persons/queries.ts';
export { knownByAddresses, personsWithAddresses } from './persons/by-addresses.ts';
export { makeAdministrator, personByAddress, personForMember, personsForMembers } from './persons/commands.ts';
export { tokenBounds, tokenScopes, type Token, type TokenScope, type TokenWanted } from './tokens/model.ts';
export { tokensOf } from './tokens/queries.ts';
export { furthestDay, scopesFor } from './tokens/rules.ts';
export { makeToken, revokeToken } from './tokens/commands.ts';
export { loadAssociation } from './association/association-file.ts';
export type { Association, CommitteeMeeting, GrantWord, Nouns } from './association/model.ts';
export { capital, type Noun } from './association/nouns.ts';
export {
  committeeMeetings,
  importRulesOf,
  officeGiving,
  personalClasses,
  standingRulesOf,
} from './association/rules.ts';
export { sampleMembers } from './members/sampling.ts';
