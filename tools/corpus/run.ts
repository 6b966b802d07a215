// npm run corpus -- NAME DIR: tries a part of the product on a public corpus in a folder, and prints the scores.
import { bounces } from './bounces.ts';
import { febrl } from './febrl.ts';
import { mailArchives } from './mail-archives.ts';
import { mailArf } from './mail-arf.ts';
import { mailAuth } from './mail-auth.ts';
import { mailDoor } from './mail-door.ts';
import { mailFuzz } from './mail-fuzz.ts';
import { mailHtml } from './mail-html.ts';
import { mailParsing } from './mail-parsing.ts';
import { mailRoundTrip } from './mail-round-trip.ts';
import { mailReplies } from './mail-replies.ts';
import { mailThreading } from './mail-threading.ts';
import { overlap } from './overlap.ts';
import { roll } from './roll.ts';

const corpora: Readonly<Record<string, (folder: string) => void | Promise<void>>> = {
  bounces,
  febrl,
  'mail-archives': mailArchives,
  'mail-arf': mailArf,
  'mail-auth': mailAuth,
  'mail-door': mailDoor,
  'mail-fuzz': mailFuzz,
  'mail-html': mailHtml,
  'mail-parsing': mailParsing,
  'mail-replies': mailReplies,
  'mail-round-trip': mailRoundTrip,
  'mail-threading': mailThreading,
  overlap,
  roll,
};

const [name = '', folder] = process.argv.slice(2);
const attempt = Object.hasOwn(corpora, name) ? corpora[name] : undefined;
if (!attempt || !folder) {
  console.error(`Use: npm run corpus -- NAME DIR, where NAME is one of: ${Object.keys(corpora).join(', ')}.`);
  process.exit(2);
}
await attempt(folder);
