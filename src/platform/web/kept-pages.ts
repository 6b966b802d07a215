/**
 * Pages as they were last drawn for somebody who has not signed in.  They are dropped at once when this process writes
 * anything, and after a second in any case, for what another process or the clock has changed.
 */
export interface KeptPages {
  /** What was kept for the path, if it may still be shown. */
  recall(path: string): KeptPage | undefined;
  /** Grows with each drop; note it before a page is drawn, and give it back with the page. */
  readonly generation: number;
  /** Keeps a page, unless something was written while it was drawn. */
  keep(path: string, page: string, generation: number, headers?: KeptPage['headers']): Uint8Array;
  drop(): void;
}

export interface KeptPage {
  readonly body: Uint8Array;
  /** Where they are not those of every page. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

const freshMs = 1_000;
const mostPages = 500;

export function openKeptPages(now: () => number = () => performance.now()): KeptPages {
  const pages = new Map<string, KeptPage & { until: number }>();
  const encoder = new TextEncoder();
  let generation = 0;
  return {
    recall(path) {
      const kept = pages.get(path);
      return kept && kept.until > now() ? kept : undefined;
    },
    get generation() {
      return generation;
    },
    keep(path, page, drawnAt, headers) {
      const body = encoder.encode(page);
      if (drawnAt === generation) {
        if (pages.size >= mostPages) pages.clear();
        pages.set(path, { body, headers, until: now() + freshMs });
      }
      return body;
    },
    drop() {
      generation += 1;
      pages.clear();
    },
  };
}

/** Whether the page looks alike for everyone who sends such a request: no cookie, no question, no script that asks. */
export function looksAlike(request: Request, query: string): boolean {
  const { method, headers } = request;
  return (
    method === 'GET' &&
    query === '' &&
    !headers.has('cookie') &&
    !(headers.get('accept') ?? '').startsWith('application/json')
  );
}
