import { setTimeout as pause } from 'node:timers/promises';
import { plainText } from '../../journeys/support/html.ts';
import { linkIn, visitor, type Visitor } from '../../journeys/support/visitor.ts';

const everyMs = 250;
const most = 60;

/** Where the link leads that begins so, in the newest letter to the address that has one; letters are written in the background, so it waits. */
export async function linkTo(url: string, address: string, path: string): Promise<string> {
  const reader = visitor(url);
  for (let tried = 1; ; tried += 1) {
    const letters = await lettersTo(reader, address);
    const text = letters.find((each) => each.includes(path));
    if (text !== undefined || tried === most) return linkIn(text ?? letters[0], path);
    await pause(everyMs);
  }
}

const mostLetters = 5;
/** The example begins with some hundred letters. */
const mostPages = 20;

/** The newest letters to the address, the last one first. */
async function lettersTo(reader: Visitor, address: string): Promise<string[]> {
  const found: string[] = [];
  let at: string | undefined = '/example/mailbox';
  for (let shown = 1; at && shown <= mostPages && found.length < mostLetters; shown += 1) {
    const { html }: { html: string } = await reader.get(at);
    const rows = html.matchAll(/<a href="(\/example\/mailbox\/\d+)">[^<]*<\/a><\/th><td[^>]*><div>([^<]*)</g);
    for (const [, href, to] of rows) if (to === address) found.push(href!);
    at = /href="(\/example\/mailbox\?before=\d+)"/.exec(html)?.[1];
  }
  const letters = await Promise.all(found.slice(0, mostLetters).map((href) => reader.get(href)));
  return letters.map((letter) => plainText(/<pre[\s\S]*<\/pre>/.exec(letter.html)?.[0] ?? ''));
}
