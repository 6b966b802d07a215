/** One page of a long list. */
export interface Part {
  /** From 1; never beyond the last. */
  readonly page: number;
  readonly pages: number;
  readonly most: number;
  readonly from: number;
}

const pageLength = 50;

/** The page that the address asks for, of a list that has so many entries; the nearest where there is none such. */
export function partOf(query: URLSearchParams, total: number): Part {
  const asked = Math.trunc(Number(query.get('page'))) || 1;
  const pages = Math.max(1, Math.ceil(total / pageLength));
  const page = Math.min(pages, Math.max(1, asked));
  return { page, pages, most: pageLength, from: (page - 1) * pageLength };
}
