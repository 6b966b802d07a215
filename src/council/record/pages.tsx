import type { VNode } from 'preact';
import { get, page, partOf, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import {
  Count,
  Day,
  Empty,
  Entries,
  Entry,
  Filter,
  Fine,
  Head,
  Narrowed,
  Pages,
  SearchForm,
  Section,
  State,
  Table,
} from '../../platform/web/parts/index.ts';
import { stateWords, type PetitionState } from '../../charters/index.ts';
import type { Given } from '../given.ts';
import { addressOf } from '../reports/address.ts';
import { recordKinds, type RecordEntry, type RecordWanted, type RecordYear } from './model.ts';
import { countRecord, recordEntries, recordYears } from './queries.ts';
import { words } from './words.ts';

/** `GET /record`: all that is on record, by year, and looked for by words. */
export function recordRoutes(given: Given): Route[] {
  return [get('/record', (call) => recordPage(given, call))];
}

/** What the address asks for; what makes no sense asks for nothing. */
function wantedIn(query: URLSearchParams): Required<Pick<RecordWanted, 'text'>> & Pick<RecordWanted, 'kind' | 'year'> {
  const year = query.get('year') ?? '';
  return {
    text: (query.get('q') ?? '').replaceAll('\0', '').trim().slice(0, 200),
    kind: recordKinds.find((kind) => kind === query.get('kind')),
    year: /^\d{4}$/.test(year) ? year : undefined,
  };
}

async function recordPage({ association: { nouns } }: Given, call: Call): Promise<Answer> {
  const { db, zone } = call.visit;
  const wanted = wantedIn(call.query);
  const [total, years] = await Promise.all([countRecord(db, zone, wanted), recordYears(db, zone)]);
  const part = partOf(call.query, 'page', total);
  const entries = await recordEntries(db, zone, { ...wanted, ...part });
  const hrefOf = (change: Record<string, string>) => addressWith(call, change);
  return page(
    words.title,
    <>
      <Head title={words.title} lede={words.lede(nouns)} />
      <SearchForm
        action="/record"
        title={words.look}
        label={words.label}
        query={{ label: words.query, value: wanted.text }}
        button={words.button}
      >
        <Filter
          legend={words.kindLegend}
          name="kind"
          options={[
            { value: '', label: words.all },
            ...recordKinds.map((value) => ({ value, label: words.kinds[value] })),
          ]}
          chosen={[wanted.kind ?? '']}
        />
        {wanted.year && (
          <Narrowed
            name="year"
            value={wanted.year}
            label={words.inYear(wanted.year)}
            all={{ href: hrefOf({ year: '' }), label: words.allYears }}
          />
        )}
      </SearchForm>
      <Section title={words.found}>
        {entries.length > 0 ? (
          <>
            <p>{words.foundCount(total)}</p>
            <Entries>
              {entries.map((entry) => (
                <OnRecord entry={entry} />
              ))}
            </Entries>
          </>
        ) : (
          <Empty title={words.none}>{years.length > 0 ? words.noneWhy : words.nothingYet(nouns)}</Empty>
        )}
        <Pages {...part} href={(number) => hrefOf({ page: String(number) })} label={words.pages} />
      </Section>
      {years.length > 0 && (
        <Section title={words.years}>
          <Years years={years} hrefOf={hrefOf} />
        </Section>
      )}
      <Fine>
        {words.sealed} <a href="/record/seal">{words.seal}</a>
      </Fine>
    </>,
    { section: '/record', description: words.lede(nouns) },
  );
}

/** The address of the same question with something changed; pages are counted anew unless they are what changes. */
function addressWith({ query }: Call, change: Readonly<Record<string, string>>): string {
  const changed = new URLSearchParams(query);
  changed.delete('page');
  for (const [name, value] of Object.entries(change)) {
    if (value) changed.set(name, value);
    else changed.delete(name);
  }
  const asked = changed.toString();
  return asked ? `/record?${asked}` : '/record';
}

function OnRecord({ entry }: { readonly entry: RecordEntry }): VNode {
  const { kind, on, title } = entry;
  const said = kind === 'petition' ? words.opened : kind === 'decision' ? words.decided : words.reported;
  return (
    <Entry
      title={title}
      href={hrefOfEntry(entry)}
      mark={{ what: words.one[kind], more: [on.slice(0, 4)], state: stateOf(entry) }}
    >
      <Fine>
        {said} <Day on={on} />
        {kind === 'report' ? `, ${entry.state}` : `, P ${entry.petition}`}
      </Fine>
    </Entry>
  );
}

/** Where it is read, for good. */
export function hrefOfEntry({ kind, petition, session, number, amendment }: RecordEntry): string {
  if (kind === 'report') return addressOf({ session: session!, number: number!, amendment: amendment! });
  return kind === 'decision' ? `/petitions/${petition}#what-was-decided` : `/petitions/${petition}`;
}

function stateOf({ kind, state }: RecordEntry): VNode | undefined {
  if (kind === 'report') return undefined;
  return <State of={state}>{stateWords[state as PetitionState]}</State>;
}

interface YearsProps {
  readonly years: readonly RecordYear[];
  readonly hrefOf: (change: Record<string, string>) => string;
}

/** Each year with how much it has, and a way to only that. */
function Years({ years, hrefOf }: YearsProps): VNode {
  return (
    <Table
      caption={words.yearsCaption}
      captionUnseen
      columns={[
        { label: words.year, head: true },
        ...recordKinds.map((kind) => ({ label: words.kinds[kind], num: true })),
      ]}
      rows={years.map((each) => ({
        cells: [
          <a href={hrefOf({ year: each.year })}>{each.year}</a>,
          ...recordKinds.map((kind) => <Count of={each[kind]} />),
        ],
      }))}
    />
  );
}
