import type { VNode } from 'preact';
import type { Visit } from '../../../platform/act/index.ts';
import { Banner, Day, Details, Fine, Prose, Section } from '../../../platform/web/parts/index.ts';
import { dayOf } from '../../../platform/time/index.ts';
import { may } from '../../grants.ts';
import type { PetitionId } from '../../petitions/model.ts';
import type { NewsItem } from '../model.ts';
import { newsOf } from '../queries.ts';
import { newsWords as words, takeDownWords } from '../words.ts';

interface Props {
  readonly items: readonly NewsItem[];
  readonly zone: string;
  /** Whether the reader may take an item down. */
  readonly mayTakeDown: boolean;
}

const shownAtOnce = 3;

/** The section of a petition's page with what its organizers told; null where they told nothing. */
export async function newsShown(visit: Visit, petition: PetitionId): Promise<VNode | null> {
  const items = await newsOf(visit.db, petition);
  if (items.length === 0) return null;
  return <NewsSection items={items} zone={visit.zone} mayTakeDown={may(visit, 'petitions.screen')} />;
}

/** Shown above it when an item has just been told. */
export function NewsTold() {
  return <Banner tone="good" title={words.told} arrives />;
}

/** Newest first; what was taken down leaves its place and the reason. */
function NewsSection({ items, ...common }: Props) {
  const earlier = items.slice(shownAtOnce);
  return (
    <Section title={words.news}>
      {items.slice(0, shownAtOnce).map((item) => (
        <Item item={item} {...common} />
      ))}
      {earlier.length > 0 && (
        <Details summary={words.earlier(earlier.length)}>
          {earlier.map((item) => (
            <Item item={item} {...common} />
          ))}
        </Details>
      )}
    </Section>
  );
}

function Item({ item, zone, mayTakeDown }: Omit<Props, 'items'> & { readonly item: NewsItem }) {
  const day = <Day on={dayOf(item.postedAt, zone)} />;
  if (item.takenDownAt) {
    return (
      <Fine id={`news-${item.id}`}>
        {day}. {words.takenDown} {item.takenDownCode && takeDownWords[item.takenDownCode]}
      </Fine>
    );
  }
  return (
    <article id={`news-${item.id}`}>
      <h3>{item.title}</h3>
      <Fine>
        {words.from}, {day}
        {mayTakeDown && (
          <>
            {'. '}
            <a href={`/petitions/${item.petition}/news/${item.id}/removal`}>{words.takeDown}</a>
          </>
        )}
      </Fine>
      <Prose text={item.body} />
    </article>
  );
}
