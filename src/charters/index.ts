export type { PolicyBook, PolicyView } from './policy-view.ts';
export { policyBook } from './policy-book.ts';
export { reasonWords, stateWords } from './petitions/words.ts';
export type { Petition, PetitionId, PetitionState } from './petitions/model.ts';
export {
  complaintsWaiting,
  petitionsIn,
  petitionsOrganizedBy,
  petitionsUnder,
  petitionsWaiting,
  type ListedPetition,
} from './petitions/lists.ts';
export {
  invitationsTo,
  organizerRecordsOf,
  petitionOf,
  publicAmong,
  signaturesBy,
  signersOf,
  type OpenInvitation,
  type OwnSignature,
} from './petitions/queries.ts';
export { newsOfPetitions } from './petitions/news.ts';
export { commentsBy } from './circulation/queries.ts';
export { circulate } from './circulation/commands/circulating.ts';
export { answerComment, makeComment } from './circulation/commands/commenting.ts';
export { circulationToken } from './circulation/link.ts';
export { answerCodes } from './circulation/model.ts';
export { paperLinesOf } from './paper/queries.ts';
export { decisions, decisionsWaiting, type ListedDecision } from './docket/queries.ts';
export type { Decision } from './docket/model.ts';
export { charterFactsOf, latestTerms, type CharterFacts, type TermRecord } from './terms/queries.ts';
export { lapsesOn, monthsOf, renewalOpensOn } from './terms/rules.ts';
export { acknowledgeReceipt, askUnits, confirmReply, replyForUnit } from './consultations/commands.ts';
export { recordDecision } from './docket/commands.ts';
export type { Recording } from './docket/rules.ts';
export type { UnitTouched } from './given.ts';
export { charterGroup } from './terms/commands.ts';
export { groupArrivals } from './terms/arrivals.ts';
export { filePetition, signOff } from './verification/commands.ts';
export { networkMark, signPetition } from './petitions/commands/signing.ts';
export { beginPetition, saveText } from './petitions/commands/drafting.ts';
export { acceptInvitation, inviteOrganizer, saveOwnDetails } from './petitions/commands/organizing.ts';
export { openPetition } from './petitions/commands/opening.ts';
export { firstSentence, textHash } from './petitions/text.ts';
export { PetitionEntries, type PetitionEntriesProps } from './petitions/views.tsx';
