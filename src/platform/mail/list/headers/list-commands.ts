import type { HeaderStep } from './model.ts';

/** RFC 2369: where a reader finds help, the archive, and the way in and out. */
export const listCommands: HeaderStep = {
  drops: ['list-help', 'list-subscribe', 'list-unsubscribe', 'list-post', 'list-owner', 'list-archive'],
  adds: ({ list, domain, baseUrl, address }) => [
    `List-Help: <mailto:${list.slug}-help@${domain}>`,
    `List-Subscribe: <mailto:${list.slug}-join@${domain}>`,
    list.purpose === 'announce' ? 'List-Post: NO' : `List-Post: <mailto:${address}>`,
    `List-Owner: <mailto:${list.slug}-owner@${domain}>`,
    `List-Archive: <${baseUrl}/lists/${list.slug}>`,
  ],
};
