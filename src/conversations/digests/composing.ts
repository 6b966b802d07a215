import MimeNode from 'nodemailer/lib/mime-node';
import {
  listMail,
  type ListMail,
  mimeDigest,
  plainDigest,
  type DigestPost,
  type Masthead,
} from '../../platform/mail/index.ts';
import { dayOf } from '../../platform/time/index.ts';
import { dayWritten } from '../../platform/written/index.ts';
import type { ConversationsHouse } from '../house.ts';
import { wordAddress } from '../letterhead.ts';
import type { List } from '../lists/model.ts';
import type { ReactionCount } from '../reactions/model.ts';
import { countsWritten, words as reactionWords } from '../reactions/words.ts';
import type { DigestForm } from './model.ts';
import { words } from './words.ts';

interface Composing {
  readonly form: DigestForm;
  /** What was said in one word to its messages, and to earlier ones. */
  readonly reactions: readonly ReactionCount[];
  readonly at: Date;
  readonly house: Pick<ConversationsHouse, 'association' | 'baseUrl' | 'mailDomain'>;
}

/** Writes the digest of a list, with the header of its mail.  Days are told in the association's time zone. */
export async function composeDigest(
  list: List,
  posts: readonly DigestPost[],
  { form, reactions, at, house }: Composing,
): Promise<ListMail> {
  const { mailDomain: domain, association } = house;
  const [baseUrl, address] = [house.baseUrl(), wordAddress(list, '', domain)];
  const day = dayWritten(dayOf(at, association.timeZone)).replaceAll('\u00a0', ' ');
  const head = mastheadOf(list, posts, { reactions, day, baseUrl, domain, speaks: association.speaks.group });
  const last = posts.at(-1)!.number;

  const root = new MimeNode(form === 'mime' ? 'multipart/mixed' : 'text/plain; charset=utf-8', { newline: '\r\n' });
  root.setHeader('From', `"${list.name.replace(/["\\\s]+/g, ' ')}" <${address}>`);
  root.setHeader('To', address);
  root.setHeader('Subject', words.subject(list.name, posts.length, day));
  root.setHeader('Date', at.toUTCString().replace('GMT', '+0000'));
  root.setHeader('Message-ID', `<digest.${list.id}.${posts[0]!.number}-${last}.${form}.${at.getTime()}@${domain}>`);
  root.setHeader('Auto-Submitted', 'auto-generated');
  if (form === 'mime') await mimeDigest(root, head, posts);
  else root.setContent(plainDigest(head, posts));

  return listMail(await root.build(), {
    list,
    address,
    domain,
    baseUrl,
    archivedAt: `${baseUrl}/lists/${list.slug}`,
  });
}

interface Heading extends Pick<Composing, 'reactions'> {
  readonly day: string;
  readonly baseUrl: string;
  readonly domain: string;
  readonly speaks: string;
}

function mastheadOf(
  list: List,
  posts: readonly DigestPost[],
  { reactions, day, baseUrl, domain, speaks }: Heading,
): Masthead {
  const counted = Map.groupBy(reactions, ({ number }) => number);
  return {
    title: words.title(list.name),
    day,
    issue: words.issue(posts.at(-1)!.datedAt.getUTCFullYear(), posts.at(-1)!.number),
    intro: words.intro(list.name, wordAddress(list, '', domain)),
    contents: [
      ...posts.flatMap(({ number, subject, fromName }, index) => [
        words.line(index + 1, subject || words.noSubject, fromName || words.somebody),
        ...[counted.get(number)].filter((each) => each !== undefined).map((each) => `   ${countsWritten(each)}`),
      ]),
      ...earlierLines(new Map([...counted].filter(([number]) => number < posts[0]!.number))),
    ],
    foot: [words.leave(wordAddress(list, 'leave', domain)), words.archive(`${baseUrl}/lists/${list.slug}`), speaks],
    end: words.end(list.name),
    hrefOf: (number) => `${baseUrl}/lists/${list.slug}/messages/${number}`,
  };
}

/** Nothing where nobody said anything to what was in a digest before. */
function earlierLines(counted: ReadonlyMap<number, readonly ReactionCount[]>): string[] {
  if (counted.size === 0) return [];
  return [
    '',
    reactionWords.earlier,
    ...[...counted].map(([number, counts]) =>
      reactionWords.earlierLine(counts[0]!.subject || words.noSubject, number, countsWritten(counts)),
    ),
  ];
}
