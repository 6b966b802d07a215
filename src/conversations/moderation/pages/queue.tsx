import { NotFound } from '../../../platform/refusal/index.ts';
import { get, page, seeOther, signedIn, type Call, type Route } from '../../../platform/web/index.ts';
import {
  Banner,
  Button,
  Crumbs,
  Details,
  Empty,
  Entries,
  Entry,
  Head,
  Moment,
  Pages,
  PostForm,
  Prose,
  Section,
  Table,
} from '../../../platform/web/parts/index.ts';
import { personsOf } from '../../../roll/index.ts';
import type { List } from '../../lists/model.ts';
import { postingChoicesOf } from '../../lists/policy/queries.ts';
import { ruleWords } from '../../lists/policy/words.ts';
import type { HeldPost } from '../model.ts';
import { openReports } from '../../reports/queries.ts';
import { Reported } from '../../reports/views.tsx';
import { decidedPosts, heldPostOf, listToModerate, waitingPosts } from '../queries.ts';
import { endWords } from '../words.ts';
import { refusalTextsOf } from '../refusals/queries.ts';
import { RefuseForm, type Filling } from './refusing.tsx';
import { pageWords as words, titleOf } from './words.ts';

const perPage = 25;

/** `/lists/:slug/moderation`: what waits, and what was decided last. */
export const queuePage: Route = get('/lists/:slug/moderation', async (call) => {
  signedIn(call);
  const { list } = await listToModerate(call.visit, call.params['slug']);
  if (list.slug !== call.params['slug']) return seeOther(`/lists/${list.slug}/moderation`);
  const { db } = call.visit;
  const at = Math.max(1, Number.parseInt(call.query.get('page') ?? '1', 10) || 1);
  const { posts, total } = await waitingPosts(db, list.id, { most: perPage, from: (at - 1) * perPage });
  if (posts.length === 0 && at > 1) throw new NotFound();
  const [choices, texts] = [await postingChoicesOf(db, list.id), await refusalTextsOf(db, list.id)];
  const decided = at === 1 ? await decidedPosts(db, list.id) : [];
  const body = (
    <>
      <Crumbs links={[{ label: list.name, href: `/lists/${list.slug}` }]} />
      <Head title={words.title} lede={words.lede(list.name)} />
      <JustDecided held={await heldPostOf(db, Number(call.query.get('decided')))} list={list} />
      {at === 1 && <Reported {...await reportedTo(call, list)} />}
      <Section title={words.waiting}>
        {total === 0 ? (
          <Empty title={words.nothing} action={<PolicyLink list={list} />}>
            {words.nothingSays}
          </Empty>
        ) : (
          <>
            <p>
              {words.count(total)} <PolicyLink list={list} />
            </p>
            <Waiting list={list} posts={posts} filling={{ texts, choices }} call={call} />
          </>
        )}
        <Pages
          page={at}
          pages={Math.ceil(total / perPage)}
          href={(number) => `/lists/${list.slug}/moderation?page=${number}`}
        />
      </Section>
      {decided.length > 0 && (
        <Section title={words.decided}>
          <Decided posts={decided} names={await namesOf(call, decided)} list={list} call={call} />
        </Section>
      )}
    </>
  );
  return page(`${words.title} · ${list.name}`, body, { section: '/groups' });
});

/** What readers of the list have reported to whoever looks. */
async function reportedTo({ visit: { db, by, zone } }: Call, list: List) {
  const reported = await openReports(db, list.id, by!);
  const names = await personsOf(db, [
    ...new Set(reported.flatMap(({ reports }) => reports.map(({ person }) => person))),
  ]);
  return { reported, names, list: `/lists/${list.slug}`, zone };
}

/** What came of the decision from which a moderator comes back. */
function JustDecided({ held, list }: { readonly held: HeldPost | undefined; readonly list: List }) {
  if (held?.list !== list.id || held.decision === null) return null;
  return <Banner tone="good" title={words.decidedNow(titleOf(held), endWords[held.decision])} arrives />;
}

const PolicyLink = ({ list }: { readonly list: List }) => <a href={`/lists/${list.slug}/policy`}>{words.policy}</a>;

interface WaitingProps {
  readonly list: List;
  readonly posts: readonly HeldPost[];
  readonly filling: Filling;
  readonly call: Call;
}

function Waiting({ list, posts, filling, call }: WaitingProps) {
  return (
    <Entries>
      {posts.map((held) => (
        <Entry
          title={held.subject || words.noSubject}
          href={`/lists/${list.slug}/moderation/${held.id}`}
          mark={{ what: words.held, state: <Moment at={held.heldAt} zone={call.visit.zone} /> }}
        >
          <p>
            {held.fromName} {`<${held.fromAddress}>`}
          </p>
          <Prose text={held.text.length > mostShown ? `${held.text.slice(0, mostShown)} …` : held.text} />
          <p class="hint">{ruleWords[held.rule].hits(filling.choices)}</p>
          <DecideHere held={held} filling={filling} href={`/lists/${list.slug}/moderation/${held.id}`} />
        </Entry>
      ))}
    </Entries>
  );
}

interface DecideProps {
  readonly held: HeldPost;
  readonly filling: Filling;
  readonly href: string;
}

/** The common decisions, each in one press; those on the writer stand on the page of the post. */
function DecideHere({ held, filling, href }: DecideProps) {
  const title = titleOf(held);
  return (
    <>
      <PostForm action={href} row>
        <Button kind="quiet" name="decision" value="accept" label={words.acceptOf(title)}>
          {words.accept}
        </Button>
        <Button kind="quiet" name="decision" value="discard" label={words.discardOf(title)}>
          {words.discard}
        </Button>
      </PostForm>
      <Details
        summary={
          <>
            {words.refuseHere} <span class="vh">{title}</span>
          </>
        }
      >
        <RefuseForm held={held} filling={filling} href={href} id={`reason-${held.id}`} />
      </Details>
    </>
  );
}

const mostShown = 280;

async function namesOf({ visit }: Call, posts: readonly HeldPost[]): Promise<ReadonlyMap<string, string>> {
  const ids = posts.flatMap(({ decidedBy }) => decidedBy ?? []);
  const persons = await personsOf(visit.db, [...new Set(ids)]);
  return new Map([...persons].map(([id, { name }]) => [id, name]));
}

interface DecidedProps {
  readonly list: List;
  readonly posts: readonly HeldPost[];
  readonly names: ReadonlyMap<string, string>;
  readonly call: Call;
}

function Decided({ posts, names, list, call }: DecidedProps) {
  return (
    <Table
      caption={words.decidedCaption}
      captionUnseen
      columns={[
        { label: words.subject, head: true },
        { label: words.from },
        { label: words.what },
        { label: words.who },
        { label: words.when },
      ]}
      rows={posts.map((held) => ({
        cells: [
          <a href={`/lists/${list.slug}/moderation/${held.id}`}>{titleOf(held)}</a>,
          held.fromName || held.fromAddress,
          held.decision && endWords[held.decision],
          (held.decidedBy && names.get(held.decidedBy)) ||
            (held.decision === 'accepted' ? words.itsWriter : words.nobody),
          held.decidedAt && <Moment at={held.decidedAt} zone={call.visit.zone} />,
        ],
      }))}
    />
  );
}
