/** Every word of a name, looked for among the names of writers only, in the language of `to_tsquery`. */
export function authorQuery(name: string): string {
  const words =
    name
      .normalize('NFC')
      .match(/[\p{L}\p{N}]+/gu)
      ?.slice(0, 6) ?? [];
  return words.map((word) => `${word}:B`).join(' & ');
}

/** A text in which nobody can read a mail address: `ada@example.org` becomes `ada at …`. */
export const maskAddresses = (text: string): string =>
  text.replaceAll(/([\p{L}\p{N}._%+-]{1,64})@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*/gu, '$1 at …');
