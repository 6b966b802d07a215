import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { markdownToHtml } from '../../platform/mail/index.ts';
import type { PersonId } from '../../platform/act/index.ts';
import { Crumbs, Head, returnedWith } from '../../platform/web/parts/index.ts';
import {
  get,
  json,
  page,
  post,
  seeOther,
  signedIn,
  type Answer,
  type Call,
  type Entered,
  type FieldError,
  type Route,
} from '../../platform/web/index.ts';
import type { ConversationsHouse } from '../house.ts';
import { listHref } from '../lists/showing.ts';
import { purposeWords, visibilityWords } from '../lists/words.ts';
import { bounds, numberIn } from '../threads/rules.ts';
import { writerOf } from '../threads/views.tsx';
import { saveDraft } from './commands.ts';
import type { Draft, SavedDraft } from './model.ts';
import { attachFile, detachFile } from './files/commands.ts';
import { draftFiles } from './files/queries.ts';
import { draftOf, termsFor } from './queries.ts';
import { sendWritten } from './sending.ts';
import { placeToWrite, type PlaceToWrite } from './place.ts';
import { CannotWrite, WritingMatter } from './views.tsx';
import { words } from './words.ts';

/** Beginning a thread, and answering a message: to write, to look at it first, to keep it for later, to send it. */
export const writingPages = (house: ConversationsHouse): Route[] =>
  ['/lists/:slug/new', '/lists/:slug/messages/:number/reply'].flatMap((path) => [
    get(path, (call) => writingPage(call, house)),
    post(`${path}/draft`, (call) => save(call, house), { maxBytes }),
    post(`${path}/preview`, (call) => preview(call, house), { maxBytes }),
    post(`${path}/files`, (call) => attach(call, house), { maxBytes }),
    post(`${path}/files/:file/removal`, (call) => detach(call, house), { maxBytes }),
    post(path, (call) => send(call, house), { maxBytes }),
  ]);

/** As large as the largest message that an owner can allow. */
const maxBytes = 20_500_000;

const Sent = z.object({
  once: z.string().max(100).default(''),
  subject: z.string().trim().max(bounds.subject, words.subjectLong).default(''),
  body: z.string().max(bounds.body, words.bodyLong).default(''),
  file: z
    .instanceof(File)
    .optional()
    .catch(undefined)
    .transform((file) => (file && file.name !== '' ? file : undefined)),
});

interface Shown {
  readonly status?: number;
  readonly draft?: SavedDraft | undefined;
  readonly form?: { readonly entered: Entered; readonly errors?: readonly FieldError[] } | undefined;
  readonly preview?: string;
}

async function writingPage(call: Call, house: ConversationsHouse, shown: Shown = {}): Promise<Answer> {
  const by = signedIn(call);
  const place = await placeToWrite(call, house);
  const { list, about, answering, refused } = place;
  const title = answering ? words.replyTo(writerOf(answering)) : words.begin;
  const matter =
    refused.length > 0 ? (
      <CannotWrite wordings={refused.map(house.word)} back={listHref(list)} />
    ) : (
      <WritingMatter
        writing={{
          action: place.href,
          isReply: answering !== null,
          once: shown.form?.entered.text('once') || randomUUID(),
          files: await draftFiles(call.visit.db, list.id, by, answering?.id ?? null),
          inClosed: place.isThreadClosed,
          terms: await termsFor({ ...call.visit, by }, list),
          draft: shown.draft ?? (await draftOf(call.visit.db, list.id, by, answering?.id ?? null)),
          address: place.writer!.address,
          form: shown.form,
          zone: call.visit.zone,
        }}
        answering={answering}
        preview={shown.preview}
      />
    );
  const body = (
    <>
      <Crumbs
        links={[
          ...(about.group ? [{ href: `/groups/${about.group.slug}`, label: about.group.name }] : []),
          { href: listHref(list), label: purposeWords[list.purpose] },
        ]}
      />
      <Head
        title={title}
        lede={`${answering ? words.replyLede(list.name) : words.beginLede(list.name)} ${visibilityWords[list.visibility]}`}
      />
      {matter}
    </>
  );
  return page(title, body, { section: '/groups', status: shown.status ?? (refused.length > 0 ? 403 : 200) });
}

/** What was typed by whoever may write here. @throws NotFound, Refused */
async function written(call: Call, house: ConversationsHouse) {
  const by = signedIn(call);
  const [form, place] = [await call.form(Sent), await placeToWrite(call, house)];
  return { by, form, place };
}

async function save(call: Call, house: ConversationsHouse): Promise<Answer> {
  if (!call.visit.by && call.wantsJson) return json({ saved: false, reason: 'signed-out' }, 401);
  const { by, form, place } = await written(call, house);
  if (!form.ok)
    return call.wantsJson
      ? json({ saved: false, errors: form.errors }, 422)
      : writingPage(call, house, { form, status: 422 });
  if (place.refused.length > 0)
    return call.wantsJson ? json({ saved: false, reason: place.refused[0]!.code }, 409) : writingPage(call, house);
  await keep(call, by, place, form.value);
  const errors = await attachChosen(call, house, place, form.value.file);
  if (errors) return writingPage(call, house, { form: { entered: form.entered, errors }, status: 422 });
  return call.wantsJson ? json({ saved: true, at: call.visit.at.toISOString() }) : seeOther(place.href);
}

const keep = (call: Call, by: PersonId, { list, answering }: PlaceToWrite, draft: Draft) =>
  call.perform((act) => saveDraft({ ...act, by }, list.id, answering?.id ?? null, draft));

/** Keeps what was written, and puts the file with it that was chosen. */
async function attach(call: Call, house: ConversationsHouse): Promise<Answer> {
  const { by, form, place } = await written(call, house);
  if (!form.ok) return writingPage(call, house, { form, status: 422 });
  if (place.refused.length > 0) return writingPage(call, house);
  await keep(call, by, place, form.value);
  const errors = await attachChosen(call, house, place, form.value.file ?? new File([], ''));
  return errors
    ? writingPage(call, house, { form: { entered: form.entered, errors }, status: 422 })
    : seeOther(place.href);
}

/** Puts the file that was chosen with the draft; what is wrong with it is given back. */
async function attachChosen(
  call: Call,
  { word }: ConversationsHouse,
  { list, answering }: PlaceToWrite,
  file: File | undefined,
): Promise<readonly FieldError[] | undefined> {
  if (!file) return undefined;
  const by = signedIn(call);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const done = await call.attempt((act) =>
    attachFile({ ...act, by }, list.id, answering?.id ?? null, { name: file.name, bytes }),
  );
  return done.ok ? undefined : done.impediments.map((each) => ({ field: 'file', message: word(each).say }));
}

async function detach(call: Call, house: ConversationsHouse): Promise<Answer> {
  const { by, form, place } = await written(call, house);
  if (!form.ok) return writingPage(call, house, { form, status: 422 });
  if (place.refused.length > 0) return writingPage(call, house);
  await keep(call, by, place, form.value);
  const file = numberIn(call.params['file']);
  if (file !== undefined) await call.perform((act) => detachFile(act, file));
  return seeOther(place.href);
}

async function preview(call: Call, house: ConversationsHouse): Promise<Answer> {
  const { by, form, place } = await written(call, house);
  if (!form.ok) return writingPage(call, house, { form, status: 422 });
  if (place.refused.length > 0) return writingPage(call, house);
  await keep(call, by, place, form.value);
  const errors = await attachChosen(call, house, place, form.value.file);
  if (errors) return writingPage(call, house, { form: { entered: form.entered, errors }, status: 422 });
  return writingPage(call, house, {
    form: { entered: form.entered },
    draft: { ...form.value, savedAt: call.visit.at },
    preview: markdownToHtml(form.value.body),
  });
}

async function send(call: Call, house: ConversationsHouse): Promise<Answer> {
  const { form, place } = await written(call, house);
  const { list, answering, refused } = place;
  if (refused.length > 0) return writingPage(call, house);
  const errors = form.ok ? missingIn(form.value, answering !== null) : form.errors;
  if (!form.ok || errors.length > 0)
    return writingPage(call, house, { form: { entered: form.entered, errors }, status: 422 });
  const tooMuch = await attachChosen(call, house, place, form.value.file);
  if (tooMuch) return writingPage(call, house, { form: { entered: form.entered, errors: tooMuch }, status: 422 });
  const sent = await sendWritten(call, house, place, form.value);
  if (!sent.ok) {
    const wording = { word: house.word, fieldOf: () => 'body' };
    return writingPage(call, house, { form: returnedWith(form.entered, sent.impediments, wording), status: 409 });
  }
  const { value } = sent;
  return seeOther('number' in value ? `${listHref(list)}/messages/${value.number}` : `${listHref(list)}/waiting`);
}

function missingIn({ subject, body }: Draft, isReply: boolean): FieldError[] {
  const missing: FieldError[] = [];
  if (!isReply && subject === '') missing.push({ field: 'subject', message: words.subjectMissing });
  if (body.trim() === '') missing.push({ field: 'body', message: words.bodyMissing });
  return missing;
}
