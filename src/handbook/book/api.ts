import { z } from 'zod';
import { groupStates } from '../../groups/index.ts';
import { address, day, FormerName, operation, slug } from '../../platform/api/index.ts';
import { isCalendarDay, type CalendarDay } from '../../platform/time/index.ts';
import { BadRequest, file, get, type Call, type Route } from '../../platform/web/index.ts';
import type { GroupEntry, Handbook, UnitEntry } from '../entries/model.ts';
import { handbookOn } from '../entries/queries.ts';
import type { HandbookHouse } from '../given.ts';
import { tableOf } from './table.ts';

const notKept = 'Null where it was changed since the day, and nothing says what it was';

const ofTodayAlone = 'Null for a former day';

const HandbookGroup = z
  .strictObject({
    id: z.uuid().meta({ description: 'Never changes' }),
    number: z.int().meta({ description: 'The number on its spine: G 4' }),
    slug,
    url: address.meta({ description: 'Its home' }),
    name: z.string(),
    formerNames: z.array(FormerName).meta({ description: 'The newest first' }),
    state: z.enum(groupStates),
    openedOn: day,
    endedOn: day.nullable().meta({ description: 'The first day on which it was no longer active' }),
    successor: z.string().nullable().meta({ description: 'The body that goes on with its work' }),
    purpose: z.string().nullable().meta({ description: notKept }),
    topics: z.array(z.string()).nullable().meta({ description: notKept }),
    conveners: z
      .array(z.string())
      .meta({ description: 'By name; empty for somebody who does not hold the role any more, or was erased' }),
    liaison: z
      .string()
      .nullable()
      .meta({
        description: `Empty where nobody is named, and for somebody who is not the contact any more. ${notKept}`,
      }),
    term: z
      .strictObject({ fromOn: day, untilOn: day.nullable().meta({ description: 'Exclusive; null without an end' }) })
      .nullable(),
    policy: z.strictObject({ id: z.string(), version: z.string() }).nullable(),
    dormantUntil: day.nullable().meta({ description: 'The day on which a group that sleeps is to be back' }),
    renewal: z
      .strictObject({
        petition: z.int(),
        pendingSince: day.nullable().meta({ description: 'When it was filed; null until then' }),
      })
      .nullable()
      .meta({ description: `A petition to renew it. ${ofTodayAlone}` }),
    endProposed: z
      .strictObject({ proposal: z.int(), kind: z.enum(['dissolve', 'merge', 'graduate']) })
      .nullable()
      .meta({ description: `An end that is before those who decide on it. ${ofTodayAlone}` }),
    lapsesOn: day.nullable().meta({
      description: `When it lapses unless it is renewed, from the day on which a renewal may be begun. ${ofTodayAlone}`,
    }),
  })
  .meta({ id: 'HandbookGroup' });

const HandbookUnit = z
  .strictObject({
    id: z.int().meta({ description: 'Never changes' }),
    slug,
    url: address.meta({ description: 'Its page' }),
    name: z.string(),
    formerNames: z.array(FormerName).meta({ description: 'The newest first' }),
    acronym: z.string(),
    kind: z.string().meta({ description: 'What kind of body it is, in the association’s own word' }),
    parent: z.string().nullable().meta({ description: 'The unit that it is part of, by name' }),
    charge: z.string().nullable().meta({ description: notKept }),
    topics: z.array(z.string()).nullable().meta({ description: notKept }),
    foundedOn: day.nullable(),
    officers: z
      .array(z.strictObject({ office: z.string(), name: z.string() }))
      .meta({ description: 'The longest holder first; a name is empty for somebody who was erased' }),
  })
  .meta({ id: 'HandbookUnit' });

const HandbookShape = z
  .strictObject({
    title: z.string().meta({ description: 'What the association calls it' }),
    association: z.string(),
    on: day.meta({ description: 'The day of which it tells' }),
    recordedSince: day.nullable().meta({
      description: 'Since when what happens is recorded; of earlier days only what was brought in then is known',
    }),
    groups: z.array(HandbookGroup).meta({ description: 'Those in term, by name' }),
    units: z.array(HandbookUnit).meta({ description: 'Those that stand, by name' }),
    ended: z.array(HandbookGroup).meta({ description: 'Groups that have ended, by name' }),
  })
  .meta({ id: 'Book' });

/** The Handbook for programs: `/handbook.json`, which is `/api/v1/handbook`, and `/handbook.csv`. */
export function bookForPrograms(house: HandbookHouse): Route[] {
  const read = operation({
    id: 'readHandbook',
    method: 'GET',
    path: '/api/v1/handbook',
    tag: 'The whole',
    summary: 'Every group and every unit, as they stand or stood on a day',
    about: 'The same stands at `/handbook.json`, and as a table at `/handbook.csv`. All of it comes at once.',
    query: {
      on: day
        .meta({ description: 'How it stood on this day, as far as it was recorded; today unless told' })
        .optional(),
    },
    gives: HandbookShape,
    statuses: { 200: 'All entries' },
    async answer(call, { query: { on } }) {
      return { body: shown(await bookOn(call, house, on), house, call.baseUrl) };
    },
  });
  return [
    read,
    get('/handbook.json', read.answer, { alike: true }),
    get('/handbook.csv', (call) => csv(call, house), { alike: true }),
  ];
}

async function csv(call: Call, house: HandbookHouse) {
  const on = call.query.get('on') ?? undefined;
  if (on !== undefined && !isCalendarDay(on)) throw new BadRequest('on is a day, as 2025-06-30');
  const book = await bookOn(call, house, on);
  return file(`handbook-${book.on}.csv`, 'text/csv; charset=utf-8', tableOf(book, house, call.baseUrl));
}

/** @throws BadRequest for a day that has not come */
function bookOn({ visit }: Call, house: HandbookHouse, on: CalendarDay = visit.today): Promise<Handbook> {
  if (on > visit.today) throw new BadRequest(`on is a day up to ${visit.today}`);
  return handbookOn(visit, on, house.termRules);
}

function shown({ on, recordedSince, groups, units, ended }: Handbook, { association }: HandbookHouse, baseUrl: string) {
  const group = ({ underWay, ...entry }: GroupEntry) => ({
    ...entry,
    dormantUntil: underWay.dormantUntil,
    renewal: underWay.renewal && { ...underWay.renewal },
    endProposed: underWay.endProposed && { ...underWay.endProposed },
    lapsesOn: underWay.lapsesOn,
    url: `${baseUrl}/groups/${entry.slug}`,
    formerNames: [...entry.formerNames],
    topics: entry.topics && [...entry.topics],
    conveners: [...entry.conveners],
    liaison: entry.liaison && (entry.liaison[0] ?? ''),
    policy: entry.policy && { ...entry.policy },
  });
  const unit = (entry: UnitEntry) => ({
    ...entry,
    url: `${baseUrl}/units/${entry.slug}`,
    formerNames: [...entry.formerNames],
    topics: entry.topics && [...entry.topics],
    officers: [...entry.officers],
  });
  return {
    title: association.words.handbook.one,
    association: association.name,
    on,
    recordedSince,
    groups: groups.map(group),
    units: units.map(unit),
    ended: ended.map(group),
  };
}
