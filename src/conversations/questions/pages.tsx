import { Banner, Button, Facts, Head, PostForm, Section, Speaks } from '../../platform/web/parts/index.ts';
import { NotFound } from '../../platform/refusal/index.ts';
import { countAttempt, type Limit } from '../../platform/auth/index.ts';
import { hours } from '../../platform/time/index.ts';
import { get, page, post, TooMany, type Call, type Route } from '../../platform/web/index.ts';
import { standingIn, type ConversationsHouse } from '../house.ts';
import { listOf } from '../lists/queries.ts';
import type { List } from '../lists/model.ts';
import { heldPostOf } from '../moderation/queries.ts';
import { answerQuestion } from './answering.ts';
import type { AskedByLetter } from './letters.ts';
import type { AskedQuestion } from './model.ts';
import { questionOf } from './queries.ts';
import { impedimentsToAnswering } from './rules.ts';
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

interface Found {
  readonly question: AskedQuestion & { readonly kind: AskedByLetter };
  readonly list: List;
}

/** @throws NotFound for a token that is none, and for a moderator's, which is for replies */
async function found(call: Call): Promise<Found> {
  const question = await questionOf(call.visit.db, call.params['token'] ?? '');
  const list = question && (await listOf(call.visit.db, question.list));
  if (!question || !list || question.kind === 'decide') throw new NotFound();
  return { question: { ...question, kind: question.kind }, list };
}

async function questionPage(call: Call, house: ConversationsHouse) {
  const { question, list } = await found(call);
  const title = words.pageTitle[question.kind];
  const inTheWay = impedimentsToAnswering(question, call.visit.at).map((one) => house.word(one).say);
  const held = question.heldPost === null ? undefined : await heldPostOf(call.visit.db, question.heldPost);
  const body = (
    <>
      <Head title={title} lede={list.name} />
      <Section title={words.yourAnswer}>
        {held && (
          <Facts
            of={[
              [words.subject, held.subject || words.noSubject],
              [words.text, held.text.slice(0, 500)],
            ]}
          />
        )}
        {inTheWay.length > 0 ? (
          inTheWay.map((say) => <p>{say}</p>)
        ) : (
          <PostForm action={call.path}>
            <p>{words.pageLede}</p>
            <p>
              <Button>{buttons[question.kind]}</Button>
            </p>
          </PostForm>
        )}
        <Speaks>{house.association.speaks.group}</Speaks>
      </Section>
    </>
  );
  return page(title, body, { section: '/groups' });
}

async function answerPage(call: Call, house: ConversationsHouse) {
  const until = await countAttempt(call.visit.db, triesByNetwork, call.network, call.visit.at);
  if (until) throw new TooMany(until);
  const { list } = await found(call);
  const said = await call.perform((act) =>
    answerQuestion(act, call.params['token'] ?? '', { standing: standingIn(house), word: house.word }),
  );
  const body = (
    <>
      <Head title={list.name} />
      <Banner title={said.join(' ')} arrives />
      <p>
        <a href={`/lists/${list.slug}`}>{words.toList}</a>
      </p>
    </>
  );
  return page(list.name, body, { section: '/groups' });
}
