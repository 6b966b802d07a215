/** Every word of a name, looked for among the names of writers only, in the language of `to_tsquery`. */
export function authorQuery(name: string): string {
  const words =
    name
      .normalize('NFC')
      .match(/[\p{L}\p{N}]+/gu)
      ?.slice(0, 6) ?? [];
  return words.map((word) => `${word}:B`).join(' & ');
}
