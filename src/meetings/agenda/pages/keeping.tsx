import { z } from 'zod';
import { mostFileBytes } from '../../../platform/files/index.ts';
import { NotFound, refuseIf, type Impediment } from '../../../platform/refusal/index.ts';
import {
  page,
  get,
  post,
  seeOther,
  type Answer,
  type Attempted,
  type Call,
  type Entered,
  type Route,
} from '../../../platform/web/index.ts';
import { returnedWith, type Returned } from '../../../platform/web/parts/index.ts';
import type { Act } from '../../../platform/act/index.ts';
import type { MeetingsHouse } from '../../house.ts';
import { publishedAtOf } from '../../minutes/queries.ts';
import { numberIn, sittingId, sittingKeptBy } from '../../sittings/pages/seeing.ts';
import { addItem, changeItem, moveUp, publishAgenda, putOnAgenda, removeItem } from '../commands/items.ts';
import { addPaper, removePaper } from '../commands/papers.ts';
import type { ItemId } from '../model.ts';
import { isReady, keyOf, offersFor } from '../offers.ts';
import { agendaOf, papersOf } from '../queries.ts';
import { bounds, impedimentsToAgenda } from '../rules.ts';
import { words } from '../words.ts';
import { notices, WorkPage } from './keeping-views.tsx';

/** Where keepers draw up an agenda, publish it, and add papers. */
export function agendaKeepingRoutes(house: MeetingsHouse): Route[] {
  const at = '/meetings/:id/agenda';
  return [
    get(`${at}/change`, (call) => workPage(house, call)),
    post(at, (call) => add(house, call)),
    post(`${at}/docket`, (call) => draw(house, call)),
    post(`${at}/publication`, (call) => publish(house, call)),
    post(`${at}/:item`, (call) => change(house, call)),
    post(`${at}/:item/up`, (call) => afterwards(house, call, (act) => moveUp(act, sittingId(call), itemId(call)))),
    post(`${at}/:item/removal`, (call) =>
      afterwards(house, call, (act) => removeItem(act, sittingId(call), itemId(call))),
    ),
    // The form around the file takes some bytes too.
    post('/meetings/:id/papers', (call) => addFile(house, call), { maxBytes: mostFileBytes + 64 * 1024 }),
    post('/meetings/:id/papers/:paper/removal', (call) =>
      afterwards(house, call, (act) => removePaper(act, sittingId(call), numberIn(call, 'paper'))),
    ),
  ];
}

const itemId = (call: Call): ItemId => numberIn(call, 'item');

/** What came back with something wrong, and where. */
interface Back {
  readonly adding?: Returned;
  readonly changing?: Returned & { readonly item: ItemId };
  readonly filing?: Returned;
  readonly told?: readonly Impediment[];
  readonly status?: number;
}

async function workPage(house: MeetingsHouse, call: Call, { status = 200, ...back }: Back = {}): Promise<Answer> {
  const seen = await sittingKeptBy(call);
  const { db } = call.visit;
  const { id } = seen.sitting;
  const [items, papers, publishedAt, offers] = await Promise.all([
    agendaOf(db, id),
    papersOf(db, id),
    publishedAtOf(db, id),
    offersFor(house, call.visit, seen),
  ]);
  const view = {
    seen,
    items,
    papers,
    offers,
    word: house.word,
    done: doneIn(call),
    mayChange: impedimentsToAgenda(seen.sitting, publishedAt).length === 0,
    ...back,
    told: (back.told ?? []).map((impediment) => house.word(impediment).say),
  };
  return page(`${words.workTitle}: ${seen.sitting.name}`, <WorkPage {...view} />, { section: '/meetings', status });
}

/** Only when something has been done: what a refused press shows is no news of the last one. */
const doneIn = ({ query, method }: Call) =>
  (method === 'GET' && (Object.keys(notices) as (keyof typeof notices)[]).find((key) => query.has(key))) || null;

const addressOf = (call: Call, part = ''): string => `/meetings/${sittingId(call)}/agenda/change${part}`;

const ItemForm = z.object({
  title: z.string().trim().max(bounds.title, `At most ${bounds.title} letters.`).default(''),
  note: z.string().trim().max(bounds.note, `At most ${bounds.note} letters.`).default(''),
});

const fieldOf = ({ code }: Impediment): string => (code === 'item-title-missing' ? 'title' : '');

async function add(house: MeetingsHouse, call: Call): Promise<Answer> {
  await sittingKeptBy(call);
  const form = await call.form(ItemForm);
  if (!form.ok) return workPage(house, call, { adding: form, status: 422 });
  const done = await call.attempt((act) => addItem(act, sittingId(call), form.value));
  if (done.ok) return seeOther(addressOf(call, '#add'));
  return workPage(house, call, { adding: backWith(house, form.entered, done), status: 409 });
}

async function change(house: MeetingsHouse, call: Call): Promise<Answer> {
  await sittingKeptBy(call);
  const item = itemId(call);
  const form = await call.form(ItemForm);
  if (!form.ok) return workPage(house, call, { changing: { ...form, item }, status: 422 });
  const done = await call.attempt((act) => changeItem(act, sittingId(call), item, form.value));
  if (done.ok) return seeOther(addressOf(call, `#item-${item}`));
  return workPage(house, call, { changing: { ...backWith(house, form.entered, done), item }, status: 409 });
}

const backWith = (
  { word }: MeetingsHouse,
  entered: Entered,
  done: Extract<Attempted<unknown>, { readonly ok: false }>,
): Returned => returnedWith(entered, done.impediments, { word, fieldOf });

/** All that is ready, or one that is named, ready or not. */
const Drawing = z.object({ only: z.string().optional() });

async function draw(house: MeetingsHouse, call: Call): Promise<Answer> {
  const offers = await offersFor(house, call.visit, await sittingKeptBy(call));
  const form = await call.form(Drawing);
  if (!form.ok) throw new NotFound();
  const { only } = form.value;
  const wanted = offers.filter((offer) => (only ? keyOf(offer.subject) === only : isReady(offer)));
  if (only && wanted.length === 0) throw new NotFound();
  const barred = wanted.flatMap((offer) => offer.barred);
  const draws = (act: Act) => (barred.length > 0 ? refuseIf(barred) : putOnAgenda(act, sittingId(call), wanted));
  return afterwards(house, call, async (act) => draws(act), 'drawn');
}

async function publish(house: MeetingsHouse, call: Call): Promise<Answer> {
  return afterwards(house, call, (act) => publishAgenda(act, sittingId(call)), 'published');
}

/** Does it, and shows the page again; what stood in the way is told there. */
async function afterwards(
  house: MeetingsHouse,
  call: Call,
  work: (act: Act) => Promise<unknown>,
  notice?: keyof typeof notices,
): Promise<Answer> {
  await sittingKeptBy(call);
  const done = await call.attempt(work);
  return done.ok
    ? seeOther(addressOf(call, notice ? `?${notice}=1` : ''))
    : workPage(house, call, { told: done.impediments, status: 409 });
}

const PaperForm = z.object({
  file: z.instanceof(File, { error: words.chooseFile }).refine(({ size }) => size > 0, words.chooseFile),
  title: z.string().trim().max(bounds.title, `At most ${bounds.title} letters.`).default(''),
  item: z
    .string()
    .regex(/^([1-9]\d{0,8})?$/, 'Choose an item of the list.')
    .default('')
    .transform((text) => (text ? Number(text) : null)),
  public: z.string().optional(),
});

async function addFile(house: MeetingsHouse, call: Call): Promise<Answer> {
  await sittingKeptBy(call);
  const form = await call.form(PaperForm);
  if (!form.ok) return workPage(house, call, { filing: form, status: 422 });
  const { file, title, item } = form.value;
  const bytes = new Uint8Array(await file.arrayBuffer());
  const paper = { title: title || titleOfFile(file.name), item, isPublic: form.value.public === 'yes' };
  const done = await call.attempt((act) => addPaper(act, sittingId(call), paper, bytes));
  if (done.ok) return seeOther(addressOf(call, '#papers'));
  const back = returnedWith(form.entered, done.impediments, { word: house.word, fieldOf: () => 'file' });
  return workPage(house, call, { filing: back, status: 422 });
}

/** `Annual report.pdf` is “Annual report”. */
function titleOfFile(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  return (
    last
      .replace(/\.\w{1,5}$/, '')
      .replace(/\p{C}/gu, '')
      .trim()
      .slice(0, bounds.title) || words.file
  );
}
