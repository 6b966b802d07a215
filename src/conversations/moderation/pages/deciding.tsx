import { z } from 'zod';
import { NotFound } from '../../../platform/refusal/index.ts';
import { get, page, post, seeOther, signedIn, type Call, type Route } from '../../../platform/web/index.ts';
import {
  Button,
  Crumbs,
  ErrorSummary,
  Facts,
  Fine,
  Head,
  Moment,
  PostForm,
  Prose,
  returnedWith,
  Section,
  type Returned,
} from '../../../platform/web/parts/index.ts';
import type { ConversationsHouse } from '../../house.ts';
import type { List } from '../../lists/model.ts';
import { postingChoicesOf } from '../../lists/policy/queries.ts';
import { isVouchedFor } from '../../lists/policy/rules.ts';
import { ruleWords } from '../../lists/policy/words.ts';
import { decidePost } from '../commands/decide.ts';
import type { Deciding, HeldPost } from '../model.ts';
import { heldPostOf, listToModerate } from '../queries.ts';
import { bounds } from '../rules.ts';
import { endWords } from '../words.ts';
import { refusalTextsOf } from '../refusals/queries.ts';
import { RefuseForm, type Filling } from './refusing.tsx';
import { pageWords as words, titleOf } from './words.ts';

const ways = ['accept', 'accept-and-trust', 'refuse', 'discard', 'ban'] as const;

const Decision = z.object({
  decision: z.enum(ways),
  reason: z
    .string()
    .trim()
    .max(bounds.mostReason * 2)
    .optional(),
});

/** `/lists/:slug/moderation/:id`: a post that waits, and what becomes of it. */
export function decidingPages(house: ConversationsHouse): Route[] {
  return [
    get('/lists/:slug/moderation/:id', async (call) => postPage(call, await found(call))),
    post('/lists/:slug/moderation/:id', async (call) => {
      const { list, held } = await found(call);
      const sent = await call.form(Decision);
      if (!sent.ok) return postPage(call, { list, held }, sent);
      const deciding = decidingOf(sent.value);
      const done = await call.attempt((act) => decidePost(act, held.id, deciding));
      if (done.ok) return seeOther(`/lists/${list.slug}/moderation?decided=${held.id}`);
      const wording = { word: house.word, fieldOf: fieldOf };
      return postPage(call, await found(call), returnedWith(sent.entered, done.impediments, wording));
    }),
  ];
}

const fieldOf = ({ code }: { readonly code: string }): string => (code.startsWith('refusal-') ? 'reason' : '');

function decidingOf({ decision, reason = '' }: z.output<typeof Decision>): Deciding {
  switch (decision) {
    case 'accept-and-trust':
      return { decision: 'accept', trust: 'trusted' };
    case 'ban':
      return { decision: 'discard', trust: 'banned' };
    case 'refuse':
      return { decision, reason };
    case 'accept':
    case 'discard':
      return { decision };
  }
}

interface Found {
  readonly list: List;
  readonly held: HeldPost;
}

/** @throws NotFound also for a post of another list */
async function found(call: Call): Promise<Found> {
  signedIn(call);
  const { list } = await listToModerate(call.visit, call.params['slug']);
  const held = await heldPostOf(call.visit.db, Number(call.params['id']));
  if (held?.list !== list.id) throw new NotFound();
  return { list, held };
}

async function postPage(call: Call, { list, held }: Found, returned?: Returned) {
  const [choices, texts] = [
    await postingChoicesOf(call.visit.db, list.id),
    await refusalTextsOf(call.visit.db, list.id),
  ];
  const picked = texts.find(({ id }) => String(id) === call.query.get('text'));
  const title = titleOf(held);
  const isEmptied = held.fromAddress === '';
  const body = (
    <>
      <Crumbs
        links={[
          { label: list.name, href: `/lists/${list.slug}` },
          { label: words.back, href: `/lists/${list.slug}/moderation` },
        ]}
      />
      <Head title={title} lede={list.name} />
      {returned && <ErrorSummary title={words.notDone} errors={returned.errors} />}
      <Section title={words.held}>
        <Facts
          of={[
            ...(isEmptied ? [] : [[words.from, `${held.fromName} <${held.fromAddress}>`] as const]),
            [words.vouching, words.vouchings[held.vouching]],
            [words.why, `${ruleWords[held.rule].hits(choices)}. ${ruleWords[held.rule].why}`],
            [words.when, <Moment at={held.heldAt} zone={call.visit.zone} />],
          ]}
        />
      </Section>
      <Section title={words.says}>{isEmptied ? <p>{words.emptiedSays}</p> : <Prose text={held.text} />}</Section>
      {held.decision === null ? (
        <DecideForm list={list} held={held} filling={{ texts, choices, picked }} returned={returned} />
      ) : (
        <Section title={words.decided}>
          <p>{words.was(endWords[held.decision])}.</p>
          {held.reason && <Facts of={[[words.reasonWas, held.reason]]} />}
        </Section>
      )}
    </>
  );
  return page(`${title} · ${words.title}`, body, { status: returned ? 422 : 200, section: '/groups' });
}

interface DecideProps {
  readonly list: List;
  readonly held: HeldPost;
  readonly filling: Filling;
  readonly returned: Returned | undefined;
}

/** Whose post it is must be known before somebody is trusted or banned for it. */
function DecideForm({ list, held, filling, returned }: DecideProps) {
  const action = `/lists/${list.slug}/moderation/${held.id}`;
  const isVouched = isVouchedFor(held.vouching);
  return (
    <>
      <Section title={words.decide}>
        <PostForm action={action} row>
          <Button name="decision" value="accept">
            {words.accept}
          </Button>
          {isVouched && (
            <Button kind="quiet" name="decision" value="accept-and-trust">
              {words.acceptAndTrust}
            </Button>
          )}
        </PostForm>
      </Section>
      <Section title={words.refuseTitle}>
        <RefuseForm held={held} filling={filling} href={action} returned={returned} />
      </Section>
      <Section title={words.discardTitle}>
        <PostForm action={action} row>
          <Button kind="quiet" name="decision" value="discard">
            {words.discard}
          </Button>
          {isVouched && (
            <Button kind="grave" name="decision" value="ban">
              {words.ban}
            </Button>
          )}
        </PostForm>
        <Fine>{words.discardSays}</Fine>
      </Section>
    </>
  );
}
