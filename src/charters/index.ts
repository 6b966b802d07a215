export type { PolicyBook, PolicyView } from './policy-view.ts';
export { policyBook } from './policy-book.ts';
export { reasonWords, stateWords } from './petitions/words.ts';
export { endedStates, publicStates, type Petition, type PetitionId, type PetitionState } from './petitions/model.ts';
export {
  complaintsWaiting,
  petitionsIn,
  petitionsOrganizedBy,
  petitionsUnder,
  petitionsWaiting,
  type ListedPetition,
} from './petitions/lists.ts';
export {
  organizerRecordsOf,
  organizingAmong,
  petitionOf,
  petitionsById,
  publicAmong,
  signaturesBy,
  signersOf,
  type OwnSignature,
} from './petitions/queries.ts';
export { invitationsTo, type OpenInvitation } from './petitions/invitations.ts';
export { newsOfDecisions } from './docket/news.ts';
export { newsOfPetitions } from './petitions/news.ts';
export { commentsBy, commentsWaiting } from './circulation/queries.ts';
export { circulate } from './circulation/commands/circulating.ts';
export { answerComment, makeComment } from './circulation/commands/commenting.ts';
export { circulationToken } from './circulation/link.ts';
export { answerCodes } from './circulation/model.ts';
export { newsBy } from './news/queries.ts';
export { tellNews } from './news/commands.ts';
export type { CharterFact } from './facts.ts';
export { consultationsById, repliesWaiting } from './consultations/queries.ts';
export { linesWaiting, paperLinesOf } from './paper/queries.ts';
export { docketItems } from './docket/agenda.ts';
export { conflictsOn } from './docket/conflicts.ts';
export { decisions, decisionsOn, decisionsWaiting, votesWaiting, type ListedDecision } from './docket/queries.ts';
export type { Decision } from './docket/model.ts';
export { decisionsToReport, holdDecisions, markReported, type DecisionToReport } from './docket/reporting.ts';
export { charterFactsOf, everyTerm, latestTerms, type CharterFacts, type TermRecord } from './terms/queries.ts';
export { lapsesOn, monthsOf, renewalOpensOn } from './terms/rules.ts';
export { acknowledgeReceipt, askUnits, confirmReply, replyForUnit } from './consultations/commands.ts';
export { impedimentsToRatifying, petitionToRatify, ratifyDecision } from './docket/ratifying.ts';
export { impedimentsOfVotes, type VoteFigures } from './docket/rules.ts';
export type { Ratification } from './docket/model.ts';
export { decideInRoom, decidingBody, keepsVotes, putToVote, recusedFrom, type RoomPapers } from './docket/voting.ts';
export type { NearTold, UnitTouched } from './given.ts';
export { groupArrivals } from './terms/arrivals.ts';
export { filePetition, signOff } from './verification/commands.ts';
export { networkMark, signPetition } from './petitions/commands/signing.ts';
export { beginPetition, saveText } from './petitions/commands/drafting.ts';
export { acceptInvitation, inviteOrganizer, saveOwnDetails } from './petitions/commands/organizing.ts';
export { openPetition } from './petitions/commands/opening.ts';
export { firstSentence, textHash } from './petitions/text.ts';
export { DecisionsTaken, PetitionEntries, type PetitionEntriesProps } from './petitions/views.tsx';
