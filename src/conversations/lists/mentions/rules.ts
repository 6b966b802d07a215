/** Somebody who wants only what names or answers them. */
export interface Named {
  readonly person: string;
  readonly name: string;
}

/** Nobody is looked for behind so many signs: what names somebody so late is read on the web. */
const mostRead = 20_000;

/**
 * Whether a text names somebody: by their full name, or by `@` and their first or full name, with or without a space.  Case and accents
 * tell nothing apart.
 *
 * @param said what the writer newly says, without what they quote
 */
export function namesThem(said: string, { name }: Named): boolean {
  const parts = plain(name).split(' ').filter(Boolean);
  const [first] = parts;
  if (first === undefined) return false;
  const text = ` ${plain(said.slice(0, mostRead))} `;
  const called = [`@${first}`, `@${parts.join('')}`, ...(parts.length > 1 ? [parts.join(' ')] : [])];
  return called.some((each) => text.includes(` ${each} `) || text.includes(` ${each}s `));
}

/** Words alone, parted by one space; an `@` stays with its word, and a mail address names nobody. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[\p{L}\p{N}._+-]+@\S+/gu, 'address')
    .replaceAll(/[^\p{L}\p{N}@]+/gu, ' ')
    .trim();
