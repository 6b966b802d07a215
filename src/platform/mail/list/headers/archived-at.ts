import type { HeaderStep } from './model.ts';

/** RFC 5064: the message's own page. */
export const archivedAt: HeaderStep = {
  drops: ['archived-at'],
  adds: (copying) => [`Archived-At: <${copying.archivedAt}>`],
};
