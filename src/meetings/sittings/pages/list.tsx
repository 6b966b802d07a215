import type { Visit } from '../../../platform/act/index.ts';
import {
  Empty,
  Entries,
  Entry,
  Head,
  LinkButton,
  Moment,
  Pages,
  Section,
  State,
} from '../../../platform/web/parts/index.ts';
import { get, page, partHref, partOf, type Answer, type Call, type Route } from '../../../platform/web/index.ts';
import { dayOf } from '../../../platform/time/index.ts';
import { unitsById, type Unit } from '../../../units/index.ts';
import { bodiesKept } from '../../bodies.ts';
import type { MeetingsHouse } from '../../house.ts';
import type { Sitting } from '../model.ts';
import { countSittings, sittingsBy } from '../queries.ts';
import { overWords, stateLooks, stateWords, words } from '../words.ts';

/** `GET /meetings`: coming and past meetings of all bodies. */
export function listRoute({ association }: MeetingsHouse): Route {
  return get('/meetings', (call) => list(call, association.name));
}

async function list(call: Call, association: string): Promise<Answer> {
  const { visit, query } = call;
  const { db, at } = visit;
  const [kept, comingCount, pastCount] = await Promise.all([
    bodiesKept(visit),
    countSittings(db, { endingAfter: at }),
    countSittings(db, { endedBy: at }),
  ]);
  const [comingPart, pastPart] = [partOf(query, 'coming', comingCount), partOf(query, 'past', pastCount)];
  const [coming, past] = await Promise.all([
    sittingsBy(db, { endingAfter: at, ...comingPart }),
    sittingsBy(db, { endedBy: at, ...pastPart }),
  ]);
  const units = await unitsById(db, [...new Set([...coming, ...past].map(({ unit }) => unit))]);
  const href = (name: string) => partHref('/meetings', query, name);
  return page(
    words.title,
    <>
      <Head title={words.title} lede={words.lede(association)} />
      <Section title={words.coming}>
        {coming.length === 0 && <Empty title={words.noneComing}>{words.noneComingWhy}</Empty>}
        <SittingEntries sittings={coming} units={units} visit={visit} />
        <Pages {...comingPart} href={href('coming')} label={words.pagesComing} />
        {kept.length > 0 && (
          <p>
            <LinkButton href="/meetings/new">{words.announceLink}</LinkButton>
          </p>
        )}
        <p>
          <a href="/meetings/calendar.ics">{words.feed}</a>
        </p>
      </Section>
      <Section title={words.past}>
        {past.length === 0 && <p>{words.nonePast}</p>}
        <SittingEntries sittings={past} units={units} visit={visit} />
        <Pages {...pastPart} href={href('past')} label={words.pagesPast} />
      </Section>
    </>,
    { section: '/meetings' },
  );
}

/** Meetings in a list, each with its body. */
export function SittingEntries({
  sittings,
  units,
  visit,
}: {
  readonly sittings: readonly Sitting[];
  /** Left out where all are of one body. */
  readonly units?: ReadonlyMap<number, Pick<Unit, 'name'>>;
  readonly visit: Pick<Visit, 'at' | 'zone'>;
}) {
  if (sittings.length === 0) return null;
  return (
    <Entries>
      {sittings.map((sitting) => (
        <Entry title={sitting.name} href={`/meetings/${sitting.id}`} mark={markOf(sitting, visit)}>
          <p>
            {units && `${units.get(sitting.unit)?.name}. `}
            <When sitting={sitting} zone={visit.zone} />
            {sitting.place && `, ${sitting.place}`}
          </p>
          {sitting.state === 'cancelled' && (
            <p>
              {words.cancelledBecause} {sitting.cancelledBecause}
            </p>
          )}
        </Entry>
      ))}
    </Entries>
  );
}

/** The mark of a meeting: its number, its year, its state. */
export const markOf = (sitting: Sitting, { at, zone }: Pick<Visit, 'at' | 'zone'>) => ({
  what: `M ${sitting.id}`,
  more: [dayOf(sitting.beginsAt, zone).slice(0, 4)],
  state:
    sitting.state === 'planned' && sitting.endsAt <= at ? (
      <State of="filed">{overWords}</State>
    ) : (
      <State of={stateLooks[sitting.state]}>{stateWords[sitting.state]}</State>
    ),
});

/** “23 January 2027, 09:00 to 12:00”; both days where it ends on another. */
export function When({ sitting: { beginsAt, endsAt }, zone }: { readonly sitting: Sitting; readonly zone: string }) {
  const sameDay = dayOf(beginsAt, zone) === dayOf(endsAt, zone);
  return (
    <>
      <Moment at={beginsAt} zone={zone} /> {words.to}{' '}
      <Moment at={endsAt} zone={zone} as={sameDay ? 'time' : 'moment'} />
    </>
  );
}
