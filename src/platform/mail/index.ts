export { composeLetter, type Letter, type LetterParts } from './letter.ts';
export { forgetLettersTo, postLetter, postLetters, withdrawLetters, type Post } from './outbox.ts';
export { openCarrier, type Carrier, type Transport } from './carrier.ts';
export { lettersSent, letterSent, lettersTo, type SentLetter } from './mailbox.ts';
export { smtpTransport } from './smtp.ts';
