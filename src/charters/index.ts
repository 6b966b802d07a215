export type { PolicyBook, PolicyView } from './policy-book.ts';
export { policyBook } from './policies/book.ts';
export { keepPolicies } from './policies/commands.ts';
export { checkPolicy, loadPolicies, type KeptPolicy } from './policies/policy-file.ts';
export { decidedStates, petitionStates, pendingStates, publicStates, type Petition, type PetitionId, type PetitionState } from './petitions/model.ts';
export {
  countSignatures,
  petitionOf,
  petitionsIn,
  petitionsOrganizedBy,
  seePetition,
  signaturesBy,
  signersOf,
  type ListedPetition,
  type OwnSignature,
} from './petitions/queries.ts';
export { decisions, decisionsOn, type ListedDecision } from './docket/queries.ts';
export type { Decision } from './docket/model.ts';
export { charterFactsOf, currentTerm, latestTerms, termsOf, type CharterFacts, type TermRecord } from './terms/queries.ts';
export { lapsesOn, monthsOf, renewalOpensOn } from './terms/rules.ts';
export { recordDecision } from './docket/commands.ts';
export type { Recording } from './docket/rules.ts';
export { charterGroup, openTerm } from './terms/commands.ts';
export { filePetition, signOff } from './verification/commands.ts';
export { signPetition } from './petitions/commands/signing.ts';
export { beginPetition } from './petitions/commands/drafting.ts';
export { acceptInvitation, inviteOrganizer, saveOwnDetails } from './petitions/commands/organizing.ts';
export { openPetition } from './petitions/commands/opening.ts';
export { firstSentence, lastDay, PetitionEntries, type PetitionEntriesProps } from './petitions/views.tsx';
export { reasonWords, stateWords } from './petitions/words.ts';
export { complaintsOpen, type Complaint } from './petitions/queries.ts';
