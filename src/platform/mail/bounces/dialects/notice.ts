import { marksOf } from '../../marks.ts';
import type { Report } from '../../reports/report.ts';

/** What a machine tells people about one message that it had; without the copy of that message. */
export interface Notice {
  readonly text: string;
  /** The machine goes on trying, and warns. */
  readonly isBeingTried: boolean;
  /** It says in its subject that mail failed, or in its text that it tries again. */
  readonly isOfFailure: boolean;
}

/** The notice of a report; null where a person wrote, or a machine about something else. */
export function noticeIn(report: Report): Notice | null {
  const subject = report.header('subject');
  const marks = marksOf(report.headers, null);
  const isMachine =
    marks.found.some((mark) => mark === 'daemon' || mark === 'report' || mark === 'no-sender') ||
    machine.test(report.header('from'));
  const isAnswer = marks.found.length === 0 && /^\s*(?:re|aw|sv|fwd?|tr|rv):/i.test(subject);
  if (!isMachine && (isAnswer || !ofFailure.test(subject))) return null;
  const text = beforeCopy(report.text);
  const isBeingTried = stillTrying.test(text);
  return { text, isBeingTried, isOfFailure: isBeingTried || ofFailure.test(subject) };
}

const machine = /mailer-?daemon|postmaster|mdaemon|mail delivery (?:sub)?system|delivery subsystem/i;
const ofFailure =
  /undeliver|non-?delivery|not (?:be )?delivered|deliver(?:y|ed)? (?:fail|problem|status|notification|report|warning)|fail(?:ed|ure)|returned mail|returning message/i;

const stillTrying = new RegExp(
  [
    'not yet been delivered',
    'warning (?:message )?only',
    'just a warning',
    'advisory-only',
    'has been (?:delayed|postponed)',
    'delivery attempts will continue',
    'will be retried',
    'will continue to (?:try|attempt)',
  ]
    .join('|')
    .replaceAll(' ', String.raw`\s{1,20}`),
  'i',
);

function beforeCopy(text: string): string {
  const start = copy.exec(text)?.index;
  return start === undefined ? text : text.slice(0, start);
}

/** The lines with which products announce the message that came back. */
const copy = new RegExp(
  String.raw`^[ \t|>*-]{0,60}(?:${[
    '(?:this|here) is a copy of',
    'start of returned message',
    'below (?:this|the next) line is a copy',
    'a copy of the original message below',
    'included is a copy of',
    'the (?:header|first \\d+ lines) (?:of|and)',
    '(?:the )?original message(?: headers| details)?(?: follows| attached| as received|:?[ \t]{0,20}-)',
    '(?:unsent )?message (?:headers?|text|below) ?(?:follows?|below)?',
    'unsent message below',
    'returned mail follows',
    'mensaje original',
    'forwarded message',
    'your message reads',
    'a summary of the undelivered',
  ].join('|')})`,
  'im',
);
