import type { VNode } from 'preact';
import {
  Empty,
  Entries,
  Entry,
  Head,
  LinkButton,
  Narrowed,
  Pages,
  SearchForm,
  Section,
  Tracings,
} from '../../../platform/web/parts/index.ts';
import { get, page, type Call, type Route } from '../../../platform/web/index.ts';
import { topicLabels } from '../../charges/keeping.ts';
import type { UnitsHouse } from '../../house.ts';
import type { Unit } from '../model.ts';
import { unitsBelow, unitsBy, type UnitsWanted } from '../queries.ts';
import { mayEditUnits } from '../rules.ts';
import { words } from '../words.ts';

const pageLength = 100;

interface Asked {
  readonly text: string;
  readonly topic: string;
  readonly page: number;
}

/** `GET /units`: the units below none, each with its parts; or all that speak of what was asked. */
export function treePage(house: UnitsHouse): Route {
  return get('/units', async (call) => {
    const { association } = house;
    const { db } = call.visit;
    const asked = askedIn(call.query);
    const isAll = asked.text === '' && asked.topic === '';
    const { units, total } = await unitsBy(db, wantedBy(asked));
    const parts = await unitsBelow(
      db,
      units.map(({ id }) => id),
    );
    const standing = (await unitsBy(db, { state: 'standing', most: 0 })).total;
    const ended = (await unitsBy(db, { state: 'discontinued', most: 0 })).total;
    const title = titleOf(association.words.unit.many);
    const entry = (unit: Unit) => <UnitEntry unit={unit} parts={parts.get(unit.id) ?? []} />;
    const [now, past] = [units.filter((unit) => !unit.discontinuedOn), units.filter((unit) => unit.discontinuedOn)];
    const body = (
      <>
        <Head
          title={title}
          lede={words.lede(association.name)}
          mark={{ what: words.count(standing), more: [ended > 0 && words.ended(ended)] }}
        />
        <Find asked={asked} house={house} label={title} />
        {isAll && total <= pageLength ? (
          <ByKind units={now} entry={entry} />
        ) : (
          now.length > 0 && (
            <Section title={isAll ? words.allUnits : words.found}>
              {!isAll && <p>{words.foundCount(total)}</p>}
              <Entries>{now.map(entry)}</Entries>
            </Section>
          )
        )}
        {past.length > 0 && (
          <Section title={words.endedTitle}>
            <Entries>{past.map(entry)}</Entries>
          </Section>
        )}
        {total === 0 && <NoneFound isAll={isAll} />}
        <Pages
          page={asked.page}
          pages={Math.ceil(total / pageLength)}
          href={(number) => hrefOf({ ...asked, page: number })}
        />
        {mayEditUnits(call.visit.grants) && (
          <Section title={words.change}>
            <p>
              <LinkButton href="/units/new" kind="quiet">
                {words.newUnit}
              </LinkButton>
            </p>
          </Section>
        )}
      </>
    );
    return page(title, body, { section: '/units' });
  });
}

/** Divisions, round tables, committees, each under a heading; what there is most of comes first. */
function ByKind({ units, entry }: { units: readonly Unit[]; entry: (unit: Unit) => VNode }): VNode {
  const kinds = [...Map.groupBy(units, ({ kind }) => kind)].toSorted(([, one], [, other]) => other.length - one.length);
  return (
    <>
      {kinds.map(([kind, of]) => (
        <Section title={words.kinds(kind)}>
          <Entries two>{of.map(entry)}</Entries>
        </Section>
      ))}
    </>
  );
}

const titleOf = (many: string): string => many.slice(0, 1).toUpperCase() + many.slice(1);

function askedIn(query: Call['query']): Asked {
  const number = Number(query.get('page'));
  return {
    text: (query.get('q') ?? '').trim().slice(0, 200),
    topic: (query.get('topic') ?? '').slice(0, 100),
    page: Number.isInteger(number) && number > 0 && number < 10_000 ? number : 1,
  };
}

function wantedBy({ text, topic, page: number }: Asked): UnitsWanted {
  const part = { most: pageLength, from: (number - 1) * pageLength };
  if (text === '' && topic === '') return { parent: null, ...part };
  return { ...(text && { text }), ...(topic && { topic }), ...part };
}

function hrefOf({ text, topic, page: number }: Asked): string {
  const query = new URLSearchParams({
    ...(text && { q: text }),
    ...(topic && { topic }),
    ...(number > 1 && { page: String(number) }),
  });
  return query.size > 0 ? `/units?${query.toString()}` : '/units';
}

function Find({ asked, house, label }: { asked: Asked; house: UnitsHouse; label: string }): VNode {
  const [topic] = topicLabels(asked.topic ? [asked.topic] : [], house.association.topics);
  return (
    <SearchForm
      action="/units"
      title={words.find}
      label={label}
      query={{ label: words.query, value: asked.text }}
      button={words.find}
    >
      {topic && (
        <Narrowed
          name="topic"
          value={asked.topic}
          label={words.underTopic(topic)}
          all={{ href: '/units', label: words.allUnits }}
        />
      )}
    </SearchForm>
  );
}

function NoneFound({ isAll }: { isAll: boolean }): VNode {
  return (
    <Section title={words.found}>
      <Empty title={isAll ? words.noneYet : words.noneFound}>{isAll ? words.noneYetMore : words.noneFoundMore}</Empty>
    </Section>
  );
}

interface UnitEntryProps {
  readonly unit: Unit;
  readonly parts: readonly { readonly slug: string; readonly name: string; readonly isStanding: boolean }[];
}

/** A unit in a list: what it is, what it is for, what belongs to it. */
export function UnitEntry({ unit, parts }: UnitEntryProps): VNode {
  const standing = parts.filter(({ isStanding }) => isStanding);
  return (
    <Entry title={unit.name} href={`/units/${unit.slug}`} mark={{ what: unit.acronym || undefined, more: [unit.kind] }}>
      {unit.charge && <p>{firstSentences(unit.charge)}</p>}
      <Tracings
        label={words.belowLabel(unit.name)}
        bodies={standing.map(({ slug, name }) => ({ label: name, href: `/units/${slug}` }))}
      />
    </Entry>
  );
}

/** The beginning of a charge, whole sentences where they are short enough. */
function firstSentences(charge: string): string {
  const most = 220;
  const line = charge.replace(/\s+/g, ' ');
  if (line.length <= most) return line;
  const end = line.slice(0, most).search(/[.;:!?][^.;:!?]*$/);
  return end > most / 3 ? `${line.slice(0, end)}.` : `${line.slice(0, most).replace(/\s\S*$/, '')} …`;
}
