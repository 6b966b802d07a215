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
import type { DigestForm } from './model.ts';
import { words } from './words.ts';

interface Composing {
  readonly form: DigestForm;
  readonly at: Date;
  readonly house: Pick<ConversationsHouse, 'association' | 'baseUrl' | 'mailDomain'>;
}

/** Writes the digest of a list, with the header of its mail.  Days are told in the association's time zone. */
export async function composeDigest(
  list: List,
  posts: readonly DigestPost[],
  { form, at, house }: Composing,
): Promise<ListMail> {
  const { mailDomain: domain, association } = house;
  const [baseUrl, address] = [house.baseUrl(), wordAddress(list, '', domain)];
  const day = dayWritten(dayOf(at, association.timeZone)).replaceAll('\u00a0', ' ');
  const head = mastheadOf(list, posts, { day, baseUrl, domain, speaks: association.speaks.group });
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

function mastheadOf(
  list: List,
  posts: readonly DigestPost[],
  { day, baseUrl, domain, speaks }: { day: string; baseUrl: string; domain: string; speaks: string },
): Masthead {
  return {
    title: words.title(list.name),
    day,
    issue: words.issue(posts.at(-1)!.datedAt.getUTCFullYear(), posts.at(-1)!.number),
    intro: words.intro(list.name, wordAddress(list, '', domain)),
    contents: posts.map(({ subject, fromName }, index) =>
      words.line(index + 1, subject || words.noSubject, fromName || words.somebody),
    ),
    foot: [words.leave(wordAddress(list, 'leave', domain)), words.archive(`${baseUrl}/lists/${list.slug}`), speaks],
    end: words.end(list.name),
    hrefOf: (number) => `${baseUrl}/lists/${list.slug}/messages/${number}`,
  };
}
