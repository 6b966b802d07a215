/** By what somebody was known in the lists. */
export interface Traces {
  readonly names: readonly string[];
  readonly addresses: readonly string[];
}

/** What stands where a name and an address stood.  A reserved domain (RFC 2606), so that a header stays one and nobody is written to. */
export const inPlaceOf = { name: 'a former participant', address: 'gone@erased.invalid' } as const;

/** Names that tell people apart: one word is as well a word of the language, or somebody else's first name. */
export const tellingNames = ({ names }: Pick<Traces, 'names'>): string[] =>
  names.filter((name) => /\S\s+\S/.test(name.trim()) && name.length >= 5);

/**
 * Patterns that find the names and the addresses in a text, in the syntax that JavaScript and PostgreSQL share; null where there is
 * nothing to find.  A name is found across the end of a line, also of a quoted one.
 */
export function patternsOf(traces: Traces): { readonly name: string | null; readonly address: string | null } {
  const names = tellingNames(traces).map((name) =>
    name
      .trim()
      .split(/\s+/)
      .map(escaped)
      .join(String.raw`[\s>]+`),
  );
  const addresses = traces.addresses.filter((address) => /.@./.test(address)).map(escaped);
  return {
    name: names.length > 0 ? String.raw`(?<!\w)(?:${names.join('|')})(?!\w)` : null,
    // Not the end of a longer address, nor the beginning of one.
    address: addresses.length > 0 ? String.raw`(?<![\w.+-])(?:${addresses.join('|')})(?![\w-])(?!\.\w)` : null,
  };
}

/** Masks names and addresses in the bytes of a message, as far as they stand there as they are. */
export function maskedBytes(raw: Buffer, traces: Traces): Buffer {
  const asBytes = (text: string) => Buffer.from(text, 'utf8').toString('latin1');
  const both = (texts: readonly string[]) => texts.flatMap((text) => [asBytes(text), text]);
  const { name, address } = patternsOf({ names: both(traces.names), addresses: both(traces.addresses) });
  return Buffer.from(replaced(raw.toString('latin1'), name, address), 'latin1');
}

/** Whether a text still has any of them. */
export function mentions(text: string, traces: Traces): boolean {
  const { name, address } = patternsOf(traces);
  return [name, address].some((pattern) => pattern !== null && new RegExp(pattern, 'i').test(text));
}

/** The text with names and addresses masked. */
export function maskedText(text: string, traces: Traces): string {
  const { name, address } = patternsOf(traces);
  return replaced(text, name, address);
}

function replaced(text: string, name: string | null, address: string | null): string {
  const withoutAddress = address === null ? text : text.replaceAll(new RegExp(address, 'gi'), inPlaceOf.address);
  return name === null ? withoutAddress : withoutAddress.replaceAll(new RegExp(name, 'gi'), inPlaceOf.name);
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
