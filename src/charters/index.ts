export type { OpenedBy, PolicyBook, PolicyView } from './policy-view.ts';
export { policyBook } from './policy-book.ts';
export {
  impedimentsOfOwn,
  impedimentsOfOwnAmong,
  impedimentsToJudging,
  may,
  must,
  mustJudge,
  type CharterGrant,
} from './grants.ts';
export { idOfLink, sealedLink } from './sealed-link.ts';
export { forgetLetters, lettersOn, type SignatureLetter } from './petitions/signature-letters.ts';
export { kindClaimsBy, kindClaimsOn, settleKind, type KindAsked, type KindClaim } from './petitions/kinds.ts';
export { advance, sendBackFromStep } from './stages/advancing.ts';
export { petitionForChange } from './petitions/commands/locks.ts';
export { petitionId, petitionIn } from './petitions/addresses.ts';
export {
  chooseReason,
  complaintWords,
  noReasonYet,
  officeWritten,
  reasonWords,
  sendBackWords,
  stateWords,
  suspensionWords,
} from './petitions/words.ts';
export { openedBy } from './petitions/opened-by.ts';
export { resumePetition, settleComplaint, suspendPetition, suspensionCodes } from './petitions/commands/suspending.ts';
export {
  endedStates,
  pendingStates,
  petitionKind,
  petitionStates,
  publicStates,
  stoppedStates,
  waitingStates,
  withdrawableStates,
  type Organizer,
  type Petition,
  type PetitionId,
  type PetitionState,
} from './petitions/model.ts';
export {
  complaintsOpen,
  complaintsWaiting,
  countPetitions,
  petitionsByVersion,
  petitionsIn,
  petitionsOrganizedBy,
  petitionsUnder,
  petitionsWaiting,
  type ListedPetition,
} from './petitions/lists.ts';
export { isPublic } from './petitions/rules.ts';
export {
  countSignatures,
  isOrganizer,
  organizerRecordsOf,
  organizersOf,
  organizingAmong,
  petitionOf,
  petitionsById,
  publicAmong,
  signersOf,
} from './petitions/queries.ts';
export { lastSigners, type LastSigner } from './petitions/last-signers.ts';
export { hasSigned, signaturesBy, type OwnSignature } from './petitions/own-signatures.ts';
export { invitationsTo, type OpenInvitation } from './petitions/invitations.ts';
export { newsOfDecisions } from './docket/news.ts';
export { newsOfPetitions } from './petitions/news.ts';
export { commentsBy, commentsOn, commentsWaiting } from './circulation/queries.ts';
export { circulate } from './circulation/commands/circulating.ts';
export { answerComment, makeComment } from './circulation/commands/commenting.ts';
export { circulationToken } from './circulation/link.ts';
export { answerCodes, type Comment } from './circulation/model.ts';
export { paragraphsOf } from './circulation/rules/paragraphs.ts';
export { answerWords, circulationWords } from './circulation/words.ts';
export { newsBy } from './news/queries.ts';
export { tellNews } from './news/commands.ts';
export type { CharterFact } from './facts.ts';
export type { ConsultationRules } from './consultations/model.ts';
export {
  consultationsById,
  consultationsOfUnits,
  receiptOf,
  repliesWaiting,
  type ConsultationOfUnit,
} from './consultations/queries.ts';
export { positionWords, words as consultationWords } from './consultations/words.ts';
export { linesWaiting, paperLinesOf } from './paper/queries.ts';
export { decisions, decisionsOn, decisionsWaiting, votesWaiting, type ListedDecision } from './docket/queries.ts';
export { decisionResults, type Decision } from './docket/model.ts';
export { enact } from './docket/commands.ts';
export { decisionsToReport, holdDecisions, markReported, type DecisionToReport } from './docket/reporting.ts';
export {
  charterFactsOf,
  everyTerm,
  openTerms,
  renewalDraftsOf,
  renewalsOf,
  termOn,
  termsOf,
  termsRunning,
  type CharterFacts,
  type RenewalUnderWay,
  type TermOfGroup,
  type TermRecord,
} from './terms/queries.ts';
export { endTerm, lapseInactive, lapseTerm } from './terms/commands.ts';
export { renewTerm } from './terms/renewing.ts';
export { lapsesOn, monthsOf, pendingSince, renewalOpensOn, termFrom, type TermRules } from './terms/rules.ts';
export { charterOf, windowOf } from './stages/rules.ts';
export { acknowledgeReceipt, askUnits, confirmReply, replyForUnit } from './consultations/commands.ts';
export { impedimentsToRatifying, petitionToRatify, ratifyDecision } from './docket/ratifying.ts';
export { impedimentsOfVotes, type DecisionRules, type VoteFigures } from './docket/rules.ts';
export type { Ratification } from './docket/model.ts';
export { decideInRoom, decidingBody, keepsVotes, putToVote, recusedFrom, type RoomPapers } from './docket/voting.ts';
export type { CharteringAssociation, Concern, LinkedAs, NearTold, UnitTouched } from './given.ts';
export { pastOfGroup, type PastPetition } from './terms/past.ts';
export { groupArrivals } from './terms/arrivals.ts';
export { filePetition, signOff } from './verification/commands.ts';
export type { KeptCertificate } from './verification/certificate/model.ts';
export { keptCertificates } from './verification/certificate/queries.ts';
export { countedIn, verificationOf } from './verification/queries.ts';
export type { StandingDays } from './verification/rules.ts';
export { networkMark, signPetition } from './petitions/commands/signing.ts';
export { beginPetition, impedimentsToBeginning, saveText } from './petitions/commands/drafting.ts';
export { acceptInvitation, inviteOrganizer, saveOwnDetails } from './petitions/commands/organizing.ts';
export { openPetition, passScreening, sendBack } from './petitions/commands/opening.ts';
export { firstSentence, textHash } from './petitions/text.ts';
export { DecisionsTaken, lastDay, PetitionEntries, type PetitionEntriesProps } from './petitions/views.tsx';
