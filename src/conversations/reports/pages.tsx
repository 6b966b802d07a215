import { z } from 'zod';
import { countAttempt } from '../../platform/auth/index.ts';
import { hours } from '../../platform/time/index.ts';
import {
  Banner,
  Button,
  Crumbs,
  ErrorSummary,
  Head,
  Obstacles,
  PostForm,
  returnedWith,
  Section,
  TextArea,
  type Returned,
} from '../../platform/web/parts/index.ts';
import {
  get,
  page,
  post,
  seeOther,
  signedIn,
  TooMany,
  type Answer,
  type Call,
  type Route,
} from '../../platform/web/index.ts';
import type { ConversationsHouse } from '../house.ts';
import { postingChoicesOf } from '../lists/policy/queries.ts';
import { readsAddresses } from '../lists/showing.ts';
import { messageToMind } from '../removal/place.ts';
import { Body, writerOf } from '../threads/views.tsx';
import { dismissReports, reportMessage } from './commands.ts';
import { hasReported } from './queries.ts';
import { impedimentsToReporting, mostReason } from './rules.ts';
import { words } from './words.ts';

const at = '/lists/:slug/messages/:number/report';

/** A reader tells the moderators of a message; they dismiss what they were told, or take it down. */
export const reportPages = ({ word }: Pick<ConversationsHouse, 'word'>): Route[] => [
  get(at, (call) => reporting(call, word)),
  post(at, (call) => report(call, word)),
  post(`${at}/dismissal`, async (call) => {
    const { list, message } = await messageToMind(call);
    await call.perform((act) => dismissReports(act, list, message));
    return seeOther(`/lists/${list.slug}/moderation`);
  }),
];

const Report = z.object({
  reason: z
    .string()
    .trim()
    .max(mostReason * 4)
    .default(''),
});

async function reporting(call: Call, word: ConversationsHouse['word'], form?: Returned): Promise<Answer> {
  const { visit } = call;
  const by = signedIn(call);
  const { list, message, href } = await messageToMind(call);
  const isSent = await hasReported(visit.db, message.id, by);
  const refused = impedimentsToReporting(message, by, { hasReported: false });
  const { conductUrl } = await postingChoicesOf(visit.db, list.id);
  const body = (
    <>
      <Crumbs links={[{ href, label: words.back }]} />
      <Head title={words.title} lede={words.lede(list.name)} />
      {isSent && <Banner tone="good" title={words.sent} arrives />}
      {refused.length > 0 && <Obstacles wordings={refused.map(word)} />}
      {!isSent && refused.length === 0 && (
        <>
          {form && <ErrorSummary title={words.notSent} errors={form.errors} />}
          <PostForm action={`${href}/report`}>
            {conductUrl && (
              <p>
                <a href={conductUrl}>{words.conduct}</a>
              </p>
            )}
            <TextArea name="reason" label={words.reason} hint={words.reasonHint} rows={3} form={form} required />
            <p>
              <Button>{words.send}</Button>
            </p>
          </PostForm>
        </>
      )}
      {!message.removedAt && (
        <Section title={words.says}>
          <div class="prose">
            <p>
              <strong>{writerOf(message)}</strong>
            </p>
            <Body message={message} masksAddresses={!(await readsAddresses(visit, list))} />
          </div>
        </Section>
      )}
    </>
  );
  return page(words.title, body, { status: form ? 422 : 200, section: '/groups' });
}

/** Each goes to moderators by letter. */
const reportsByPerson = { name: 'messages reported, person', most: 10, windowMs: hours(1) };

async function report(call: Call, word: ConversationsHouse['word']): Promise<Answer> {
  const by = signedIn(call);
  const { message, href } = await messageToMind(call);
  const form = await call.form(Report);
  if (!form.ok) return reporting(call, word, form);
  const until = await countAttempt(call.visit.db, reportsByPerson, by, call.visit.at);
  if (until) throw new TooMany(until);
  const done = await call.attempt((act) => reportMessage({ ...act, by }, message, form.value.reason));
  if (done.ok) return seeOther(`${href}/report`);
  return reporting(call, word, returnedWith(form.entered, done.impediments, { word, fieldOf: () => 'reason' }));
}
