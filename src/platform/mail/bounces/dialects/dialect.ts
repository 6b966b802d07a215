/** How one product, or a family of them, tells people whom mail did not reach. */
export interface Dialect {
  readonly writtenBy: string;
  /** The words after which addresses are named; none when a line names an address by itself. */
  readonly opens?: RegExp;
  /** Finds each address, as its group 1; global. */
  readonly names: RegExp;
}

const address = String.raw`[^\s<>()[\],;:"'@\\=]{1,64}@[A-Za-z0-9-][A-Za-z0-9.-]{0,252}`;

/** Words in which `ADDRESS` stands for one, and a space for any white space within bounds. */
export function words(text: string): RegExp {
  return new RegExp(spaced(text).replaceAll('ADDRESS', `["'<[]{0,2}(${address})[>\\]"']{0,2}`), 'gim');
}

/** Words that stand before a list of addresses. */
export function opening(text: string): RegExp {
  return new RegExp(spaced(text), 'im');
}

/** A line that begins with an address, and goes on with what was wrong, if with anything. */
export const listed = new RegExp(
  String.raw`^[ \t]{0,40}(?:[>*-]{1,2}[ \t]{0,10})?(?:"[^"\n]{0,80}"[ \t]{0,5})?["'<[]{0,2}(${address})[>\]"']{0,2}[ \t]{0,40}(?:$|[:;,(]|on |- |\.\.\.)`,
  'gim',
);

function spaced(text: string): string {
  return text.replaceAll(' ', String.raw`\s{1,20}`);
}
