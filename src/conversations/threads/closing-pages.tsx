import type { VNode } from 'preact';
import { z } from 'zod';
import { NotFound } from '../../platform/refusal/index.ts';
import {
  Banner,
  Button,
  Details,
  Field,
  PostForm,
  returnedWith,
  type Returned,
} from '../../platform/web/parts/index.ts';
import { post, seeOther, signedIn, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import type { ConversationsHouse } from '../house.ts';
import { seeList } from '../lists/queries.ts';
import { listHref, shownText } from '../lists/showing.ts';
import { moderates } from '../moderation/queries.ts';
import { closeThread, reopenThread } from './closing.ts';
import type { Viewer } from './message-item.tsx';
import type { Thread } from './model.ts';
import { bounds, numberIn } from './rules.ts';
import { threadByNumber } from './thread-queries.ts';
import { words } from './words.ts';

const Closing = z.object({
  reason: z
    .string()
    .trim()
    .max(bounds.closingReason * 4)
    .default(''),
});

/**
 * Moderators close a thread, and open it again.
 *
 * @param threadPage shows the thread, with the form as it came back
 */
export const closingPages = (
  { word }: Pick<ConversationsHouse, 'word'>,
  threadPage: (call: Call, returned: Returned) => Promise<Answer>,
): Route[] => [
  post('/lists/:slug/:thread/closing', async (call) => {
    const { list, thread, href } = await threadToClose(call);
    const form = await call.form(Closing);
    if (!form.ok) return threadPage(call, form);
    const done = await call.attempt((act) => closeThread(act, list, thread, form.value.reason));
    if (done.ok) return seeOther(href);
    return threadPage(call, returnedWith(form.entered, done.impediments, { word, fieldOf: () => 'reason' }));
  }),
  post('/lists/:slug/:thread/reopening', async (call) => {
    const { list, thread, href } = await threadToClose(call);
    await call.perform((act) => reopenThread(act, list, thread));
    return seeOther(href);
  }),
];

/** @throws NotFound to whoever does not moderate */
async function threadToClose(call: Call) {
  signedIn(call);
  const { visit, params } = call;
  const list = await seeList(visit, params['slug']);
  const number = numberIn(params['thread']);
  const thread = number && (await threadByNumber(visit.db, list.id, number));
  if (!thread || !(await moderates(visit, list))) throw new NotFound();
  return { list, thread, href: `${listHref(list)}/${thread.number}` };
}

interface ClosingProps {
  readonly thread: Thread;
  readonly href: string;
  readonly viewer: Pick<Viewer, 'isModerator' | 'masksAddresses'>;
  readonly returned: Returned | undefined;
}

/** That a thread is closed, and why; for moderators a way to close and to open it. */
export function ThreadClosing({ thread, href, viewer, returned }: ClosingProps): VNode | null {
  const { isModerator } = viewer;
  if (thread.closedAt)
    return (
      <Banner title={words.closed}>
        {thread.closedReason && <p>{shownText(thread.closedReason, viewer)}</p>}
        {isModerator && (
          <PostForm action={`${href}/reopening`} row>
            <Button kind="quiet">{words.reopen}</Button>
          </PostForm>
        )}
      </Banner>
    );
  if (!isModerator) return null;
  return (
    <Details summary={words.close} open={returned !== undefined} id="closing">
      <PostForm action={`${href}/closing`}>
        <Field name="reason" label={words.reason} hint={words.closeHint} form={returned} />
        <p>
          <Button kind="quiet">{words.close}</Button>
        </p>
      </PostForm>
    </Details>
  );
}
