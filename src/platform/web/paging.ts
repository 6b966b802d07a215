/** One page of a long list. */
export interface Part {
  /** From 1; never beyond the last. */
  readonly page: number;
  readonly pages: number;
  readonly most: number;
  readonly from: number;
}

const pageLength = 50;

/** The page that the address asks for by a name, of a list that has so many entries; the nearest where there is none such. */
export function partOf(query: URLSearchParams, name: string, total: number): Part {
  const asked = Math.trunc(Number(query.get(name))) || 1;
  const pages = Math.max(1, Math.ceil(total / pageLength));
  const page = Math.min(pages, Math.max(1, asked));
  return { page, pages, most: pageLength, from: (page - 1) * pageLength };
}

/** The address of a page of one list; the other lists of the page stay where they are. */
export function partHref(path: string, query: URLSearchParams, name: string): (page: number) => string {
  return (page) => {
    const changed = new URLSearchParams(query);
    changed.set(name, String(page));
    return `${path}?${changed}`;
  };
}
