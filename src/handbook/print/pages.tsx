import type { VNode } from 'preact';
import { topicLabel } from '../../groups/index.ts';
import { dayWritten } from '../../platform/written/index.ts';
import { Empty, Head, Section } from '../../platform/web/parts/index.ts';
import { get, page, seam, seeOther, type Route } from '../../platform/web/index.ts';
import { capital } from '../../roll/index.ts';
import { chaptersOf, type Chapter } from '../book/model.ts';
import { wrongDay } from '../book/pages.tsx';
import { anchorOf, titleOf } from '../book/titles.ts';
import { ChapterSection, entriesOf } from '../book/views.tsx';
import { words as bookWords } from '../book/words.ts';
import type { Handbook } from '../entries/model.ts';
import { handbookOn } from '../entries/queries.ts';
import type { HandbookHouse } from '../given.ts';
import { indexOfNames, indexOfTopics, type Indexed, type IndexedTopic } from './rules.ts';
import { words } from './words.ts';

/** `GET /handbook/print`: the whole Handbook on one page, with what a book has before and after its chapters. */
export function printPage(house: HandbookHouse): Route {
  return get('/handbook/print', async ({ visit, query }) => {
    const asked = query.get('on') || visit.today;
    if (wrongDay(asked, visit.today)) return seeOther(`/handbook?on=${encodeURIComponent(asked)}`);
    const book = await handbookOn(visit, asked, house.termRules);
    const title = bookWords.asItStood(capital(house.association.words.handbook.one), book.on);
    const chapters = chaptersOf(book);
    const topics = indexOfTopics(book, (slug) => topicLabel(house.association.topics, slug));
    return page(title, <Book book={book} house={house} chapters={chapters} hasTopics={topics.length > 0} />, {
      section: '/handbook',
      pieces: [
        ...chapters.map((chapter) => entriesOf(chapter, house, book.on)),
        ...(chapters.length > 0 ? [indexOfNames(book).map((each) => <Line of={each} />)] : []),
        ...(topics.length > 0 ? [topics.map(topicLines)] : []),
      ],
    });
  });
}

interface BookProps {
  readonly book: Handbook;
  readonly house: HandbookHouse;
  readonly chapters: readonly Chapter[];
  readonly hasTopics: boolean;
}

/** The book without what its seams stand for: entries, and the lines of its indexes. */
function Book({ book, house, chapters, hasTopics }: BookProps): VNode {
  const { association } = house;
  return (
    <div class="book">
      <Head
        title={capital(association.words.handbook.one)}
        mark={{ what: dayWritten(book.on) }}
        lede={association.name}
      />
      <p class="no-print">{words.lede}</p>
      {!book.isPresent && <p>{bookWords.edition(book.recordedSince)}</p>}
      {chapters.length === 0 ? (
        <Empty title={bookWords.nothingThen}>{bookWords.nothingMore}</Empty>
      ) : (
        <Contents chapters={chapters} hasTopics={hasTopics} house={house} />
      )}
      {chapters.map((chapter) => (
        <ChapterSection chapter={chapter} house={house}>
          {seam}
        </ChapterSection>
      ))}
      {chapters.length > 0 && (
        <Section title={words.names} id="names">
          <ul class="columns">{seam}</ul>
        </Section>
      )}
      {hasTopics && (
        <Section title={words.topics} id="topics">
          {seam}
        </Section>
      )}
    </div>
  );
}

interface ContentsProps {
  readonly chapters: readonly Chapter[];
  readonly hasTopics: boolean;
  readonly house: HandbookHouse;
}

function Contents({ chapters, hasTopics, house }: ContentsProps): VNode {
  return (
    <Section title={bookWords.contents}>
      <ul>
        {chapters.map((chapter) => (
          <li>
            <a href={`#${anchorOf(chapter)}`}>
              {bookWords.chapter(titleOf(chapter, house.association), chapter.entries.length)}
            </a>
          </li>
        ))}
        <li>
          <a href="#names">{words.names}</a>
        </li>
        {hasTopics && (
          <li>
            <a href="#topics">{words.topics}</a>
          </li>
        )}
      </ul>
    </Section>
  );
}

const topicLines = ({ label, entries }: IndexedTopic): VNode => (
  <>
    <h3>{label}</h3>
    <ul class="columns">
      {entries.map((each) => (
        <Line of={each} />
      ))}
    </ul>
  </>
);

const Line = ({ of: { name, anchor, mark, see } }: { of: Indexed }): VNode => (
  <li>
    <a href={`#${anchor}`}>{name}</a>
    {see !== null && `, ${words.see(see)}`}
    {mark !== '' && `, ${mark}`}
  </li>
);
