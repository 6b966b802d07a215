import { z } from 'zod';
import { NotFound, type Impediment } from '../../../platform/refusal/index.ts';
import {
  get,
  page,
  post,
  seeOther,
  signedIn,
  type Answer,
  type Call,
  type Route,
} from '../../../platform/web/index.ts';
import { returnedWith, type Returned } from '../../../platform/web/parts/index.ts';
import type { Given } from '../../given.ts';
import { may, must } from '../../grants.ts';
import { addressOf } from '../address.ts';
import { drawUpReport, takeInNews } from '../commands/drawing.ts';
import { saveReport, type Edited } from '../commands/editing.ts';
import { documentOfDraft, draftOf, type Draft } from '../draft.ts';
import { toldAs, type ReportItem } from '../model.ts';
import { toTell } from '../on-record.ts';
import { ownItems } from '../own.ts';
import { finalReport } from '../queries.ts';
import { bounds, newsFor } from '../rules.ts';
import { wordingOf } from '../words.ts';
import { reportId } from './addresses.ts';
import { DraftPage } from './draft.tsx';
import { pageWords as words } from './words.ts';

/** Where the chair draws a report up and writes it. */
export function draftingRoutes(given: Given): Route[] {
  return [
    post('/reports', (call) => drawUp(given, call)),
    get(
      '/reports/:id/draft',
      unlessFinal((call) => draftPage(given, call)),
    ),
    post(
      '/reports/:id/draft',
      unlessFinal((call) => save(given, call)),
      { maxBytes: 4_000_000 },
    ),
    post(
      '/reports/:id/news',
      unlessFinal((call) => takeIn(given, call)),
    ),
  ];
}

/** Whoever goes back to a draft that has become final, or sends its form again, is led to the report. */
export function unlessFinal(answer: (call: Call) => Promise<Answer>): (call: Call) => Promise<Answer> {
  return async (call) => {
    const final = may(call.visit, 'docket.decide') && (await finalReport(call.visit.db, reportId(call)));
    return final ? seeOther(`${addressOf(final)}?already`) : answer(call);
  };
}

/** The draft in the address, for those who may write it; to others it is as if there were none. @throws NotFound */
export async function draftAt(given: Given, call: Call): Promise<Draft> {
  signedIn(call);
  if (!call.visit.grants.has('docket.decide')) throw new NotFound();
  const draft = await draftOf(call.visit.db, reportId(call), given);
  if (!draft) throw new NotFound();
  return draft;
}

async function drawUp(given: Given, call: Call): Promise<Answer> {
  signedIn(call);
  must(call.visit, 'docket.decide');
  const id = await call.perform((act) => drawUpReport(act, given));
  return seeOther(`/reports/${id}/draft`);
}

async function draftPage(given: Given, call: Call, form?: Returned, status = 200): Promise<Answer> {
  const draft = await draftAt(given, call);
  const [document, untold, own] = await Promise.all([
    documentOfDraft(call.visit, draft, given),
    toTell(call.visit.db, given),
    ownItems(call.visit, draft.items),
  ]);
  const fresh = newsFor(draft.items, untold).length;
  const isSaved = call.query.has('saved') && !form;
  return page(
    words.draft,
    <DraftPage
      {...{ draft, document, fresh, form, isSaved, own: saidOf(own, given), nouns: given.association.nouns }}
    />,
    {
      section: '/staff',
      status,
    },
  );
}

const saidOf = (own: ReadonlyMap<number, Impediment>, { word }: Given): ReadonlyMap<number, string> =>
  new Map([...own].map(([id, impediment]) => [id, word(impediment).say]));

const text = (most: number, fallback = '') => z.string().trim().max(most, `At most ${most} letters.`).default(fallback);

const place = (fallback: number) =>
  z
    .string()
    .trim()
    .default('')
    .transform((typed) => (typed === '' ? fallback : Number(typed)))
    .pipe(
      z.number('Write a whole number.').int('Write a whole number.').min(1, 'From 1.').max(9_999, 'At most 9,999.'),
    );

const Written = z.object({
  revision: z.coerce.number().int().catch(0),
  title: text(bounds.mostTitle),
  introduction: text(bounds.mostIntroduction),
  changed: text(bounds.mostChanged),
  addedBody: text(bounds.mostBody),
  addedAs: z.enum(toldAs).catch('information'),
});

/** The form of a draft: what is written once, and three fields for each of its items, by their ids. */
const formFor = (items: readonly ReportItem[]) =>
  z.intersection(
    Written,
    z.object(
      Object.fromEntries(
        items.flatMap((item): [string, z.ZodType][] => [
          [`body-${item.id}`, text(bounds.mostBody, item.body)],
          [`place-${item.id}`, place(item.place)],
          [`out-${item.id}`, z.string().default('')],
        ]),
      ),
    ),
  );

async function save(given: Given, call: Call): Promise<Answer> {
  const { report, items } = await draftAt(given, call);
  const form = await call.form(formFor(items));
  if (!form.ok) return draftPage(given, call, form, 422);
  const saved = await call.attempt((act) => saveReport(act, report.id, editedIn(form.value, items)));
  if (saved.ok) return seeOther(`/reports/${report.id}/draft?saved`);
  return draftPage(
    given,
    call,
    returnedWith(form.entered, saved.impediments, { word: given.word, fieldOf: fieldToMend }),
    409,
  );
}

function editedIn(value: z.output<ReturnType<typeof formFor>>, items: readonly ReportItem[]): Edited {
  const { revision, title, introduction, changed, addedBody, addedAs } = value;
  return {
    revision,
    title,
    introduction,
    changed,
    items: items.map(({ id }) => ({
      id,
      place: value[`place-${id}`] as number,
      body: value[`body-${id}`] as string,
      leftOut: value[`out-${id}`] === 'yes',
    })),
    added: { toldAs: addedAs, body: addedBody },
  };
}

/** The field that the way out of an impediment leads to. */
export const fieldToMend = (impediment: Impediment): string =>
  /^#(.+)/.exec(wordingOf(impediment).todo?.href ?? '')?.[1] ?? '';

async function takeIn(given: Given, call: Call): Promise<Answer> {
  const { report } = await draftAt(given, call);
  await call.perform((act) => takeInNews(act, report.id, given));
  return seeOther(`/reports/${report.id}/draft`);
}
