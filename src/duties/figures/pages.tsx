import type { VNode } from 'preact';
import type { Visit } from '../../platform/act/index.ts';
import { NotFound, refuse } from '../../platform/refusal/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import { Count, Crumbs, Empty, Fine, Head, Pages, Section, Table } from '../../platform/web/parts/index.ts';
import { get, page, partHref, partOf, signedIn, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import { countGroups, groupsBy, type ListedGroup } from '../../groups/index.ts';
import { unitsById, unitsBySlug, type Unit } from '../../units/index.ts';
import type { Given } from '../given.ts';
import { mayReadLedger } from '../grants.ts';
import type { Duty } from '../ledger/model.ts';
import { dutiesOfUnit, openDutiesTo, overdueOn } from '../ledger/queries.ts';
import { withNames } from '../ledger/shown.ts';
import { DutiesTable, StateInTable } from '../ledger/views.tsx';
import { kindWords, words as ledgerWords } from '../ledger/words.ts';
import { figuresByUnit, promisesByGroup, type Figures } from './queries.ts';
import { words } from './words.ts';

/** `/duties`: what is overdue, for everybody; all of it by unit and by group, for staff. */
export function figureRoutes(given: Given): Route[] {
  return [get('/duties', (call) => ledgerPage(given, call)), get('/duties/groups', (call) => groupsPage(given, call))];
}

async function ledgerPage(given: Given, call: Call): Promise<Answer> {
  const { db, today, grants } = call.visit;
  const isStaff = mayReadLedger(grants);
  const slug = call.query.get('unit');
  if (isStaff && slug) return unitPage(given, call, slug);
  const overdue = await withNames(db, await overdueOn(db, today, isStaff ? 'staff' : 'everybody'));
  const body = (
    <>
      {isStaff && <Crumbs links={[{ href: '/staff', label: ledgerWords.staff }]} />}
      <Head title={ledgerWords.title} lede={isStaff ? ledgerWords.ledeStaff : ledgerWords.lede} />
      <Section title={ledgerWords.overdue}>
        {overdue.length > 0 ? (
          <DutiesTable
            caption={ledgerWords.overdueCaption}
            duties={overdue}
            today={today}
            association={given.association}
          />
        ) : (
          <Empty title={ledgerWords.nothingOverdue}>{ledgerWords.nothingOverdueWhy}</Empty>
        )}
      </Section>
      {isStaff && <ByUnit figures={await unitFigures(call.visit)} />}
      {isStaff && (
        <Section title={words.groups}>
          <p>
            <a href="/duties/groups">{words.groupsTitle}</a>
          </p>
        </Section>
      )}
    </>
  );
  return page(ledgerWords.title, body, isStaff ? { section: '/staff' } : {});
}

interface UnitFigures extends Figures {
  readonly of: Unit | null;
}

async function unitFigures({ db, today }: Visit): Promise<UnitFigures[]> {
  const found = await figuresByUnit(db, today);
  const units = await unitsById(
    db,
    found.flatMap(({ unit }) => unit ?? []),
  );
  return found.map((each) => ({ ...each, of: (each.unit !== null && units.get(each.unit)) || null }));
}

function ByUnit({ figures }: { figures: readonly UnitFigures[] }): VNode {
  return (
    <Section title={words.byUnit}>
      {figures.length === 0 ? (
        <Empty title={words.nothingYet}>{words.nothingYetWhy}</Empty>
      ) : (
        <>
          <Table
            caption={words.byUnitCaption}
            captionUnseen
            columns={[
              { label: words.unit, head: true },
              { label: words.open, num: true },
              { label: words.overdue, num: true },
              { label: words.met, num: true },
              { label: words.median, num: true },
              { label: words.inTime, num: true },
            ]}
            rows={figures.map(({ of, open, overdue, met, medianDays, inTime, judged }) => ({
              cells: [
                of ? <a href={`/duties?unit=${encodeURIComponent(of.slug)}`}>{of.name}</a> : words.nowhere,
                <Count of={open} />,
                <Count of={overdue} />,
                <Count of={met} />,
                words.days(medianDays),
                words.share(inTime, judged),
              ],
            }))}
          />
          <Fine>{words.byUnitFine}</Fine>
        </>
      )}
    </Section>
  );
}

async function unitPage(given: Given, { visit: { db, today } }: Call, slug: string): Promise<Answer> {
  const unit = (await unitsBySlug(db, [slug])).get(slug);
  if (!unit) throw new NotFound();
  const found = await withNames(db, await dutiesOfUnit(db, unit.id));
  const title = words.ofUnit(unit.name);
  const links = [
    { href: '/staff', label: ledgerWords.staff },
    { href: '/duties', label: words.all },
  ];
  const body = (
    <>
      <Crumbs links={links} />
      <Head title={title} />
      <Section title={ledgerWords.title}>
        {found.length > 0 ? (
          <DutiesTable caption={words.ofUnitCaption} duties={found} today={today} association={given.association} />
        ) : (
          <Empty title={words.nothingYet} />
        )}
      </Section>
    </>
  );
  return page(title, body, { section: '/staff' });
}

/** Across all groups in term: for the liaison, who has to see to it that each gets what it is owed. */
async function groupsPage({ policies }: Given, call: Call): Promise<Answer> {
  signedIn(call);
  const { db, today, grants } = call.visit;
  if (!mayReadLedger(grants)) refuse('not-granted', { grant: 'duties' });
  const { active = 0 } = await countGroups(db);
  const part = partOf(call.query, 'page', active);
  const { groups } = await groupsBy(db, { states: ['active'], ...part });
  const ids = groups.map(({ id }) => id);
  const [owed, promises] = await Promise.all([openDutiesTo(db, ids), promisesByGroup(db, today, ids)]);
  const owing = groups.map((group) => ({
    group,
    owed: owed.filter((duty) => duty.group === group.id),
    owes: promises.get(group.id),
  }));
  const policyOf = ({ policy }: ListedGroup) =>
    policy ? policies.of(policy.id, policy.version) : policies.inForce(today);
  const rules = new Map(groups.map((group) => [policyOf(group).title, policyOf(group)]));
  const links = [
    { href: '/staff', label: ledgerWords.staff },
    { href: '/duties', label: words.all },
  ];
  const body = (
    <>
      <Crumbs links={links} />
      <Head title={words.groupsTitle} lede={words.groupsLede} />
      {[...rules.values()].map(({ title, href, owed }) => (
        <Section title={words.byRule}>
          <p>
            <a href={href}>{title}</a>
          </p>
          <ul>
            {owed.map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
        </Section>
      ))}
      <Section title={words.groups} wide>
        {owing.length > 0 ? <Owing of={owing} today={today} /> : <Empty title={words.noGroups} />}
        <Pages {...part} href={partHref('/duties/groups', call.query, 'page')} />
      </Section>
    </>
  );
  return page(words.groupsTitle, body, { section: '/staff' });
}

interface OwingGroup {
  readonly group: ListedGroup;
  readonly owed: readonly Duty[];
  readonly owes: Figures | undefined;
}

function Owing({ of, today }: { of: readonly OwingGroup[]; today: CalendarDay }): VNode {
  return (
    <Table
      caption={words.groups}
      captionUnseen
      columns={[
        { label: words.group, head: true },
        { label: words.contact },
        { label: words.owed },
        { label: words.owes },
      ]}
      rows={of.map(({ group, owed, owes }) => ({
        cells: [
          <a href={`/groups/${group.slug}`}>{group.name}</a>,
          group.liaisonName || words.noContact,
          owed.length > 0
            ? owed.map((duty, place) => <Owed duty={duty} today={today} isFirst={place === 0} />)
            : words.nothingOpen,
          <Promised group={group} owes={owes} />,
        ],
      }))}
    />
  );
}

/** “Listing: overdue for 89 days”, on a line of its own, with room for a finger between two. */
function Owed({ duty, today, isFirst }: { duty: Duty; today: CalendarDay; isFirst: boolean }): VNode {
  return (
    <div class={isFirst ? undefined : 'gap-above'}>
      <a href={`/duties/${duty.id}`}>{kindWords[duty.kind]}</a> <StateInTable duty={duty} today={today} />
    </div>
  );
}

function Promised({ group, owes }: Pick<OwingGroup, 'group' | 'owes'>): VNode {
  if (!owes) return <>{words.nothingOpen}</>;
  return (
    <>
      <a href={`/groups/${group.slug}/promises`}>
        {owes.open > 0 ? words.promises(owes.open, owes.overdue) : words.nothingOpen}
      </a>
      {owes.judged > 0 && <Fine>{words.kept(owes.inTime, owes.judged)}</Fine>}
    </>
  );
}
