import type { VNode } from 'preact';
import { topicLabel } from '../../groups/index.ts';
import { dayWritten } from '../../platform/written/index.ts';
import { Empty, Head, Section } from '../../platform/web/parts/index.ts';
import { get, page, seeOther, type Route } from '../../platform/web/index.ts';
import { chaptersOf, type Chapter } from '../book/model.ts';
import { wrongDay } from '../book/pages.tsx';
import { anchorOf, titleOf } from '../book/titles.ts';
import { ChapterSection } from '../book/views.tsx';
import { words as bookWords } from '../book/words.ts';
import type { Handbook } from '../entries/model.ts';
import { handbookOn } from '../entries/queries.ts';
import type { HandbookHouse } from '../given.ts';
import { indexOfNames, indexOfTopics, type Indexed } from './rules.ts';
import { words } from './words.ts';

/** `GET /handbook/print`: the whole Handbook on one page, with what a book has before and after its chapters. */
export function printPage(house: HandbookHouse): Route {
  return get('/handbook/print', async ({ visit, query }) => {
    const asked = query.get('on') || visit.today;
    if (wrongDay(asked, visit.today)) return seeOther(`/handbook?on=${encodeURIComponent(asked)}`);
    const book = await handbookOn(visit, asked);
    const title = bookWords.asItStood(house.association.words.handbook.one, book.on);
    return page(title, <Book book={book} house={house} />, { section: '/handbook' });
  });
}

interface BookProps {
  readonly book: Handbook;
  readonly house: HandbookHouse;
}

function Book({ book, house }: BookProps): VNode {
  const { association } = house;
  const chapters = chaptersOf(book);
  const topics = indexOfTopics(book, (slug) => topicLabel(association.topics, slug));
  return (
    <div class="book">
      <Head title={association.words.handbook.one} mark={{ what: dayWritten(book.on) }} lede={association.name} />
      <p class="no-print">{words.lede}</p>
      {!book.isPresent && <p>{bookWords.edition(book.recordedSince)}</p>}
      {chapters.length === 0 ? (
        <Empty title={bookWords.nothingThen}>{bookWords.nothingMore}</Empty>
      ) : (
        <Contents chapters={chapters} hasTopics={topics.length > 0} house={house} />
      )}
      {chapters.map((chapter) => (
        <ChapterSection chapter={chapter} house={house} />
      ))}
      {chapters.length > 0 && (
        <Section title={words.names} id="names">
          <Lines of={indexOfNames(book)} />
        </Section>
      )}
      {topics.length > 0 && (
        <Section title={words.topics} id="topics">
          {topics.map(({ label, entries }) => (
            <>
              <h3>{label}</h3>
              <Lines of={entries} />
            </>
          ))}
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

function Lines({ of }: { of: readonly Indexed[] }): VNode {
  return (
    <ul class="columns">
      {of.map(({ name, anchor, mark, see }) => (
        <li>
          <a href={`#${anchor}`}>{name}</a>
          {see !== null && `, ${words.see(see)}`}
          {mark !== '' && `, ${mark}`}
        </li>
      ))}
    </ul>
  );
}
