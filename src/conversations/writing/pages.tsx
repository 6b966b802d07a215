import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { countAttempt } from '../../platform/auth/index.ts';
import { markdownToHtml } from '../../platform/mail/index.ts';
import type { PersonId } from '../../platform/act/index.ts';
import { hours } from '../../platform/time/index.ts';
import { Crumbs, Head, returnedWith } from '../../platform/web/parts/index.ts';
import {
  get,
  json,
  page,
  post,
  seeOther,
  signedIn,
  TooMany,
  type Answer,
  type Call,
  type Entered,
  type FieldError,
  type Route,
} from '../../platform/web/index.ts';
import { standingIn, type ConversationsHouse } from '../house.ts';
import { listHref } from '../lists/showing.ts';
import { purposeWords, visibilityWords } from '../lists/words.ts';
import { bounds } from '../threads/rules.ts';
import { writerOf } from '../threads/views.tsx';
import { composeMessage, replySubject } from './composing.ts';
import { postFromWeb, saveDraft } from './commands.ts';
import type { Draft, SavedDraft } from './model.ts';
import { draftOf } from './queries.ts';
import { placeToWrite, type PlaceToWrite } from './place.ts';
import { CannotWrite, WritingMatter } from './views.tsx';
import { words } from './words.ts';

/** Beginning a thread, and answering a message: to write, to look at it first, to keep it for later, to send it. */
export const writingPages = (house: ConversationsHouse): Route[] =>
  ['/lists/:slug/new', '/lists/:slug/messages/:number/reply'].flatMap((path) => [
    get(path, (call) => writingPage(call, house)),
    post(`${path}/draft`, (call) => save(call, house)),
    post(`${path}/preview`, (call) => preview(call, house)),
    post(path, (call) => send(call, house)),
  ]);

const Sent = z.object({
  once: z.string().max(100).default(''),
  subject: z.string().trim().max(bounds.subject, words.subjectLong).default(''),
  body: z.string().max(bounds.body, words.bodyLong).default(''),
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
  return call.wantsJson ? json({ saved: true, at: call.visit.at.toISOString() }) : seeOther(place.href);
}

const keep = (call: Call, by: PersonId, { list, answering }: PlaceToWrite, draft: Draft) =>
  call.perform((act) => saveDraft({ ...act, by }, list.id, answering?.id ?? null, draft));

async function preview(call: Call, house: ConversationsHouse): Promise<Answer> {
  const { by, form, place } = await written(call, house);
  if (!form.ok) return writingPage(call, house, { form, status: 422 });
  if (place.refused.length > 0) return writingPage(call, house);
  await keep(call, by, place, form.value);
  return writingPage(call, house, {
    form: { entered: form.entered },
    draft: { ...form.value, savedAt: call.visit.at },
    preview: markdownToHtml(form.value.body),
  });
}

/** Everything that is sent goes to many. */
const sentByPerson = { name: 'messages to lists, person', most: 60, windowMs: hours(1) };

async function send(call: Call, house: ConversationsHouse): Promise<Answer> {
  const { by, form, place } = await written(call, house);
  const { list, answering, writer, refused } = place;
  if (refused.length > 0 || !writer) return writingPage(call, house);
  const errors = form.ok ? missingIn(form.value, answering !== null) : form.errors;
  if (!form.ok || errors.length > 0)
    return writingPage(call, house, { form: { entered: form.entered, errors }, status: 422 });
  const until = await countAttempt(call.visit.db, sentByPerson, by, call.visit.at);
  if (until) throw new TooMany(until);

  const message = await composeMessage(
    {
      list,
      domain: house.mailDomain,
      writer: { id: by, ...writer },
      once: form.value.once || randomUUID(),
      answering,
      at: call.visit.at,
    },
    { subject: answering ? replySubject(answering.subject) : form.value.subject, body: form.value.body },
  );
  const standing = standingIn(house);
  const sent = await call.attempt((act) =>
    postFromWeb(act, list, message, { answering, written: form.value.body, standing }),
  );
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
