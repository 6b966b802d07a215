import type { ComponentChildren } from 'preact';
import { Crumbs, Head } from '../../../platform/web/parts/index.ts';
import { words } from '../words.ts';
import { markOf, When } from './list.tsx';
import type { Seen } from './seeing.ts';

/** The head of every page about a meeting: of which body, and when, unless something else is said. */
export function SittingHead({
  seen: { sitting, unit, at, zone },
  title,
  lede,
}: {
  readonly seen: Pick<Seen, 'sitting' | 'unit' | 'at' | 'zone'>;
  /** Of a page below that of the meeting. */
  readonly title?: string;
  readonly lede?: ComponentChildren;
}) {
  const above = [
    { href: '/meetings', label: words.title },
    ...(title ? [{ href: `/meetings/${sitting.id}`, label: sitting.name }] : []),
  ];
  return (
    <>
      <Crumbs links={above} />
      <Head
        mark={markOf(sitting, { at, zone })}
        title={title ?? sitting.name}
        lede={
          lede ?? (
            <>
              <a href={`/units/${unit.slug}`}>{unit.name}</a>, <When sitting={sitting} zone={zone} />
            </>
          )
        }
      />
    </>
  );
}
