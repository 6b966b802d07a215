import type { HeaderStep } from './model.ts';

/** RFC 2919: by which a mail program files the list's mail, for ever the same. */
export const listId: HeaderStep = {
  drops: ['list-id'],
  adds: ({ list, domain }) => [`List-Id: ${phrase(list.name)} <${list.slug}.${domain}>`],
};

/** A name as a phrase of a header: ASCII in quotes, without what would end them. */
function phrase(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[^ -~]/g, '')
    .replace(/["\\]/g, '');
  return `"${plain.slice(0, 60)}"`;
}
