import type { ComponentChildren, VNode } from 'preact';
import {
  Banner,
  Button,
  Crumbs,
  Day,
  Details,
  Entries,
  Facts,
  Fine,
  Head,
  PostForm,
  Prose,
  Section,
  Table,
  Tracings,
  WithSide,
} from '../../../platform/web/parts/index.ts';
import { get, page, seeOther, type Call, type Route } from '../../../platform/web/index.ts';
import { topicLabels } from '../../charges/keeping.ts';
import type { UnitsHouse } from '../../house.ts';
import { postsAt, withNames, type NamedPost } from '../../posts/queries.ts';
import { mayEditPosts } from '../../posts/rules.ts';
import { words as postWords } from '../../posts/words.ts';
import type { NamedUnit, Unit } from '../model.ts';
import { seeUnit, unitsAbove, unitsBelow, unitsById } from '../queries.ts';
import { mayEditUnits } from '../rules.ts';
import { words } from '../words.ts';
import { UnitEntry } from './tree.tsx';

/** `GET /units/:slug`: what a unit is responsible for, and who holds office there. A former address leads to the present one. */
export function unitPage(house: UnitsHouse): Route {
  return get('/units/:slug', async (call) => {
    const unit = await seeUnit(call.visit, call.params['slug']);
    if (unit.slug !== call.params['slug']) return seeOther(`/units/${unit.slug}`);
    const { db, today } = call.visit;
    const above = await unitsAbove(db, unit.id);
    const posts = await withNames(db, await postsAt(db, unit.id));
    const held = posts.filter(({ untilOn }) => untilOn === null || untilOn > today);
    const past = posts.filter((post) => !held.includes(post));
    const body = (
      <>
        <UnitHead unit={unit} above={above} />
        {unit.discontinuedOn && <NoMore unit={unit} mayResume={mayEditUnits(call.visit.grants)} />}
        <WithSide sideLabel={words.about} side={<Side unit={unit} call={call} />}>
          <Section title={words.charge}>
            {unit.charge ? <Prose text={unit.charge} statement /> : <p>{words.noCharge}</p>}
          </Section>
          {held.length > 0 && (
            <Section title={words.posts}>
              <Posts posts={held} caption={words.posts} house={house} />
            </Section>
          )}
          <Parts of={await partsOf(call, unit)} />
          {await house.besides?.(call.visit, unit)}
          {unit.topics.length > 0 && (
            <Section title={words.filedUnder}>
              <Tracings label={words.filedUnder} topics={topicLinks(unit, house)} />
            </Section>
          )}
          {past.length > 0 && (
            <Section title={words.pastPosts}>
              <PastPosts posts={past} house={house} />
            </Section>
          )}
        </WithSide>
      </>
    );
    return page(unit.name, body, { section: '/units', description: unit.charge.slice(0, 200) });
  });
}

/** The head of every page about a unit. */
export function UnitHead({
  unit,
  above,
  title,
  lede,
}: {
  unit: Unit;
  above: readonly NamedUnit[];
  title?: string;
  lede?: ComponentChildren;
}): VNode {
  const crumbs = [
    { href: '/units', label: words.allUnits },
    ...above.toReversed().map(({ slug, name }) => ({ href: `/units/${slug}`, label: name })),
  ];
  return (
    <>
      <Crumbs links={title ? [...crumbs, { href: `/units/${unit.slug}`, label: unit.name }] : crumbs} />
      <Head
        title={title ?? unit.name}
        lede={lede}
        mark={{ what: unit.acronym || undefined, more: [unit.kind, unit.foundedOn?.slice(0, 4)] }}
      >
        {!title && unit.formerNames.length > 0 && (
          <p class="was">
            {words.formerly}{' '}
            {unit.formerNames
              .map(({ name, untilOn }) => (untilOn ? `${name} (${words.until(untilOn)})` : name))
              .join(', ')}
          </p>
        )}
      </Head>
    </>
  );
}

function NoMore({ unit, mayResume }: { unit: Unit; mayResume: boolean }): VNode {
  return (
    <Banner title={words.isNoMore(unit.discontinuedOn ?? '')}>
      {mayResume && (
        <PostForm action={`/units/${unit.slug}/resumption`} row>
          <Button kind="quiet">{words.resume}</Button>
        </PostForm>
      )}
    </Banner>
  );
}

function Side({ unit, call: { visit } }: { unit: Unit; call: Call }): VNode {
  const isSignedIn = visit.by !== null;
  const contact = [unit.contactName, isSignedIn && unit.contactEmail && <MailTo address={unit.contactEmail} />].filter(
    Boolean,
  );
  return (
    <>
      <Facts
        tight
        of={[
          unit.parent && [words.partOf, <a href={`/units/${unit.parent.slug}`}>{unit.parent.name}</a>],
          contact.length > 0 && [words.contact, contact.flatMap((each, at) => (at > 0 ? [<br />, each] : [each]))],
          unit.foundedOn !== null && [words.founded, <Day on={unit.foundedOn} />],
          unit.discontinuedOn !== null && [words.discontinued, <Day on={unit.discontinuedOn} />],
        ]}
      />
      {(mayEditUnits(visit.grants) || mayEditPosts(visit.grants)) && (
        <div class="gap-above">
          {mayEditUnits(visit.grants) && (
            <Fine>
              <a href={`/units/${unit.slug}/charge`}>{words.editUnit}</a>
            </Fine>
          )}
          {mayEditPosts(visit.grants) && (
            <Fine>
              <a href={`/units/${unit.slug}/posts`}>{words.editPosts}</a>
            </Fine>
          )}
          {mayEditUnits(visit.grants) && !unit.discontinuedOn && (
            <Fine>
              <a href={`/units/${unit.slug}/discontinuation`}>{words.discontinueLink}</a>
            </Fine>
          )}
        </div>
      )}
    </>
  );
}

/** An address that may be broken before its @ only. */
function MailTo({ address }: { address: string }): VNode {
  const [local = '', domain = ''] = address.split('@');
  return (
    <a href={`mailto:${address}`}>
      {local}
      <wbr />@{domain}
    </a>
  );
}

/** What an office is called. */
export const officeLabel = ({ association }: Pick<UnitsHouse, 'association'>, office: string): string =>
  association.offices.find((each) => each.office === office)?.label ?? office;

function Posts({ posts, caption, house }: { posts: readonly NamedPost[]; caption: string; house: UnitsHouse }): VNode {
  const columns = [
    { label: postWords.office, head: true },
    { label: postWords.who },
    { label: postWords.from },
    { label: postWords.until },
  ];
  const rows = inOrder(posts, house).map(({ office, name, fromOn, untilOn }) => ({
    cells: [
      officeLabel(house, office),
      name || postWords.erased,
      <Day on={fromOn} as="short" />,
      untilOn ? <Day on={untilOn} as="short" /> : postWords.open,
    ],
  }));
  return <Table caption={caption} captionUnseen columns={columns} rows={rows} />;
}

/** Long lists of the past are folded. */
function PastPosts({ posts, house }: { posts: readonly NamedPost[]; house: UnitsHouse }): VNode {
  const table = <Posts posts={posts} caption={words.pastPosts} house={house} />;
  return posts.length > 5 ? <Details summary={words.pastCount(posts.length)}>{table}</Details> : table;
}

/** In the order of the association's offices; within one, whoever came first. */
export function inOrder<P extends NamedPost>(
  posts: readonly P[],
  { association }: Pick<UnitsHouse, 'association'>,
): P[] {
  const rank = (office: string) => association.offices.findIndex((each) => each.office === office);
  return posts.toSorted(
    (one, other) =>
      rank(one.office) - rank(other.office) || one.fromOn.localeCompare(other.fromOn) || one.id - other.id,
  );
}

interface Part {
  readonly unit: Unit;
  readonly below: readonly (NamedUnit & { readonly isStanding: boolean })[];
}

async function partsOf({ visit: { db } }: Call, unit: Unit): Promise<Part[]> {
  const ids = ((await unitsBelow(db, [unit.id])).get(unit.id) ?? []).map(({ id }) => id);
  const [parts, below] = [await unitsById(db, ids), await unitsBelow(db, ids)];
  return ids.map((id) => ({ unit: parts.get(id)!, below: below.get(id) ?? [] }));
}

function Parts({ of: parts }: { of: readonly Part[] }): VNode | null {
  if (parts.length === 0) return null;
  return (
    <Section title={words.below}>
      <Entries>
        {parts.map(({ unit, below }) => (
          <UnitEntry unit={unit} parts={below} />
        ))}
      </Entries>
    </Section>
  );
}

function topicLinks(unit: Unit, { association }: UnitsHouse): { label: string; href: string }[] {
  const labels = topicLabels(unit.topics, association.topics);
  return unit.topics.map((slug, at) => ({
    label: labels[at] ?? slug,
    href: `/units?topic=${encodeURIComponent(slug)}`,
  }));
}
