import type { VNode } from 'preact';
import { z } from 'zod';
import { NotFound } from '../../platform/refusal/index.ts';
import { addMilliseconds } from '../../platform/time/index.ts';
import { timeWritten } from '../../platform/written/index.ts';
import {
  Button,
  Choices,
  Crumbs,
  ErrorSummary,
  Field,
  Head,
  Obstacles,
  PostForm,
  returnedWith,
  Section,
  TextArea,
  type Returned,
} from '../../platform/web/parts/index.ts';
import { get, page, post, seeOther, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import type { ConversationsHouse } from '../house.ts';
import { removalReasons } from '../threads/model.ts';
import { bounds } from '../threads/rules.ts';
import { Body, writerOf } from '../threads/views.tsx';
import { correctMessage, removeMessage, restoreMessage } from './commands.ts';
import { messageToMind, type OneMessage } from './place.ts';
import { moderatedSoFar } from './queries.ts';
import { correctableMs, impedimentsToCorrecting, mostNote } from './rules.ts';
import { reasonWords, words } from './words.ts';

const at = '/lists/:slug/messages/:number';

/** A message is corrected or taken back by its writer, taken down and put back by moderators. */
export const removalPages = ({ word }: Pick<ConversationsHouse, 'word'>): Route[] => [
  get(`${at}/correction`, async (call) => correcting(call, await messageToMind(call), word)),
  post(`${at}/correction`, (call) => correct(call, word)),
  get(`${at}/removal`, async (call) => removing(await toRemove(call))),
  post(`${at}/removal`, (call) => remove(call, word)),
  post(`${at}/restoration`, async (call) => {
    const { list, message, standpoint, href } = await messageToMind(call);
    if (!standpoint.isModerator) throw new NotFound();
    await call.perform((act) => restoreMessage(act, list, message.number));
    return seeOther(href);
  }),
];

type Word = ConversationsHouse['word'];

const Correction = z.object({ body: z.string().max(bounds.body * 2) });

async function correcting({ visit }: Call, found: OneMessage, word: Word, form?: Returned): Promise<Answer> {
  const { list, message, standpoint, href } = found;
  if (!standpoint.isWriter) throw new NotFound();
  const moderated = await moderatedSoFar(visit.db, message);
  const refused = impedimentsToCorrecting(message, list, standpoint, { at: visit.at, moderated });
  const until = timeWritten(addMilliseconds(message.postedAt, correctableMs), visit.zone);
  const matter =
    refused.length > 0 && !form ? (
      <Obstacles wordings={refused.map(word)} />
    ) : (
      <>
        {form && <ErrorSummary title={words.notCorrected} errors={form.errors} />}
        <PostForm action={`${href}/correction`}>
          <TextArea
            name="body"
            label={words.body}
            value={message.written ?? message.text}
            rows={10}
            form={form}
            required
          />
          <p>
            <Button>{words.correctDo}</Button>
          </p>
        </PostForm>
      </>
    );
  return shown({ title: words.correctTitle, lede: words.correctLede(until), href, status: form ? 409 : 200 }, matter);
}

async function correct(call: Call, word: Word): Promise<Answer> {
  const found = await messageToMind(call);
  const form = await call.form(Correction);
  if (!form.ok) return correcting(call, found, word, form);
  const { list, message, href } = found;
  const done = await call.attempt((act) => correctMessage(act, list, message.number, form.value.body));
  if (done.ok) return seeOther(href);
  const returned = returnedWith(form.entered, done.impediments, { word, fieldOf: () => 'body' });
  return correcting(call, found, word, returned);
}

/** @throws NotFound to whoever neither wrote it nor moderates */
async function toRemove(call: Call): Promise<OneMessage> {
  const found = await messageToMind(call);
  const { isWriter, isModerator } = found.standpoint;
  if (found.message.removedAt || !(isWriter || isModerator)) throw new NotFound();
  return found;
}

const Removal = z.object({
  code: z.enum([...removalReasons, 'withdrawn']),
  note: z
    .string()
    .trim()
    .max(mostNote * 4)
    .default(''),
});

function removing({ message, standpoint: { isWriter }, href }: OneMessage, form?: Returned): Answer {
  const matter = (
    <>
      {form && <ErrorSummary title={words.notDone} errors={form.errors} />}
      <PostForm action={`${href}/removal`}>
        {isWriter ? (
          <input type="hidden" name="code" value="withdrawn" />
        ) : (
          <>
            <Choices
              name="code"
              legend={words.why}
              options={removalReasons.map((value) => ({ value, label: reasonWords[value] }))}
              form={form}
            />
            <Field name="note" label={words.note} hint={words.noteHint} form={form} />
          </>
        )}
        <p>
          <Button kind="grave">{isWriter ? words.takeBackDo : words.takeDownDo}</Button>
        </p>
      </PostForm>
      <Section title={words.says}>
        <div class="prose">
          <p>
            <strong>{writerOf(message)}</strong>
          </p>
          <Body message={message} />
        </div>
      </Section>
    </>
  );
  const [title, lede] = isWriter
    ? [words.takeBackTitle, words.takeBackLede]
    : [words.takeDownTitle, words.takeDownLede];
  return shown({ title, lede, href, status: form ? 422 : 200 }, matter);
}

async function remove(call: Call, word: Word): Promise<Answer> {
  const found = await toRemove(call);
  const form = await call.form(Removal);
  if (!form.ok) return removing(found, form);
  const { list, message, href } = found;
  const done = await call.attempt((act) => removeMessage(act, list, message.number, form.value));
  if (done.ok) return seeOther(href);
  const fieldOf = ({ code }: { readonly code: string }) => (code.startsWith('removal-note') ? 'note' : 'code');
  return removing(found, returnedWith(form.entered, done.impediments, { word, fieldOf }));
}

interface ShownProps {
  readonly title: string;
  readonly lede: string;
  readonly href: string;
  readonly status: number;
}

function shown({ title, lede, href, status }: ShownProps, matter: VNode): Answer {
  const body = (
    <>
      <Crumbs links={[{ href, label: words.back }]} />
      <Head title={title} lede={lede} />
      {matter}
    </>
  );
  return page(title, body, { status, section: '/groups' });
}
