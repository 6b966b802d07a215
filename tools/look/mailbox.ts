import { setTimeout as pause } from 'node:timers/promises';
import { plainText } from '../../journeys/support/html.ts';
import { linkIn, visitor, type Visitor } from '../../journeys/support/visitor.ts';

const everyMs = 250;
const most = 60;

/** Where the link leads that begins so, in the newest letter to the address; letters are written in the background, so it waits. */
export async function linkTo(url: string, address: string, path: string): Promise<string> {
  const reader = visitor(url);
  for (let tried = 1; ; tried += 1) {
    const text = await newestLetter(reader, address);
    if (text.includes(path) || tried === most) return linkIn(text, path);
    await pause(everyMs);
  }
}

async function newestLetter(reader: Visitor, address: string): Promise<string> {
  const { html } = await reader.get('/example/mailbox');
  const rows = [...html.matchAll(/<a href="(\/example\/mailbox\/\d+)">[^<]*<\/a><\/th><td[^>]*><div>([^<]*)</g)];
  const at = rows.find(([, , to]) => to === address)?.[1];
  const letter = at && (await reader.get(at));
  return letter ? plainText(/<pre[\s\S]*<\/pre>/.exec(letter.html)?.[0] ?? '') : '';
}
