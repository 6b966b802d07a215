import type { VNode } from 'preact';
import { z } from 'zod';
import {
  Banner,
  Button,
  Choices,
  ErrorSummary,
  Facts,
  Head,
  PostForm,
  Section,
  Speaks,
  type Returned,
} from '../../platform/web/parts/index.ts';
import { NotFound } from '../../platform/refusal/index.ts';
import { countAttempt, type Limit } from '../../platform/auth/index.ts';
import { hours } from '../../platform/time/index.ts';
import { get, page, post, TooMany, type Call, type Route } from '../../platform/web/index.ts';
import type { ConversationsHouse } from '../house.ts';
import { listOf } from '../lists/queries.ts';
import type { List } from '../lists/model.ts';
import { asKnownAt } from '../requests/queries.ts';
import { answerQuestion } from './answering.ts';
import type { AskedByLetter } from './letters.ts';
import type { AskedQuestion } from './model.ts';
import { questionOf } from './queries.ts';
import { impedimentsToAnswering } from './rules.ts';
import type { HeldPostId } from '../moderation/model.ts';
import { waitingFor, type WaitingForWriter } from './waiting.ts';
import { questionWords as words } from './words.ts';

const triesByNetwork: Limit = { name: 'list answers, network', most: 60, windowMs: hours(1) };

const buttons: Readonly<Record<AskedByLetter, string>> = {
  'confirm-post': words.postButton,
  join: words.joinButton,
  leave: words.leaveButton,
};

/** Where the link of a letter leads that asks something.  To look answers nothing: mail programs look at links, too. */
export function questionPages(house: ConversationsHouse): Route[] {
  return [
    get('/answers/:token', (call) => questionPage(call, house), { cookieless: true }),
    post('/answers/:token', (call) => answerPage(call, house), { cookieless: true }),
  ];
}

/** What somebody saw and ticked: what came since is not confirmed unseen. */
const Answered = z.object({ post: z.array(z.coerce.number()).max(50).default([]) });

interface Found {
  readonly question: AskedQuestion & { readonly kind: AskedByLetter };
  /** As the address that is asked may know it. */
  readonly list: List;
  readonly waiting: readonly WaitingForWriter[];
}

/** @throws NotFound for a token that is none, and for a moderator's, which is for replies */
async function found(call: Call, house: ConversationsHouse): Promise<Found> {
  const question = await questionOf(call.visit.db, call.params['token'] ?? '');
  const list = question && (await listOf(call.visit.db, question.list));
  if (!question || !list || question.kind === 'decide') throw new NotFound();
  return {
    question: { ...question, kind: question.kind },
    list: await asKnownAt(call.visit, list, question.address, house.mailDomain),
    waiting: await waitingFor(call.visit, question, house),
  };
}

async function questionPage(call: Call, house: ConversationsHouse, returned?: Returned) {
  const { question, list, waiting } = await found(call, house);
  const title = words.pageTitle[question.kind];
  const inTheWay = impedimentsToAnswering(question, call.visit.at).map((one) => house.word(one).say);
  if (inTheWay.length === 0 && question.kind === 'confirm-post' && waiting.length === 0)
    inTheWay.push(house.word({ code: 'held-post-gone' }).say);
  const body = (
    <>
      <Head title={title} lede={waiting.length > 1 ? undefined : list.name} />
      {returned && <ErrorSummary errors={returned.errors} />}
      <Section title={words.yourAnswer}>
        {inTheWay.length > 0 ? (
          inTheWay.map((say) => <p>{say}</p>)
        ) : (
          <PostForm action={call.path}>
            {waiting.length > 0 && <Theirs waiting={waiting} asked={question.heldPost} returned={returned} />}
            <p>{words.pageLede}</p>
            <p>
              <Button>{waiting.length > 1 ? words.theirsButton : buttons[question.kind]}</Button>
            </p>
          </PostForm>
        )}
        <Speaks>{house.association.speaks.group}</Speaks>
      </Section>
    </>
  );
  return page(title, body, { status: returned ? 422 : 200, section: '/groups' });
}

interface TheirsProps {
  readonly waiting: readonly WaitingForWriter[];
  /** The post of which the letter told: the others may be somebody else's, and nobody ticks them unread. */
  readonly asked: HeldPostId | null;
  readonly returned: Returned | undefined;
}

/** What a yes confirms: the one message, or those of several that are ticked. */
function Theirs({ waiting, asked, returned }: TheirsProps): VNode {
  const [{ post, listName }, ...others] = waiting as [WaitingForWriter, ...WaitingForWriter[]];
  if (others.length === 0)
    return (
      <>
        <input type="hidden" name="post[]" value={post.id} />
        <Facts
          of={[
            [words.list, listName],
            [words.subject, post.subject || words.noSubject],
            [words.text, post.text.slice(0, mostShown)],
          ]}
        />
      </>
    );
  return (
    <Choices
      name="post[]"
      legend={words.theirs}
      hint={words.theirsHint}
      options={waiting.map((each) => ({
        value: String(each.post.id),
        label: each.post.subject || words.noSubject,
        hint: `${words.toList(each.listName)}. ${each.post.text.slice(0, mostHinted)}`,
      }))}
      chosen={[String(asked)]}
      form={returned}
    />
  );
}

const mostShown = 500;
const mostHinted = 140;

async function answerPage(call: Call, house: ConversationsHouse) {
  const until = await countAttempt(call.visit.db, triesByNetwork, call.network, call.visit.at);
  if (until) throw new TooMany(until);
  const { list, waiting } = await found(call, house);
  const sent = await call.form(Answered);
  const ticked = sent.ok ? sent.value.post : [];
  if (waiting.length > 0 && ticked.length === 0)
    return questionPage(call, house, {
      entered: sent.entered,
      errors: [{ field: 'post', message: words.notTicked }],
    });
  const said = await call.perform((act) => answerQuestion(act, call.params['token'] ?? '', house, ticked));
  const body = (
    <>
      <Head title={list.name} />
      <Banner title={said.join(' ')} arrives />
      <p>
        <a href={`/lists/${list.slug}`}>{words.backToList}</a>
      </p>
    </>
  );
  return page(list.name, body, { section: '/groups' });
}
