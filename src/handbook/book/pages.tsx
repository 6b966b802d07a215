import type { VNode } from 'preact';
import {
  Button,
  Empty,
  ErrorSummary,
  Field,
  Head,
  Pages,
  Row,
  Section,
  type Returned,
} from '../../platform/web/parts/index.ts';
import { get, page, partHref, partOf, type Call, type PageAnswer, type Route } from '../../platform/web/index.ts';
import { capital } from '../../roll/index.ts';
import { isCalendarDay, type CalendarDay } from '../../platform/time/index.ts';
import type { Handbook } from '../entries/model.ts';
import { handbookOn } from '../entries/queries.ts';
import type { HandbookHouse } from '../given.ts';
import { chaptersOf, chaptersOnPage, type Chapter } from './model.ts';
import { anchorOf, titleOf } from './titles.ts';
import { ChapterSection, entriesOf } from './views.tsx';
import { words } from './words.ts';

/** `/handbook`: every group and every unit, as they stand or as they stood on a day. */
export function bookPage(house: HandbookHouse): Route {
  return get('/handbook', async (call) => {
    const { today } = call.visit;
    const asked = call.query.get('on') || today;
    const wrong = wrongDay(asked, today);
    const book = await handbookOn(call.visit, wrong ? today : asked, house.termRules);
    return drawn(house, call, { book, wrong: wrong === null ? undefined : returned(call.query, wrong) });
  });
}

/** Why a day cannot be shown; null where it can. */
export function wrongDay(asked: string, today: CalendarDay): string | null {
  if (!isCalendarDay(asked)) return words.notADay;
  return asked > today ? words.notYet(today) : null;
}

const returned = (query: URLSearchParams, message: string): Returned => ({
  entered: { text: (name) => query.get(name) ?? '', all: (name) => query.getAll(name) },
  errors: [{ field: 'on', message }],
});

interface Shown {
  readonly book: Handbook;
  /** A day that cannot be shown, as it was typed. */
  readonly wrong: Returned | undefined;
}

function drawn(house: HandbookHouse, call: Call, { book, wrong }: Shown): PageAnswer {
  const { association } = house;
  const { handbook, group, unit } = association.words;
  const name = book.isPresent ? capital(handbook.one) : words.asItStood(capital(handbook.one), book.on);
  const chapters = chaptersOf(book);
  const total = chapters.reduce((sum, { entries }) => sum + entries.length, 0);
  const part = partOf(call.query, 'page', total);
  const { shown, contents } = chaptersOnPage(chapters, part);
  const hrefOfPage = partHref('/handbook', call.query, 'page');
  const body = (
    <>
      <Head
        title={name}
        lede={book.isPresent ? words.lede(group.many, unit.many, association.name) : words.edition(book.recordedSince)}
      />
      {wrong && <ErrorSummary title={words.notShown} errors={wrong.errors} />}
      <Section title={words.contents}>
        <ul class="columns">
          {contents.map(({ chapter, page: number }) => (
            <li>
              <a href={`${number === part.page ? '' : hrefOfPage(number)}#${anchorOf(chapter)}`}>
                {words.chapter(titleOf(chapter, association), chapter.entries.length)}
              </a>
            </li>
          ))}
        </ul>
      </Section>
      {shown.map((chapter: Chapter) => (
        <ChapterSection chapter={chapter} house={house}>
          {entriesOf(chapter, house, book.on)}
        </ChapterSection>
      ))}
      {total === 0 && (
        <Section title={words.entries}>
          <Empty title={book.isPresent ? words.nothing : words.nothingThen}>{words.nothingMore}</Empty>
        </Section>
      )}
      <Pages {...part} href={hrefOfPage} />
      <Take on={book.isPresent ? null : book.on} />
      <AnotherDay on={book.on} form={wrong} isPresent={book.isPresent} />
    </>
  );
  return page(name, body, { section: '/handbook', status: wrong ? 422 : 200 });
}

function Take({ on }: { on: CalendarDay | null }): VNode {
  const asked = on ? `?on=${on}` : '';
  return (
    <Section title={words.take}>
      <ul>
        <li>
          <a href={`/handbook/print${asked}`}>{words.print}</a>
        </li>
        <li>
          <a href={`/handbook.csv${asked}`}>{words.csv}</a>
        </li>
        <li>
          <a href={`/handbook.json${asked}`}>{words.json}</a>
        </li>
      </ul>
    </Section>
  );
}

interface AnotherDayProps {
  readonly on: CalendarDay;
  readonly isPresent: boolean;
  readonly form: Returned | undefined;
}

function AnotherDay({ on, isPresent, form }: AnotherDayProps): VNode {
  return (
    <Section title={words.another}>
      <form action="/handbook">
        <Field name="on" type="date" label={words.day} hint={words.dayHint} value={on} form={form} short />
        <Row>
          <Button kind="quiet">{words.show}</Button> {!isPresent && <a href="/handbook">{words.present}</a>}
        </Row>
      </form>
    </Section>
  );
}
