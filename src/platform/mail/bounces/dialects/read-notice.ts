import type { Report } from '../../reports/report.ts';
import type { BouncedAddress } from '../bounce.ts';
import { statusIn } from '../status.ts';
import { noticeIn, type Notice } from './notice.ts';
import { dialects } from './table.ts';

const mostNamed = 1000;

/** Whom a notice to people names, where there is no status for machines. */
export function addressesInNotice(report: Report): BouncedAddress[] {
  const notice = noticeIn(report);
  if (!notice) return [];
  const kind = notice.isBeingTried ? 'temporary' : 'permanent';
  const ours = new Set(
    [report.header('to'), report.header('from')].flatMap((value) => value.toLowerCase().match(bare) ?? []),
  );
  const named = [...namedIn(notice), ...failedRecipients(report), ...screenNames(report, notice)];
  const places = named.map(({ at }) => at).toSorted((one, other) => one - other);
  return named
    .filter(({ address }) => !ours.has(address.toLowerCase()) && !/^(?:postmaster|mailer-daemon)@/i.test(address))
    .map(({ address, at }) => {
      const next = places.find((place) => place > at) ?? notice.text.length;
      const said = notice.text.slice(at, Math.min(next, at + 600)).replaceAll(address, ' ');
      return { address, kind, status: at < 0 ? null : statusIn(said) };
    });
}

const bare = /[^\s<>()"@]{1,64}@[a-z0-9.-]{1,255}/g;

interface Named {
  readonly address: string;
  /** Where it stands in the notice; -1 for elsewhere. */
  readonly at: number;
}

function namedIn({ text }: Notice): Named[] {
  return dialects.flatMap(({ opens, names }) => {
    const opened = opens?.exec(text);
    if (opens && !opened) return [];
    const start = opened ? opened.index + opened[0].length : 0;
    const section = opened ? listAt(text.slice(start), names) : text;
    return [...section.matchAll(names)].slice(0, mostNamed).map((match) => ({
      address: (match[1] ?? '').replace(/[.-]+$/, ''),
      at: start + match.index,
    }));
  });
}

/** A list goes on as long as each paragraph names somebody; the first may come after a sentence more. */
function listAt(text: string, names: RegExp): string {
  const paragraphs = text.split(/(?<=\n)[ \t]*\n/);
  const isNaming = paragraphs.map((paragraph) => paragraph.search(names) >= 0);
  const first = isNaming.slice(0, 3).indexOf(true);
  if (first < 0) return '';
  const after = isNaming.indexOf(false, first);
  return text.slice(0, lengthOf(text, after < 0 ? paragraphs.length : after));
}

/** How much of a text its first paragraphs are, with the empty lines between them. */
function lengthOf(text: string, paragraphs: number): number {
  const ends = [...text.matchAll(/(?<=\n)[ \t]*\n/g)];
  const end = ends[paragraphs - 1];
  return end ? end.index : text.length;
}

/** Exim, and others after it, name them in the header as well. */
function failedRecipients(report: Report): Named[] {
  const field = report.header('x-failed-recipients').slice(0, 20_000);
  return (field.match(/[^\s<>()",;]{1,64}@[A-Za-z0-9.-]{1,255}/g) ?? []).map((address) => ({ address, at: -1 }));
}

/** AOL names its own people without its domain. */
function screenNames(report: Report, { text }: Notice): Named[] {
  const domain = /@(aol\.com)>?\s*$/i.exec(report.header('from'))?.[1]?.toLowerCase();
  const opened = domain && /following recipients could not be delivered[^:]{0,200}:/i.exec(text);
  if (!opened) return [];
  const start = opened.index + opened[0].length;
  return [...text.slice(start).matchAll(/^[ \t]{1,20}([\w.-]{1,64})[ \t]*$/gm)]
    .slice(0, mostNamed)
    .map((match) => ({ address: `${match[1]}@${domain}`, at: start + match.index }));
}
