export { composeLetter, type Letter, type LetterParts } from './letter.ts';
export { forgetLettersTo, postLetter, postLetters, withdrawLetters, type Post } from './outbox.ts';
export { addressesWrittenTo, forgetInMail, forgetMailOf, type Erased } from './forgetting.ts';
export { openCarrier, type Carrier, type Transport } from './carrier.ts';
export { mailRecordsOf } from './kept.ts';
export { lettersSent, letterSent, lettersTo, type SentLetter } from './mailbox.ts';
export { openLetterPost } from './smtp.ts';
export * from './incoming/index.ts';
export * from './sending/index.ts';
export { authenticateApart, readApart } from './apart/apart.ts';
export { readMessage } from './reading/read-message.ts';
export {
  type Attachment,
  type Defect,
  type HeaderField,
  type Mailbox,
  type ReadingLimits,
  type ReadMessage,
} from './reading/message.ts';
export { foldedText, visibleText, type Stretch } from './visible/fold.ts';
export { safeHtml, type SafeHtmlWishes } from './html/safe-html.ts';
export { maskAddresses, maskFile } from './masking.ts';
export { markdownToHtml, markdownToText } from './html/markdown.ts';
export {
  ancestorsNamed,
  placeMessage,
  subjectHoldsMs,
  threadsOf,
  type KnownMessages,
  type Placing,
  type Threadable,
} from './threading/threading.ts';
export { baseSubject, isReplySubject } from './threading/subjects.ts';
export type { MboxEntry } from './mbox/entry.ts';
export { readMbox, type MboxWishes } from './mbox/read-mbox.ts';
export { mboxEntry } from './mbox/write-mbox.ts';
export { idFor } from './reading/ids.ts';
export { mailCommands } from './cli.ts';
export {
  countFromNow,
  failingAddresses,
  forgetReturned,
  noteReturned,
  resumeAddress,
  suspendAddress,
  suspensionOf,
  type FailingAddress,
  type Noted,
} from './bounces/book.ts';
export { gravityOf, tokenOfComplaint } from './bounces/gravity.ts';
export { verdictOn } from './bounces/score.ts';
export { readBounce } from './bounces/read-bounce.ts';
export type { Bounce, BouncedAddress, BounceKind } from './bounces/bounce.ts';
export { fromLines, usualMailChoices, type FromLine, type MailChoices } from './list/choices.ts';
export { listMail, type ListMail } from './list/headers/steps.ts';
export { passedOn } from './list/passed-on.ts';
export { publishedBy, type Published, type RecordKind } from './published/published.ts';
export { readComplaint, type Complaint } from './complaints/read-complaint.ts';
export { marksOf, type Mark, type Marks } from './marks.ts';
export { authenticate, type Arrival, type Dns } from './authentication/authenticate.ts';
export { trustedResults, type TrustedResults } from './authentication/trusted-results.ts';
export { noVerdicts, type Result, type Verdicts, type Why } from './authentication/verdicts.ts';
export { publicRecords, type PublicRecord } from './signing/public-record.ts';
export { openSealer, sealingKey, type Sealer } from './sealing/sealer.ts';
export { openSigner, type CopySigner, type Signer, type SigningKey } from './signing/signer.ts';
export { mimeDigest } from './digest/mime.ts';
export { plainDigest } from './digest/plain.ts';
export type { DigestPost, Masthead } from './digest/model.ts';
export { fingerprint, ownId, ownIdOf } from './reading/fingerprint.ts';
export { readRoster, type Roster, type RosterDelivery, type Subscriber } from './rosters/read-roster.ts';
export { Shelf, type Shelved, type Standing } from './threading/shelf.ts';
export { defectWords } from './reading/words.ts';
