import type { ComponentChildren } from 'preact';
import { countWritten } from '../../written/index.ts';
import { partsWords } from './words.ts';

export interface Link {
  readonly href: string;
  readonly label: string;
}

/** Views of one thing; on a phone, a line of words. */
export function Tabs({
  label,
  tabs,
}: {
  label: string;
  tabs: readonly (Link & { readonly current?: boolean | undefined; readonly count?: number })[];
}) {
  return (
    <nav class="tabs" aria-label={label}>
      <ul>
        {tabs.map((tab) => (
          <li>
            <a href={tab.href} aria-current={tab.current ? 'page' : undefined}>
              {tab.label}
              {tab.count !== undefined && ` ${countWritten(tab.count)}`}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface PagesProps {
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  readonly href: (page: number) => string;
  readonly label?: string | undefined;
}

/** The pages of a long list; nothing where there is only one. */
export function Pages({ page, pages, href, label = partsWords.pages }: PagesProps) {
  if (pages <= 1) return null;
  return (
    <nav class="pages gap-above" aria-label={label}>
      <ul>
        {page > 1 && (
          <li>
            <a href={href(page - 1)} rel="prev">
              {partsWords.back}
            </a>
          </li>
        )}
        {pagesShown(page, pages).map((each) => (
          <li>{pageLink(each, page, href)}</li>
        ))}
        {page < pages && (
          <li>
            <a href={href(page + 1)} rel="next">
              {partsWords.next}
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}

function pageLink(each: number | 'gap', page: number, href: PagesProps['href']) {
  if (each === 'gap') return <span class="gap">…</span>;
  if (each === page) return <span aria-current="page">{each}</span>;
  return (
    <a href={href(each)} aria-label={partsWords.page(each)}>
      {each}
    </a>
  );
}

/** The first, the last, and those around the page that is open; a gap stands for two or more. */
export function pagesShown(page: number, pages: number): (number | 'gap')[] {
  const near = (each: number) => each === 1 || each === pages || Math.abs(each - page) <= 1;
  const all = Array.from({ length: pages }, (_, index) => index + 1);
  const kept = all.filter((each) => near(each) || (near(each - 1) && near(each + 1)));
  return kept.flatMap((each, index) => (index > 0 && each - kept[index - 1]! > 1 ? ['gap' as const, each] : [each]));
}

/** Where the page stands below others. */
export function Crumbs({ links }: { links: readonly Link[] }) {
  return (
    <nav class="crumbs" aria-label={partsWords.youAreHere}>
      <ol>
        {links.map(({ href, label }) => (
          <li>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

interface DetailsProps {
  readonly summary: ComponentChildren;
  readonly open?: boolean | undefined;
  readonly id?: string | undefined;
  readonly children: ComponentChildren;
}

/** Folded, for those who want to know. */
export function Details({ summary, open, id, children }: DetailsProps) {
  return (
    <details open={open} id={id}>
      <summary>{summary}</summary>
      <div class="flow">{children}</div>
    </details>
  );
}
