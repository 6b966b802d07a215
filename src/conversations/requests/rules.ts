import { addDays, addMonths, isCalendarDay, type CalendarDay } from '../../platform/time/index.ts';
import type { ListRequest } from './model.ts';

/** So many requests are read in one letter. */
const mostRequests = 5;
const longestLine = 100;
/** Nobody pauses for longer than a year. */
const mostPauseMonths = 12;

/**
 * What a letter asks, line by line: its subject, then its text until something stands there that is no request.  A subject that is none is
 * passed over, as in “Re: your list”.
 */
export function requestsIn(subject: string, text: string, today: CalendarDay): ListRequest[] {
  const first = requestIn(subject.replace(/^(?:\s*(?:re|aw|fwd?)\s*:)+/i, ''), today);
  const found: ListRequest[] = first && first.kind !== 'unclear' ? [first] : [];
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line === '') continue;
    if (found.length >= mostRequests || /^(?:--|end\b|>)/i.test(line)) break;
    const request = requestIn(line, today);
    if (request && !found.some((one) => isSame(one, request))) found.push(request);
    if (request?.kind === 'unclear') break;
  }
  return found;
}

const isSame = (one: ListRequest, other: ListRequest): boolean => JSON.stringify(one) === JSON.stringify(other);

/** One line as a request; undefined for an empty one. */
function requestIn(line: string, today: CalendarDay): ListRequest | undefined {
  const text = line
    .trim()
    .toLowerCase()
    .replace(/^(?:please|set)\s+/, '')
    .replace(/[.!]+$/, '');
  if (text === '') return undefined;
  if (/^(?:join|subscribe|confirm)\b/.test(text)) return { kind: 'join' };
  if (/^(?:leave|unsubscribe|sign[ -]?off|remove)\b/.test(text)) return { kind: 'leave' };
  if (/^(?:help|info|\?)$/.test(text)) return { kind: 'help' };
  if (/^(?:resume|unpause|go on)$/.test(text)) return { kind: 'resume' };
  const receipts = /^(no )?receipts?(?: (on|off))?$/.exec(text);
  if (receipts) return { kind: 'receipts', wanted: !receipts[1] && receipts[2] !== 'off' };
  const pause = /^(?:pause|vacation)\b\s*(.*)$/.exec(text);
  if (pause) return pausing(pause[1] ?? '', line, today);
  return delivering(text) ?? { kind: 'unclear', text: line.trim().slice(0, longestLine) };
}

function delivering(text: string): ListRequest | undefined {
  if (/^(?:each|mail|every message|digest off|nodigest)$/.test(text)) return { kind: 'deliver', delivery: 'each' };
  if (/^(?:digest|digest daily|daily)$/.test(text)) return { kind: 'deliver', delivery: 'daily' };
  if (/^(?:digest weekly|weekly)$/.test(text)) return { kind: 'deliver', delivery: 'weekly' };
  if (/^mentions(?: only)?$/.test(text)) return { kind: 'deliver', delivery: 'mentions' };
  return /^(?:web(?: only)?|nomail|no mail)$/.test(text) ? { kind: 'deliver', delivery: 'web' } : undefined;
}

function pausing(asked: string, line: string, today: CalendarDay): ListRequest {
  const until = dayAsked(asked.replace(/^(?:until|till|to|for)\s+/, ''), today);
  const isUsable = until !== undefined && until > today && until <= addMonths(today, mostPauseMonths);
  return isUsable ? { kind: 'pause', until } : { kind: 'pause-unclear', text: line.trim().slice(0, longestLine) };
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `2026-12-24`, `24 December 2026`, `December 24, 2026`, `two weeks` in figures. */
function dayAsked(text: string, today: CalendarDay): CalendarDay | undefined {
  const [, count, span] = /^(\d{1,3}) (day|week|month)s?$/.exec(text) ?? [];
  if (count && span === 'month') return addMonths(today, Math.min(Number(count), 120));
  if (count) return addDays(today, Number(count) * (span === 'week' ? 7 : 1));
  const named =
    /^(?<day>\d{1,2})\.? (?<month>[a-z]{3})[a-z]*,? (?<year>\d{4})$/.exec(text) ??
    /^(?<month>[a-z]{3})[a-z]* (?<day>\d{1,2}),? (?<year>\d{4})$/.exec(text);
  const { day = '', month = '', year = '' } = named?.groups ?? {};
  const written = named ? `${year}-${two(months.indexOf(month) + 1)}-${two(Number(day))}` : text;
  return isCalendarDay(written) ? written : undefined;
}

const two = (count: number): string => String(count).padStart(2, '0');
