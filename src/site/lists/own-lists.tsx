import { z } from 'zod';
import type { Act, PersonId } from '../../platform/act/index.ts';
import { NotFound } from '../../platform/refusal/index.ts';
import { addDays, addMonths, isCalendarDay, startOfDay, type CalendarDay } from '../../platform/time/index.ts';
import { get, page, post, seeOther, signedIn, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import { returnedWith, type Returned } from '../../platform/web/parts/index.ts';
import { groupsById } from '../../groups/index.ts';
import {
  chooseDelivery,
  chooseDigest,
  deliveries,
  digestChoiceOf,
  missedBy,
  pauseList,
  readAgain,
  readingsOf,
  unsubscribe,
  type OwnReading,
} from '../../conversations/index.ts';
import type { SiteHouse } from '../house.ts';
import { ChosenDigests } from './own-digests.tsx';
import { digestsForm, OwnLists } from './own-lists-views.tsx';
import { words } from './own-words.ts';

/** `/me/lists`: every list that somebody reads, on one page. */
export function ownListPages({ association, word }: House): Route[] {
  const ownLists = showing(association.timeZone);
  return [
    get('/me/lists', (call) => ownLists(call)),
    post('/me/lists/pause', (call) => pauseSome(call, ownLists)),
    post('/me/lists/digests', async (call) => {
      const person = signedIn(call);
      const sent = await call.form(ChosenDigests);
      if (!sent.ok) return ownLists(call, { returned: sent, at: digestsForm });
      const choice = { ...sent.value, zone: sent.value.zone || null };
      const done = await call.attempt((act) => chooseDigest(act, person, choice, association.timeZone));
      if (done.ok) return seeOther('/me/lists?saved=digests');
      const returned = returnedWith(sent.entered, done.impediments, { word, fieldOf: () => 'zone' });
      return ownLists(call, { returned, at: digestsForm });
    }),
    ownAct('delivery', async (call, act, reading) => {
      const sent = await call.form(Choosing);
      if (sent.ok) await chooseDelivery(act, reading.list, reading.person, sent.value.delivery);
    }),
    post('/me/lists/:slug/pause', async (call) => pauseSome(call, ownLists, await ownReading(call))),
    ownAct('departure', (_, act, { list, person }) => unsubscribe(act, list, person, 'left'), 'left'),
    ownAct('return', (_, act, { list: id, group, purpose, person }) => readAgain(act, { id, group, purpose }, person)),
  ];
}

type House = Pick<SiteHouse, 'association' | 'word'>;

const Choosing = z.object({ delivery: z.enum(deliveries) });

const Pausing = z.object({
  for: z.enum(['week', 'month', 'until', 'nothing']).catch('until'),
  until: z.string().trim().default(''),
});

/** One press on one list. */
function ownAct(
  noun: string,
  work: (call: Call, act: Act, reading: OwnReading) => Promise<void>,
  told?: 'left',
): Route {
  return post(`/me/lists/:slug/${noun}`, async (call) => {
    const reading = await ownReading(call);
    await call.perform((act) => work(call, act, reading));
    return seeOther(told ? `/me/lists?${told}=${reading.slug}` : `/me/lists#${reading.slug}`);
  });
}

/** A list that the visitor reads or has read; nobody learns of any other. @throws NotFound */
async function ownReading(call: Call): Promise<OwnReading> {
  const own = await readingsOf(call.visit, signedIn(call));
  const reading = own.find(({ slug }) => slug === call.params['slug']);
  if (!reading) throw new NotFound();
  return reading;
}

/** Pauses one list, or all of them, until a day; or lets them come again. */
async function pauseSome(call: Call, ownLists: Showing, one?: OwnReading): Promise<Answer> {
  const person = signedIn(call);
  const sent = await call.form(Pausing);
  if (!sent.ok) return ownLists(call, { returned: sent, at: one?.slug ?? '' });
  const wrong = sent.value.for === 'until' ? wrongWith(sent.value.until, call.visit.today) : null;
  if (wrong !== null) {
    const returned = { entered: sent.entered, errors: [{ field: 'until', message: wrong }] };
    return ownLists(call, { returned, at: one?.slug ?? '' });
  }
  const until = lastDay(sent.value, call.visit.today);
  await call.perform(async (act) => {
    const lists = one ? [one] : (await readingsOf(act, person)).filter(({ endedAt }) => endedAt === null);
    for (const { list } of lists)
      await pauseList(act, list, person, until === null ? null : startOfDay(until, call.visit.zone));
  });
  return seeOther(one ? `/me/lists#${one.slug}` : '/me/lists');
}

function wrongWith(until: string, today: CalendarDay): string | null {
  if (!isCalendarDay(until)) return words.dayWrong;
  return until > today ? null : words.dayPast;
}

/** The day on which the list comes again; null where it comes at once. */
function lastDay({ for: how, until }: z.output<typeof Pausing>, today: CalendarDay): CalendarDay | null {
  switch (how) {
    case 'week':
      return addDays(today, 7);
    case 'month':
      return addMonths(today, 1);
    case 'until':
      return until;
    case 'nothing':
      return null;
  }
}

interface Shown {
  readonly returned?: Returned;
  /** The list whose form came back; empty where it was that of all. */
  readonly at?: string;
}

type Showing = (call: Call, shown?: Shown) => Promise<Answer>;

const showing =
  (usualZone: string): Showing =>
  (call, shown = {}) =>
    ownLists(call, usualZone, shown);

async function ownLists(call: Call, usualZone: string, { returned, at = '' }: Shown): Promise<Answer> {
  const person: PersonId = signedIn(call);
  const { db, zone, at: now } = call.visit;
  const readings = await readingsOf(call.visit, person);
  const groups = await groupsById(
    db,
    readings.flatMap(({ group }) => (group === null ? [] : [group])),
  );
  const left = readings.find(({ slug, endedAt }) => endedAt !== null && slug === call.query.get('left'));
  const view = {
    reading: readings.filter(({ endedAt }) => endedAt === null),
    stopped: readings.filter(({ endedAt }) => endedAt !== null),
    groups,
    left,
    returned,
    returnedAt: at,
    missed: await missedBy(db, person),
    digests: await digestChoiceOf(db, person),
    usualZone,
    done: doneIn(call, readings),
    zone,
    now,
  };
  return page(words.title, <OwnLists {...view} />, { section: '/me', status: returned ? 422 : 200 });
}

/** What a press has just done. */
function doneIn({ query }: Call, readings: readonly OwnReading[]): string | undefined {
  if (query.get('saved') === 'digests') return words.digestsSaved;
  const sent = readings.find(({ slug }) => slug === query.get('sent'));
  return sent && words.missedSent(sent.name);
}
