import type { ConversationsHouse } from './house.ts';
import type { List } from './lists/model.ts';

/** What every letter about a list needs to know of the house. */
export interface ListLetterhead {
  readonly baseUrl: string;
  readonly domain: string;
  /** The last line: that the group does not speak for the association. */
  readonly speaks: string;
}

export function letterheadOf({ association, baseUrl, mailDomain }: ConversationsHouse): ListLetterhead {
  return { baseUrl: baseUrl(), domain: mailDomain, speaks: association.speaks.group };
}

/** `diversity-leave@lists.example.org`. */
export const wordAddress = ({ slug }: Pick<List, 'slug'>, word: string, domain: string): string =>
  `${slug}${word === '' ? '' : `-${word}`}@${domain}`;

/** Tells machines that nobody wrote this (RFC 3834), and mail programs what it answers. */
export function answerHeaders(messageId: string | null, replyTo?: string): Record<string, string> {
  const id = messageId !== null && /^[!-;=?-~]{1,250}$/.test(messageId) ? `<${messageId}>` : null;
  return {
    'Auto-Submitted': 'auto-replied',
    ...(id !== null && { 'In-Reply-To': id, References: id }),
    ...(replyTo !== undefined && { 'Reply-To': replyTo }),
  };
}
