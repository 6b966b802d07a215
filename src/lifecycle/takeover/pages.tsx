import type { VNode } from 'preact';
import type { Act, PersonId, Visit } from '../../platform/act/index.ts';
import type { Impediment } from '../../platform/refusal/index.ts';
import { Banner, Button, LinkButton, Obstacles, PostForm, Section } from '../../platform/web/parts/index.ts';
import { get, page, post, seeOther, signedIn, type Call, type Route } from '../../platform/web/index.ts';
import { GroupPageHead, participationOf, seeGroup, type Group } from '../../groups/index.ts';
import { personsOf } from '../../roll/index.ts';
import { rulesOf } from '../changes/commands.ts';
import type { Given } from '../given.ts';
import { answerAsConvener, askConveners, askToTakeOver, confirmTakeover } from './commands.ts';
import type { Takeover } from './model.ts';
import { convenedOf, somebodyOf, stillAsking, takeoverUnderWay } from './queries.ts';
import {
  groundOf,
  impedimentsToAnswering,
  impedimentsToAsking,
  impedimentsToConfirming,
  impedimentsToTakingOver,
  type Convened,
} from './rules.ts';
import { words } from './words.ts';

const at = ({ slug }: Pick<Group, 'slug'>): string => `/groups/${slug}/takeover`;

/** `/groups/:slug/takeover`: a group that nobody convenes any more, and what participants can do about it. */
export function takeoverRoutes(given: Given): Route[] {
  return [
    get('/groups/:slug/takeover', async (call) => {
      const group = await seeGroup(call.visit, call.params['slug']);
      if (group.slug !== call.params['slug']) return seeOther(at(group));
      return takeoverPage(given, call, group);
    }),
    press('question', 'asked', (act, group) => askConveners(act, group, given)),
    press('answer', 'answered', (act, group) => answerAsConvener(act, group, given)),
    press('asking', 'joined', (act, group) => askToTakeOver(act, group, given)),
    press('confirmation', 'confirmed', (act, group) => confirmTakeover(act, group, given)),
  ];
}

/** One press about the conveners of a group. */
function press(noun: string, done: string, command: (act: Act, group: Group) => Promise<void>): Route {
  return post(`/groups/:slug/takeover/${noun}`, async (call) => {
    signedIn(call);
    const group = await seeGroup(call.visit, call.params['slug']);
    await call.perform((act) => command(act, group));
    return seeOther(`${at(group)}?done=${done}`);
  });
}

async function takeoverPage(given: Given, call: Call, group: Group) {
  const { visit } = call;
  const [convened, takeover] = await Promise.all([
    convenedOf(visit, group.id, given),
    takeoverUnderWay(visit.db, group.id),
  ]);
  const rules = rulesOf(given.policies, group, visit).changes.takeover;
  const askers = takeover ? await stillAsking(visit, takeover, given) : [];
  const done = words.done[call.query.get('done') ?? ''];
  const body = (
    <>
      <GroupPageHead group={group} title={words.title} lede={words.lede(group.name)} />
      {done && <Banner tone="good" title={done} arrives />}
      <Section title={words.now}>
        <p>{nowWritten(convened, visit.today, await mayKnowStanding(visit, group, convened))}</p>
      </Section>
      {takeover && <UnderWay takeover={takeover} needed={rules.participants} names={await namesOf(call, askers)} />}
      <Section title={words.act}>
        <Acts given={given} group={group} open={await openActs(given, call, { group, convened, takeover })} />
      </Section>
      <Section title={words.how}>
        <p>{words.howText(rules)}</p>
      </Section>
    </>
  );
  return page(`${words.title} · ${group.name}`, body, { section: '/groups' });
}

/** Whether members pay their dues is their own affair: those who may act on it are told, and nobody else. */
async function mayKnowStanding({ db, by, grants }: Visit, { id }: Group, { conveners }: Convened): Promise<boolean> {
  if (!by) return false;
  return conveners.includes(by) || grants.has('petitions.verify') || (await participationOf(db, id, by)) !== undefined;
}

function nowWritten(convened: Convened, today: string, mayKnow: boolean): string {
  const ground = groundOf(convened, today);
  if (ground !== null && (ground !== 'conveners-lapsed' || mayKnow)) return words.grounds[ground];
  return convened.question ? words.asked(convened.question.answerBy) : words.convenes(convened.conveners.length);
}

async function namesOf({ visit }: Call, askers: readonly PersonId[]): Promise<string[]> {
  const persons = await personsOf(visit.db, askers);
  return askers.map((person) => persons.get(person)?.name || words.erased);
}

interface UnderWayProps {
  readonly takeover: Takeover;
  readonly needed: number;
  readonly names: readonly string[];
}

function UnderWay({ takeover, needed, names }: UnderWayProps): VNode {
  const { gathersUntil, objectionsUntil } = takeover;
  return (
    <Section title={words.underWay}>
      <p>{words.askers}:</p>
      <ul>
        {names.map((name) => (
          <li>{name}</li>
        ))}
      </ul>
      <p>
        {objectionsUntil === null ? words.needs(Math.max(1, needed - names.length)) : words.until(objectionsUntil)}{' '}
        {gathersUntil !== null && words.gathers(gathersUntil)}
      </p>
    </Section>
  );
}

/** One thing that can be done, and all that stands in its way. */
interface OpenAct {
  readonly noun: string;
  readonly label: string;
  readonly what: string;
  readonly inTheWay: readonly Impediment[];
}

interface Known {
  readonly group: Group;
  readonly convened: Convened;
  readonly takeover: Takeover | null;
}

/** What the visitor can do, and what they could if nothing stood in the way; null for whoever has not signed in. */
async function openActs(given: Given, { visit }: Call, known: Known): Promise<readonly OpenAct[] | null> {
  const { by, today, grants } = visit;
  if (!by) return null;
  const { group, convened, takeover } = known;
  const somebody = await somebodyOf(visit, by, group, given);
  const isAsked = convened.question !== null || takeover !== null;
  const asConvener = { noun: 'answer', label: words.here, what: words.hereWhat };
  if (convened.conveners.includes(by))
    return [{ ...asConvener, inTheWay: impedimentsToAnswering(by, convened, isAsked) }];
  const staff = impedimentsToConfirming({ person: by, grants }, takeover);
  return [
    ...(staff.length === 0
      ? [{ noun: 'confirmation', label: words.confirm, what: words.confirmWhat, inTheWay: staff }]
      : []),
    {
      noun: 'question',
      label: words.ask,
      what: words.askWhat,
      inTheWay: impedimentsToAsking(group, somebody, convened),
    },
    {
      noun: 'asking',
      label: takeover ? words.join : words.takeOver,
      what: words.takeOverWhat,
      inTheWay: impedimentsToTakingOver(group, somebody, { convened, takeover, today }),
    },
  ];
}

interface ActsProps {
  readonly given: Pick<Given, 'word'>;
  readonly group: Group;
  readonly open: readonly OpenAct[] | null;
}

function Acts({ given, group, open }: ActsProps): VNode {
  if (open === null)
    return (
      <p>
        <LinkButton href={`/sign-in?then=${encodeURIComponent(at(group))}`} kind="quiet">
          {words.signIn}
        </LinkButton>
      </p>
    );
  const free = open.filter(({ inTheWay }) => inTheWay.length === 0);
  const [first] = open.toSorted((one, other) => one.inTheWay.length - other.inTheWay.length);
  if (free.length === 0 && first)
    return (
      <>
        <Obstacles wordings={first.inTheWay.map(given.word)} quiet />
        {first.inTheWay.some(({ code }) => code === 'not-a-participant') && group.state === 'active' && (
          <p>
            <LinkButton href={`/groups/${group.slug}/participation`}>{words.takePart}</LinkButton>
          </p>
        )}
      </>
    );
  return (
    <>
      {free.map(({ noun, label, what }, index) => (
        <PostForm action={`${at(group)}/${noun}`}>
          <p>{what}</p>
          <Button kind={index === 0 ? 'filled' : 'quiet'}>{label}</Button>
        </PostForm>
      ))}
    </>
  );
}
