const deepest = 1000;
const tag = /<(\/?)([a-zA-Z][^\s/>]{0,40})/g;
const empty = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

/**
 * Whether more elements stand within one another than any message needs.  Readers of HTML go through all that are open at each
 * tag, so the time they take grows with the square of it.  Elements that are never closed count as open: that is never too few.
 */
export function isTooDeep(html: string): boolean {
  const openOf = new Map<string, number>();
  let open = 0;
  for (const [, slash, written = ''] of html.matchAll(tag)) {
    const name = written.toLowerCase();
    if (empty.has(name)) continue;
    const before = openOf.get(name) ?? 0;
    if (slash === '') {
      openOf.set(name, before + 1);
      if (++open > deepest) return true;
    } else if (before > 0) {
      openOf.set(name, before - 1);
      open--;
    }
  }
  return false;
}
