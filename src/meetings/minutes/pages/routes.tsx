import { z } from 'zod';
import { NotFound, type Impediment } from '../../../platform/refusal/index.ts';
import { pdfOf } from '../../../platform/pdf/index.ts';
import { returnedWith, type Returned } from '../../../platform/web/parts/index.ts';
import { file, get, page, post, seeOther, type Answer, type Call, type Route } from '../../../platform/web/index.ts';
import { agendaOf } from '../../agenda/queries.ts';
import { NamedFields, textIn } from '../../fields.ts';
import type { MeetingsHouse } from '../../house.ts';
import { sittingId, sittingKeptBy, sittingSeen } from '../../sittings/pages/seeing.ts';
import { amendMinutes, publishMinutes, saveMinutes } from '../commands.ts';
import { minutesDocument, type MinutesDocument } from '../document.ts';
import { minutesMarkdown } from '../markdown.ts';
import { minutesPaper } from '../paper.ts';
import { minutesOf } from '../queries.ts';
import { bounds, impedimentsToDrafting, impedimentsToPublishing, minutesDueOn } from '../rules.ts';
import { words } from '../words.ts';
import { minuteField } from './fields.ts';
import { AmendPage, DraftPage, MinutesPage } from './views.tsx';

const section = '/meetings';
/** A hundred items of minutes, written as forms write them. */
const mostBytes = 4 * 1024 * 1024;

/** Minutes as everybody reads them, and where keepers write, publish and amend them. */
export function minutesRoutes(house: MeetingsHouse): Route[] {
  const at = '/meetings/:id/minutes';
  return [
    get(at, minutesPage),
    get(`${at}.md`, markdown),
    get(`${at}.pdf`, (call) => pdf(house, call)),
    get(`${at}.docx`, (call) => word(house, call)),
    get(`${at}/change`, (call) => draftPage(house, call)),
    post(at, (call) => save(house, call), { maxBytes: mostBytes }),
    post(`${at}/publication`, publish),
    get(`${at}/amendment`, (call) => amendPage(call)),
    post(`${at}/amendments`, (call) => amend(house, call)),
  ];
}

/** Before they are published there are no minutes, for all that others can tell. */
async function minutesPage(call: Call): Promise<Answer> {
  const seen = await sittingSeen(call);
  const { db, zone } = call.visit;
  const minutes = await minutesDocument(db, seen.sitting.id, zone);
  if (!minutes) throw new NotFound();
  return page(
    `${words.title}: ${seen.sitting.name}, ${seen.unit.name}`,
    <MinutesPage seen={seen} minutes={minutes} />,
    { section },
  );
}

/** The published minutes of the address. @throws NotFound */
async function publishedMinutes(call: Call): Promise<MinutesDocument> {
  const minutes = await minutesDocument(call.visit.db, sittingId(call), call.visit.zone);
  if (!minutes) throw new NotFound();
  return minutes;
}

async function markdown(call: Call): Promise<Answer> {
  const minutes = await publishedMinutes(call);
  const text = minutesMarkdown(minutes, call.visit.zone);
  return file(`minutes-${minutes.sitting}.md`, 'text/markdown; charset=utf-8', text);
}

async function pdf(house: MeetingsHouse, call: Call): Promise<Answer> {
  const minutes = await publishedMinutes(call);
  return file(`minutes-${minutes.sitting}.pdf`, 'application/pdf', pdfOf(drawn(house, call, minutes)));
}

async function word(house: MeetingsHouse, call: Call): Promise<Answer> {
  const minutes = await publishedMinutes(call);
  // Its library takes a while to load, and most houses that start will not be asked for it.
  const { wordOf } = await import('../../../platform/word/index.ts');
  return file(`minutes-${minutes.sitting}.docx`, wordType, await wordOf(drawn(house, call, minutes)));
}

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const drawn = ({ association }: MeetingsHouse, call: Call, minutes: MinutesDocument) =>
  minutesPaper(minutes, {
    association: association.name,
    language: association.locale,
    zone: call.visit.zone,
    baseUrl: call.baseUrl,
  });

async function draftPage(
  house: MeetingsHouse,
  call: Call,
  { form, isOvertaken = false, status = 200 }: { form?: Returned; isOvertaken?: boolean; status?: number } = {},
): Promise<Answer> {
  const seen = await sittingKeptBy(call);
  const { db, at, zone, today } = call.visit;
  const [items, minutes] = await Promise.all([agendaOf(db, seen.sitting.id), minutesOf(db, seen.sitting.id)]);
  // Somebody has published them meanwhile, or follows an old link.
  if (minutes?.publishedAt && !form) return seeOther(`/meetings/${seen.sitting.id}/minutes`);
  const view = {
    seen,
    today,
    items,
    minutes,
    form,
    isOvertaken,
    saved: call.query.has('saved'),
    dueOn: minutesDueOn(seen.sitting, zone, house.association.committeeMeetings.minutesDueDays),
    told: impedimentsToDrafting(seen.sitting, minutes, at).map(house.word),
    toPublish: impedimentsToPublishing(seen.sitting, minutes, { at, items }).map(house.word),
  };
  return page(`${words.draftTitle}: ${seen.sitting.name}`, <DraftPage {...view} />, { section, status });
}

async function save(house: MeetingsHouse, call: Call): Promise<Answer> {
  const { sitting } = await sittingKeptBy(call);
  const form = await call.form(NamedFields);
  if (!form.ok) return draftPage(house, call, { form, status: 422 });
  const items = await agendaOf(call.visit.db, sitting.id);
  const written = items.map(({ id }) => [id, textIn(form.value, minuteField(id))] as const);
  const body = textIn(form.value, 'body');
  const errors = [
    ...written
      .filter(([, minute]) => minute.length > bounds.item)
      .map(([id]) => ({ field: minuteField(id), message: words.tooLong(bounds.item) })),
    ...(body.length > bounds.body ? [{ field: 'body', message: words.tooLong(bounds.body) }] : []),
  ];
  if (errors.length > 0) return draftPage(house, call, { form: { entered: form.entered, errors }, status: 422 });
  const revision = Number(textIn(form.value, 'revision')) || 0;
  const done = await call.attempt((act) => saveMinutes(act, sitting.id, { body, items: new Map(written), revision }));
  if (done.ok) return seeOther(`/meetings/${sitting.id}/minutes/change?saved=1`);
  return draftPage(house, call, {
    form: returnedWith(form.entered, done.impediments, { word: house.word, fieldOf: () => '' }),
    isOvertaken: done.impediments.some(({ code }) => code === 'minutes-changed-meanwhile'),
    status: 409,
  });
}

async function publish(call: Call): Promise<Answer> {
  await sittingKeptBy(call);
  await call.perform((act) => publishMinutes(act, sittingId(call)));
  return seeOther(`/meetings/${sittingId(call)}/minutes`);
}

async function amendPage(call: Call, form?: Returned, status = 200): Promise<Answer> {
  const seen = await sittingKeptBy(call);
  if (!(await minutesOf(call.visit.db, seen.sitting.id))?.publishedAt) throw new NotFound();
  return page(`${words.amendTitle}: ${seen.sitting.name}`, <AmendPage seen={seen} form={form} />, {
    section,
    status,
  });
}

const AmendForm = z.object({
  amendment: z.string().trim().max(bounds.amendment, words.tooLong(bounds.amendment)).default(''),
  reason: z.string().trim().max(bounds.reason, words.tooLong(bounds.reason)).default(''),
});

const fieldOf = ({ code }: Impediment): string =>
  ({ 'amendment-missing': 'amendment', 'amendment-reason-missing': 'reason' })[code] ?? '';

async function amend(house: MeetingsHouse, call: Call): Promise<Answer> {
  const { sitting } = await sittingKeptBy(call);
  const form = await call.form(AmendForm);
  if (!form.ok) return amendPage(call, form, 422);
  const { amendment, reason } = form.value;
  const done = await call.attempt((act) => amendMinutes(act, sitting.id, { body: amendment, reason }));
  if (done.ok) return seeOther(`/meetings/${sitting.id}/minutes`);
  return amendPage(call, returnedWith(form.entered, done.impediments, { word: house.word, fieldOf }), 409);
}
