import type { VNode } from 'preact';
import type { Grants } from '../../platform/act/index.ts';
import { refuse } from '../../platform/refusal/index.ts';
import { Count, Empty, Entries, Entry, Fine, Head, Moment, Section, Table } from '../../platform/web/parts/index.ts';
import { get, page, signedIn, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import { decidingBody, keepsVotes } from '../../charters/index.ts';
import { dutiesOwedBy, owingAssociation, OwnDuties, type LedgerKind, type ShownDuty } from '../../duties/index.ts';
import { lastRollAt, headCount, type Association } from '../../roll/index.ts';
import type { SiteHouse } from '../house.ts';
import { isStaff } from '../look/look.tsx';
import { whatWaits, type WaitingTask } from './waiting.ts';
import { Withheld } from '../withheld.tsx';
import { words } from './words.ts';

type Staff = Pick<SiteHouse, 'association' | 'given'>;

/** `GET /staff`: what waits for whoever holds an office, and where to do it. */
export function staffRoute(staff: Staff): Route {
  return get('/staff', (call) => overview(call, staff));
}

async function overview(call: Call, { association, given }: Staff): Promise<Answer> {
  const person = signedIn(call);
  const { grants, zone, today } = call.visit;
  if (!isStaff(grants)) refuse('not-granted');
  const owed = await dutiesOwedBy(call.visit, person);
  const all = await whatWaits(call.visit, { association, policies: given.policies }, countByKind(owed));
  const waiting = all.filter(({ count }) => count > 0);
  const roll = grants.has('roll.import') || grants.has('roll.read') ? await ageOfRoll(call.visit) : null;
  const keepsDocket = await keepsVotesOf(call.visit, association);
  const body = (
    <>
      <Head title={words.title} lede={words.lede} />
      <Withheld withheld={call.withheld} />
      <OwnDuties duties={owed} today={today} association={owingAssociation(association)} />
      <Section title={words.waits}>
        {waiting.length > 0 ? (
          <Waiting tasks={waiting} zone={zone} />
        ) : (
          <Empty title={words.nothing}>{words.nothingWhy}</Empty>
        )}
      </Section>
      <Section title={words.tools}>
        <Tools grants={grants} association={association} keepsDocket={keepsDocket} roll={roll} />
      </Section>
    </>
  );
  return page(words.title, body, { section: '/staff' });
}

/** How many duties of each kind stand above; they need not wait a second time below. */
function countByKind(duties: readonly ShownDuty[]): Partial<Record<LedgerKind, number>> {
  const counts: Partial<Record<LedgerKind, number>> = {};
  for (const { kind } of duties) if (kind !== 'promise') counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

function Waiting({ tasks, zone }: { tasks: readonly WaitingTask[]; zone: string }): VNode {
  return (
    <Table
      caption={words.waits}
      captionUnseen
      columns={[{ label: words.task, head: true }, { label: words.howMany, num: true }, { label: words.oldest }]}
      rows={tasks.map(({ task, count, since, href }) => ({
        cells: [
          href ? <a href={href}>{task}</a> : task,
          <Count of={count} />,
          since && <Moment at={since} zone={zone} as="day" />,
        ],
      }))}
    />
  );
}

const anyOffice = ['petitions.screen', 'petitions.verify', 'docket.decide', 'council.record', 'administration'];

function toolsOf({ words: { committee, council } }: Association) {
  return [
    { href: '/staff/petitions', ...words.desk, grants: ['petitions.screen', 'petitions.verify'] },
    {
      href: '/docket',
      ...words.docketTool(committee.named, council.named),
      grants: ['docket.decide', 'council.record'],
    },
    { href: '/staff/rules', ...words.rules, grants: anyOffice },
    { href: '/meetings', ...words.meetings, grants: ['meetings.keep'] },
    { href: '/duties', ...words.duties, grants: anyOffice },
    { href: '/roll', ...words.roll, grants: ['roll.read', 'roll.import'] },
    { href: '/roll/import', ...words.import, grants: ['roll.import'] },
    { href: '/staff/webhooks', ...words.webhooks, grants: ['administration'] },
    { href: '/roll/hook', ...words.rollHook, grants: ['administration'] },
    { href: '/mail/deliverability', ...words.mail, grants: ['administration'] },
    { href: '/staff/passkeys', ...words.passkeys, grants: ['administration'] },
    { href: '/units', ...words.units, grants: ['units.edit', 'posts.edit'] },
  ];
}

interface ToolsProps {
  readonly grants: Grants;
  readonly association: Association;
  /** Whether they have petitions voted on, as the liaison of the committee does. */
  readonly keepsDocket: boolean;
  /** How old the roll is; null for who has nothing to do with it. */
  readonly roll: VNode | null;
}

function Tools({ grants, association, keepsDocket, roll }: ToolsProps): VNode {
  return (
    <Entries>
      {toolsOf(association)
        .filter(
          ({ href, grants: any }) => any.some((grant) => grants.has(grant)) || (href === '/docket' && keepsDocket),
        )
        .map(({ href, label, text }) => (
          <Entry title={label} href={href}>
            <p>{text}</p>
            {href === '/roll' && roll}
          </Entry>
        ))}
    </Entries>
  );
}

async function keepsVotesOf(visit: Call['visit'], { bodies }: Association): Promise<boolean> {
  if (!visit.grants.has('meetings.keep')) return false;
  return keepsVotes(visit, await decidingBody(visit.db, { association: { units: { committee: bodies.committee } } }));
}

async function ageOfRoll(visit: Call['visit']): Promise<VNode> {
  const [rollAt, { members, countedAt }] = await Promise.all([lastRollAt(visit.db), headCount(visit)]);
  if (!rollAt) return <Fine>{words.rollNever}</Fine>;
  return (
    <Fine>
      {words.rollOf} <Moment at={rollAt} zone={visit.zone} />. {words.members(members)}{' '}
      <Moment at={countedAt} zone={visit.zone} />.
    </Fine>
  );
}
