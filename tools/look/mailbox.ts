import { setTimeout as pause } from 'node:timers/promises';
import { plainText } from '../../journeys/support/html.ts';
import { linkIn, visitor, type Visitor } from '../../journeys/support/visitor.ts';

const everyMs = 250;
const most = 60;

/** Where the link leads that begins so, in the newest letter to the address that has one; letters are written in the background, so it waits. */
export async function linkTo(url: string, address: string, path: string): Promise<string> {
  const reader = visitor(url);
  for (let tried = 1; ; tried += 1) {
    const texts = await lettersTo(reader, address);
    const text = texts.find((each) => each.includes(path));
    if (text || tried === most) return linkIn(text ?? '', path);
    await pause(everyMs);
  }
}

/** The newest letters to the address, as far as the mailbox shows them. */
async function lettersTo(reader: Visitor, address: string): Promise<string[]> {
  const { html } = await reader.get('/example/mailbox');
  const rows = [...html.matchAll(/<a href="(\/example\/mailbox\/\d+)">[^<]*<\/a><\/th><td[^>]*><div>([^<]*)</g)];
  const texts: string[] = [];
  for (const [, at, to] of rows) {
    if (to !== address) continue;
    const letter = await reader.get(at!);
    texts.push(plainText(/<pre[\s\S]*<\/pre>/.exec(letter.html)?.[0] ?? ''));
  }
  return texts;
}
