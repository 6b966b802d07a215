export {
  groupStates,
  type DecidedEnd,
  type Description,
  type FormerLiaison,
  type FormerName,
  type FormerPurpose,
  type Group,
  type GroupId,
  type GroupState,
  type ListedGroup,
  type NewGroup,
  type Participation,
  type PolicyVersion,
} from './registry/model.ts';
export {
  countGroups,
  everyGroup,
  groupsBy,
  groupsById,
  groupsForOverlap,
  groupsOf,
  isNameTaken,
  seeGroup,
  type GroupText,
  type GroupsWanted,
} from './registry/queries.ts';
export {
  describeGroup,
  markEnded,
  markLapsed,
  openGroup,
  renameGroup,
  repurposeGroup,
  resumeGroup,
  reviveGroup,
  type Ending,
  type NewPurpose,
} from './registry/commands.ts';
export { formerLiaisons, formerPurposes } from './registry/former.ts';
export { newsOfGroups } from './registry/news.ts';
export { formerlyOf, impedimentsToEditing, impedimentsToNaming, mayInGroup, tidyName } from './registry/rules.ts';
export { importGroups, type ImportedGroup, type ImportOptions, type Received } from './registry/import/import.ts';
export { groupsImportCommand } from './registry/import/command.ts';
export type { ImportRow } from './registry/import/rows.ts';
export type { Belonging, Participation as PresentParticipation } from './roster/model.ts';
export type { GroupsFact } from './facts.ts';
export { groupRecordsOf } from './kept.ts';
export {
  belongingOf,
  countParticipants,
  participantsAfter,
  participationOf,
  participationsOf,
  rosterOf,
  type NamedParticipant,
  type OwnParticipation,
} from './roster/queries.ts';
export { profileParts, type Profile, type ProfileChoices, type ProfilePart } from './profiles/model.ts';
export { profilesOf } from './profiles/queries.ts';
export { choicesIn, codesIn, matches as profileMatches } from './profiles/rules.ts';
export { partWords as profilePartWords } from './profiles/words.ts';
export { participantNamed } from './roster/naming.ts';
export { joinGroup, type Joining } from './roster/commands.ts';
export { bringTogether } from './roster/joining-together.ts';
export { impedimentsToJoining } from './roster/rules.ts';
export { type Role, type RoleId, type RoleName } from './roles/model.ts';
export { conveners, holdersOf, named, openRolesOf, rolesEndingBy, rolesOf, type NamedRole } from './roles/queries.ts';
export { isHeldOn as isRoleHeldOn } from './roles/rules.ts';
export { seatAsConveners } from './roles/seating.ts';
export { appointRole, endRoleInTime, type Appointment } from './roles/commands.ts';
export { standingIn, titleOf, topicLabel, type GroupsHouse } from './house.ts';
export {
  GroupAbout,
  GroupEnd,
  GroupEntry,
  GroupHead,
  GroupPageHead,
  GroupSpeaks,
  GroupStateMark,
  gistOf,
  type GroupEntryProps,
  type ShownState,
} from './registry/views.tsx';
export { JoinPanel, Roster, type JoinPanelProps, type RosterProps } from './roster/views.tsx';
export { holderFacts, Offer } from './roles/views.tsx';
export { roleWords } from './roles/words.ts';
export { participantsWritten as groupParticipants, stateWords as groupStateWords } from './registry/words.ts';
