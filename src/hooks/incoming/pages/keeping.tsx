import type { VNode } from 'preact';
import type { PersonId } from '../../../platform/act/index.ts';
import { refuseIf } from '../../../platform/refusal/index.ts';
import {
  Banner,
  Button,
  Crumbs,
  Empty,
  Fine,
  Head,
  Moment,
  Plain,
  PostForm,
  Section,
  Table,
} from '../../../platform/web/parts/index.ts';
import {
  get,
  page,
  post,
  seeOther,
  signedIn,
  type Answer,
  type Call,
  type Route,
} from '../../../platform/web/index.ts';
import type { WebhookSecret } from '../../../platform/webhooks/index.ts';
import { personsOf } from '../../../roll/index.ts';
import type { HooksHouse } from '../../given.ts';
import { endHookSecret, makeHookSecret } from '../commands.ts';
import type { HookCall, HookSecret } from '../model.ts';
import { hookSecrets, recentHookCalls } from '../queries.ts';
import { impedimentsToKeepingHook } from '../rules.ts';
import { words } from '../words.ts';

/** `/roll/hook`: administrators make the secret with which a membership system signs, and see what came. */
export const hookPages = ({ word }: Pick<HooksHouse, 'word'>): Route[] => [
  get('/roll/hook', (call) => keeping(call, word)),
  post('/roll/hook/secrets', (call) => make(call, word), { grave: true }),
  post('/roll/hook/secrets/:id/end', end, { grave: true }),
];

type Word = HooksHouse['word'];

async function make(call: Call, word: Word): Promise<Answer> {
  signedIn(call);
  const secret = await call.perform((act) => makeHookSecret(act));
  return keeping(call, word, secret);
}

async function end(call: Call): Promise<Answer> {
  signedIn(call);
  await call.perform((act) => endHookSecret(act, idIn(call)));
  return seeOther('/roll/hook?done=ended');
}

/** No other number is the id of anything. */
const idIn = ({ params }: Call): number => (/^\d{1,9}$/.test(params['id'] ?? '') ? Number(params['id']) : 0);

/** @param made the secret that was made just now */
async function keeping(call: Call, word: Word, made?: WebhookSecret): Promise<Answer> {
  signedIn(call);
  const { visit, baseUrl } = call;
  refuseIf(impedimentsToKeepingHook(visit.grants));
  const [secrets, calls] = await Promise.all([hookSecrets(visit.db), recentHookCalls(visit.db)]);
  const persons = await personsOf(visit.db, [...new Set(secrets.flatMap(({ madeBy }) => madeBy ?? []))]);
  const nameOf = (person: PersonId | null) => (person && persons.get(person)?.name) || words.somebody;
  const body = (
    <>
      <Crumbs links={[{ href: '/roll', label: words.roll }]} />
      <Head title={words.title} lede={words.lede} />
      {call.query.get('done') === 'ended' && <Banner tone="good" title={words.ended} arrives />}
      {made && (
        <Banner tone="good" title={words.secretIs} arrives>
          <Plain label={words.secret}>{made}</Plain>
        </Banner>
      )}
      <Section title={words.address}>
        <p>{words.addressIs}</p>
        <Plain label={words.address}>{`${baseUrl}/hooks/roll`}</Plain>
        <Fine>{words.how}</Fine>
      </Section>
      <Section title={words.secret}>
        {secrets.length > 0 ? (
          <Secrets of={secrets} at={visit.at} zone={visit.zone} nameOf={nameOf} />
        ) : (
          <p>{words.none}</p>
        )}
        <PostForm action="/roll/hook/secrets">
          <Button kind={secrets.length > 0 ? 'quiet' : 'filled'}>
            {secrets.length > 0 ? words.makeAnother : words.make}
          </Button>
          {secrets.length > 0 && <Fine>{words.makeWhat}</Fine>}
        </PostForm>
      </Section>
      <Section title={words.calls}>
        {calls.length > 0 ? (
          <Calls of={calls} zone={visit.zone} word={word} />
        ) : (
          <Empty title={words.callsNone}>{words.callsNoneWhy}</Empty>
        )}
      </Section>
    </>
  );
  return page(words.title, body, { section: '/staff', headers: { 'cache-control': 'no-store' } });
}

interface SecretsProps {
  readonly of: readonly HookSecret[];
  readonly at: Date;
  readonly zone: string;
  readonly nameOf: (person: PersonId | null) => string;
}

function Secrets({ of, at, zone, nameOf }: SecretsProps): VNode {
  const holds = ({ untilAt }: HookSecret) => untilAt === null || untilAt > at;
  return (
    <Table
      caption={words.secret}
      captionUnseen
      columns={[
        { label: words.made, head: true },
        { label: words.by },
        { label: words.holds },
        { label: words.end, unseen: true },
      ]}
      rows={of.map((secret) => ({
        cells: [
          <Moment at={secret.madeAt} zone={zone} />,
          nameOf(secret.madeBy),
          secret.untilAt ? (
            <>
              {words.until} <Moment at={secret.untilAt} zone={zone} />
            </>
          ) : (
            words.present
          ),
          holds(secret) && (
            <PostForm action={`/roll/hook/secrets/${secret.id}/end`} row>
              <Button kind="quiet">{words.end}</Button>
            </PostForm>
          ),
        ],
      }))}
    />
  );
}

interface CallsProps {
  readonly of: readonly HookCall[];
  readonly zone: string;
  readonly word: Word;
}

function Calls({ of, zone, word }: CallsProps): VNode {
  return (
    <Table
      caption={words.calls}
      captionUnseen
      columns={[{ label: words.at, head: true }, { label: words.id }, { label: words.outcome }]}
      rows={of.map(({ id, at, counts, refusal }) => ({
        cells: [
          <Moment at={at} zone={zone} />,
          <code>{id}</code>,
          counts ? words.counts(counts) : `${words.refused}: ${refusal.map((each) => word(each).say).join(' ')}`,
        ],
      }))}
    />
  );
}
