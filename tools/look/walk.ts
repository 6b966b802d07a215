import { visitor } from '../../journeys/support/visitor.ts';
import { pagesFrom } from '../../journeys/support/walk.ts';

/**
 * Goes through every page that a link leads to, as each persona and then as nobody, each kind of page once.  Gives what
 * leads nowhere: answers of 400 and above.
 */
export async function walk(url: string): Promise<string[]> {
  const troubles = new Set<string>();
  for (const key of [...(await personas(url)), null]) {
    const who = visitor(url);
    if (key) await who.send(await who.get('/example/personas'), key);
    for (const { kind, from, read } of await pagesFrom(who, starts))
      if (read.status >= 500 || (read.status >= 400 && from))
        troubles.add(`${kind}: ${read.status}, where ${from} leads`);
  }
  return [...troubles];
}

/** Whoever may not see one of them is told that there is nothing. */
const starts = ['/', '/me', '/staff', '/petitions', '/groups', '/example/personas', '/example/mailbox'];

/** The addresses of the buttons of the page of personas. */
async function personas(url: string): Promise<string[]> {
  const { html } = await visitor(url).get('/example/personas');
  return [...html.matchAll(/action="(\/example\/personas\/[^"]+)"/g)].map(([, action = '']) => action);
}
