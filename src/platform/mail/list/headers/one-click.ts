import type { HeaderStep } from './model.ts';

/**
 * RFC 8058: a mail program's own button takes its reader off the list, at once and without a page.  The name of the list would not fit before the @ beside the token.
 */
export const oneClick: HeaderStep = {
  drops: ['list-unsubscribe-post'],
  personal: ({ list, domain, baseUrl }) => [
    `List-Unsubscribe: <${baseUrl}/lists/${list.slug}/leaving/{personal}>, <mailto:leave+${list.id}-{personal}@${domain}>`,
    'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
  ],
};
