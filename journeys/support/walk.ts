import type { Read, Visitor } from './visitor.ts';

/** A page that a link leads to, or that one began with. */
export interface Met {
  /** Its address, with a star for the thing that it shows. */
  readonly kind: string;
  /** The kind of page that leads there; empty for one that was begun with. */
  readonly from: string;
  readonly read: Read;
}

/** All that links lead the visitor to, whatever the answer is, each kind of page once. */
export async function pagesFrom(who: Visitor, starts: readonly string[]): Promise<Met[]> {
  const met: Met[] = [];
  const queue = starts.map((href) => ({ href, from: '' }));
  const asked = new Set<string>();
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const kind = kindOf(next.href);
    if (asked.has(kind)) continue;
    asked.add(kind);
    const read = await who.get(next.href);
    met.push({ kind, from: next.from, read });
    if (isPage(read)) queue.push(...linksOn(read.html).map((href) => ({ href, from: kind })));
  }
  return met;
}

/** Whether there is something to be read, and not a file or a refusal. */
export const isPage = ({ status, headers }: Read): boolean =>
  status < 400 && (headers.get('content-type') ?? '').startsWith('text/html');

/** Addresses of ours, without what is sent by mail or kept as a file. */
function linksOn(html: string): string[] {
  return [...html.matchAll(/<a\b[^>]*\shref="(\/[^"]*)"/g)]
    .map(([, href = '']) => href.replaceAll('&amp;', '&').replace(/#.*$/, ''))
    .filter((href) => href && !/^\/(look|api)\//.test(href) && !/\.\w{2,4}$/.test(href));
}

/** Pages of one kind differ in the thing that they show, and in what was asked of it. */
function kindOf(href: string): string {
  const [at = ''] = href.split('?');
  return at
    .split('/')
    .map((part, index) =>
      /\d/.test(part) || (index === 2 && isNoun(at) && !/^(new|ended|import)$/.test(part)) ? '*' : part,
    )
    .join('/');
}

/** Below these stand things by their names. */
const isNoun = (at: string): boolean => /^\/(groups|lists|units|topics|rules|policies)\//.test(at);
