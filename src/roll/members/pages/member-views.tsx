import {
  Button,
  Crumbs,
  Day,
  Empty,
  Facts,
  Field,
  Head,
  LinkButton,
  MemberNumber,
  Moment,
  Obstacles,
  Section,
  State,
  Table,
} from '../../../platform/web/parts/index.ts';
import type { Wording } from '../../../platform/plug.ts';
import { countWritten } from '../../../platform/written/index.ts';
import type { CalendarDay } from '../../../platform/time/index.ts';
import type { HeadCount } from '../counting.ts';
import type { ImportRecord } from '../import/records.ts';
import type { Coded, ImportRules, Member, StandingOnDay, StandingVersion } from '../model.ts';
import type { ListedMember } from '../queries.ts';
import { rollCrumbs, StateOfImport } from './import-views.tsx';
import { words } from './words.ts';

const labelOf = (list: readonly Coded[], code: string): string =>
  list.find((each) => each.code === code)?.label ?? code;

export const nameOf = ({ firstName, lastName }: Pick<Member, 'firstName' | 'lastName'>): string =>
  `${firstName} ${lastName}`.trim();

interface RollPageProps {
  readonly heads: HeadCount;
  readonly imports: readonly ImportRecord[];
  readonly zone: string;
  readonly mayRead: boolean;
  readonly mayImport: boolean;
}

export function RollPage({ heads, imports, zone, mayRead, mayImport }: RollPageProps) {
  return (
    <>
      <Crumbs links={[{ href: '/staff', label: words.staff }]} />
      <Head
        title={words.section}
        mark={{
          what: words.members(heads.members),
          more: [
            <>
              {words.counted} <Moment at={heads.countedAt} zone={zone} />
            </>,
          ],
        }}
        lede={words.lede}
      />
      {mayRead && heads.members > 0 && (
        <Section title={words.find}>
          <SearchForm text="" />
        </Section>
      )}
      {mayImport && (
        <Section title={words.imports}>
          {imports.length === 0 ? (
            <Empty title={words.importsNone} action={<LinkButton href="/roll/import">{words.bring}</LinkButton>}>
              {words.importsNoneHint}
            </Empty>
          ) : (
            <>
              <LinkButton href="/roll/import" kind={mayRead && heads.members > 0 ? 'quiet' : 'filled'}>
                {words.bring}
              </LinkButton>
              <ImportTable imports={imports} zone={zone} />
            </>
          )}
        </Section>
      )}
    </>
  );
}

/** A search is a GET: its address can be kept and sent. */
function SearchForm({ text }: { text: string }) {
  return (
    <form method="get" action="/roll/members" class="flow" role="search">
      <Field
        label={words.findLabel}
        hint={words.findHint}
        name="q"
        type="search"
        value={text}
        beside={<Button>{words.findButton}</Button>}
      />
    </form>
  );
}

function ImportTable({ imports, zone }: { imports: readonly ImportRecord[]; zone: string }) {
  const columns = [
    { label: words.importHead, head: true },
    { label: words.fileHead },
    { label: words.broughtIn },
    { label: words.status },
    { label: words.sums.new, num: true },
    { label: words.sums.changed, num: true },
    { label: words.sums.lapsed, num: true },
  ];
  const rows = imports.map((found) => ({
    cells: [
      <a href={`/roll/import/${found.id}`}>{words.importNumber(found.id)}</a>,
      found.fileName,
      <Moment at={found.begunAt} zone={zone} />,
      <StateOfImport state={found.state} />,
      ...[found.counts?.new, found.counts?.changed, found.counts?.lapsed].map((count) =>
        count === undefined ? '' : countWritten(count),
      ),
    ],
  }));
  return <Table caption={words.imports} captionUnseen columns={columns} rows={rows} />;
}

interface SearchPageProps {
  readonly text: string;
  readonly found: readonly ListedMember[];
  readonly rules: ImportRules;
  readonly most: number;
}

export function SearchPage({ text, found, rules, most }: SearchPageProps) {
  const columns = [
    { label: words.number },
    { label: words.name, head: true },
    { label: words.company },
    { label: words.class },
    { label: words.paidThrough },
    { label: words.status },
  ];
  const rows = found.map((member) => ({
    cells: [
      <MemberNumber of={member.number} />,
      <a href={`/roll/members/${member.id}`}>{nameOf(member)}</a>,
      member.company,
      labelOf(rules.classes, member.class),
      paidThrough(member, rules),
      remarkOn(member),
    ],
  }));
  return (
    <>
      <Crumbs links={rollCrumbs} />
      <Head title={words.find} />
      <SearchForm text={text} />
      {text && (
        <Section title={words.found} wide={found.length > 0}>
          {found.length === 0 && <Empty title={words.foundNone}>{words.foundNoneHint}</Empty>}
          {found.length > 0 && <Table caption={words.find} captionUnseen columns={columns} rows={rows} />}
          {found.length >= most && <p>{words.foundMany}</p>}
        </Section>
      )}
    </>
  );
}

function paidThrough(
  { class: its, paidThrough: on }: { class: string; paidThrough: CalendarDay | null },
  { standing }: ImportRules,
) {
  if (standing.neverExpire.includes(its)) return words.noExpiry;
  return on ? <Day on={on} as="short" /> : words.unknown;
}

function remarkOn({
  mergedInto,
  suspended,
  onRoll,
}: {
  mergedInto: string | null;
  suspended: boolean;
  onRoll: boolean;
}): string {
  if (mergedInto) return words.merged(mergedInto);
  if (!onRoll) return words.gone;
  return suspended ? words.suspended : '';
}

interface MemberPageProps {
  readonly member: Member;
  readonly standing: StandingOnDay | undefined;
  readonly versions: readonly StandingVersion[];
  readonly shared: boolean;
  readonly rules: ImportRules;
  /** Why they are not in good standing today; empty when they are. */
  readonly obstacles: readonly Wording[];
}

export function MemberPage({ member, versions, shared, rules, obstacles }: MemberPageProps) {
  const good = obstacles.length === 0;
  return (
    <>
      <Crumbs links={rollCrumbs} />
      <Head
        title={nameOf(member)}
        mark={{
          what: <MemberNumber of={member.number} />,
          state: <State of={good ? 'counted' : 'rejected'}>{good ? words.inStanding : words.notInStanding}</State>,
        }}
      />
      {!good && (
        <Section title={words.standing}>
          <Obstacles wordings={obstacles.map(({ say }) => ({ say }))} quiet />
        </Section>
      )}
      <Section title={words.about}>
        <Facts
          of={[
            [words.number, <MemberNumber of={member.number} />],
            [words.email, member.email ?? words.none],
            shared && ['', words.shared],
            member.company !== '' && [words.company, member.company],
            member.joinedOn !== null && [words.joined, <Day on={member.joinedOn} />],
          ]}
        />
      </Section>
      <Section title={words.history}>
        <HistoryTable versions={versions} rules={rules} />
      </Section>
    </>
  );
}

function HistoryTable({ versions, rules }: { versions: readonly StandingVersion[]; rules: ImportRules }) {
  const columns = [
    { label: words.from, head: true },
    { label: words.until },
    { label: words.class },
    { label: words.paidThrough },
    { label: words.status },
  ];
  const rows = versions.map((version) => ({
    cells: [
      <Day on={version.fromOn} as="short" />,
      version.untilOn ? <Day on={version.untilOn} as="short" /> : words.today,
      labelOf(rules.classes, version.class),
      version.mergedInto ? '' : paidThrough(version, rules),
      [labelOf(rules.statuses, version.status), remarkOn({ ...version, onRoll: true })].filter(Boolean).join(', '),
    ],
  }));
  return <Table caption={words.historyCaption} captionUnseen columns={columns} rows={rows} />;
}
