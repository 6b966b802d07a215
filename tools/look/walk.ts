import { visitor, type Visitor } from '../../journeys/support/visitor.ts';

/**
 * Goes through every page that a link leads to, as each persona and then as nobody, each kind of page once.  Gives what
 * leads nowhere: answers of 400 and above.
 */
export async function walk(url: string): Promise<string[]> {
  const troubles = new Set<string>();
  for (const key of [...(await personas(url)), null]) {
    const who = visitor(url);
    if (key) await who.send(await who.get('/example/personas'), key);
    for (const trouble of await walkAs(who)) troubles.add(trouble);
  }
  return [...troubles];
}

/** Whoever may not see one of them is told that there is nothing. */
const starts = ['/', '/me', '/staff', '/petitions', '/groups', '/example/personas', '/example/mailbox'];

async function walkAs(who: Visitor): Promise<string[]> {
  const troubles: string[] = [];
  const queue = starts.map((href) => ({ href, from: '' }));
  const asked = new Set<string>();
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const kind = kindOf(next.href);
    if (asked.has(kind)) continue;
    asked.add(kind);
    const { status, html, headers } = await who.get(next.href);
    if (status >= 500 || (status >= 400 && next.from)) troubles.push(`${kind}: ${status}, where ${next.from} leads`);
    if (status >= 400 || !headers.get('content-type')?.startsWith('text/html')) continue;
    queue.push(...linksOn(html).map((href) => ({ href, from: kind })));
  }
  return troubles;
}

/** The addresses of the buttons of the page of personas. */
async function personas(url: string): Promise<string[]> {
  const { html } = await visitor(url).get('/example/personas');
  return [...html.matchAll(/action="(\/example\/personas\/[^"]+)"/g)].map(([, action = '']) => action);
}

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
