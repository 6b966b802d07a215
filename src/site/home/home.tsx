import type { VNode } from 'preact';
import {
  decisions,
  petitionsIn,
  PetitionEntries,
  stateWords,
  type ListedDecision,
  type ListedPetition,
  type PolicyView,
} from '../../charters/index.ts';
import { formerlyOf, gistOf, groupsBy, GroupStateMark, type ListedGroup } from '../../groups/index.ts';
import {
  Day,
  Empty,
  Entries,
  Entry,
  Hero,
  LinkButton,
  Ring,
  Section,
  State,
  Steps,
  Table,
} from '../../platform/web/parts/index.ts';
import { get, page, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import type { Association } from '../../roll/index.ts';
import type { SiteHouse } from '../house.ts';
import { lastSigning, wayInWords, words } from './words.ts';

const mostOpen = 6;
const mostPending = 6;
const mostGroups = 12;
const mostDecided = 5;

/** `GET /`: what members have begun, and how to begin. */
export function homeRoute({ association, given }: SiteHouse): Route {
  return get('/', (call) => home(call, association, given.policies.inForce(call.visit.today)));
}

async function home(call: Call, association: Association, policy: PolicyView): Promise<Answer> {
  const { db, zone, today } = call.visit;
  const [petitions, groups, decided] = await Promise.all([
    petitionsIn(db, ['awaiting', 'signing', 'filed', 'docketed']),
    groupsBy(db, { states: ['active'], most: mostGroups }),
    decisions(db, { most: mostDecided }),
  ]);
  const open = petitions.filter(({ state }) => state === 'signing');
  const pending = petitions.filter(({ state }) => state !== 'signing').slice(0, mostPending);
  const needed = Number(lastSigning(policy).count);
  const body = (
    <>
      <Welcome association={association} policy={policy} first={mostSigned(open)} />
      <div class="wrap">
        <Section title={words.open}>
          {open.length > 0 ? (
            <PetitionEntries petitions={open.slice(0, mostOpen)} zone={zone} today={today} />
          ) : (
            <NoneOpen />
          )}
          <p>
            <a href="/petitions">{words.allPetitions}</a>
          </p>
        </Section>
        <Section title={words.way}>
          <Steps steps={wayInWords(policy, association)} />
          <p>
            <a href="/start">{words.more}</a>
          </p>
        </Section>
        {pending.length > 0 && (
          <Section title={words.before}>
            <PetitionEntries petitions={pending} zone={zone} today={today} />
          </Section>
        )}
        <Section title={words.groups(groups.groups.length, groups.total)} id="groups">
          <Groups groups={groups.groups} noun={association.words.group.one} />
        </Section>
        {decided.length > 0 && (
          <Section title={words.decided}>
            <Decided decided={decided} />
          </Section>
        )}
      </div>
    </>
  );
  return page(words.pageTitle(association.words.group.many), body, {
    section: '/',
    description: words.description(needed, association.shortName),
  });
}

/** The one with the longest way behind it; of two alike the one that closes first. */
function mostSigned(open: readonly ListedPetition[]): ListedPetition | undefined {
  return open.reduce<ListedPetition | undefined>(
    (most, each) => (!most || each.signed > most.signed ? each : most),
    undefined,
  );
}

interface WelcomeProps {
  readonly association: Association;
  readonly policy: PolicyView;
  readonly first: ListedPetition | undefined;
}

function Welcome({ association, policy, first }: WelcomeProps): VNode {
  return (
    <Hero
      title={words.title(policy)}
      lede={words.lede(policy, association.words)}
      actions={
        <>
          <LinkButton href="/petitions/new" large>
            {words.start}
          </LinkButton>
          <LinkButton href="/groups" large kind="quiet">
            {words.find}
          </LinkButton>
        </>
      }
      beside={
        first && (
          <Ring filled={first.signed} needed={first.needed ?? Number(lastSigning(policy).count)}>
            {words.signedForLabel} <br />
            <a href={`/petitions/${first.id}`}>{first.title}</a>
          </Ring>
        )
      }
    />
  );
}

function NoneOpen(): VNode {
  return (
    <Empty
      title={words.noneOpen}
      action={
        <LinkButton href="/start" kind="quiet">
          {words.more}
        </LinkButton>
      }
    >
      {words.noneOpenWhy}
    </Empty>
  );
}

function wasWritten(group: ListedGroup): string | false {
  const names = formerlyOf(group).map(({ name }) => name);
  return names.length > 0 && words.formerly(names);
}

function Groups({ groups, noun }: { groups: readonly ListedGroup[]; noun: string }): VNode {
  return (
    <>
      {groups.length === 0 ? (
        <Empty title={words.noGroups(noun)}>{words.noGroupsWhy}</Empty>
      ) : (
        <Entries two>
          {groups.map((group) => (
            <Entry
              title={group.name}
              href={`/groups/${group.slug}`}
              mark={{ what: `G ${group.number}`, state: <GroupStateMark group={group} /> }}
              was={wasWritten(group)}
            >
              <p>{gistOf(group.purpose)}</p>
            </Entry>
          ))}
        </Entries>
      )}
      <p>
        <a href="/groups">{words.allGroups}</a>
      </p>
    </>
  );
}

function Decided({ decided }: { decided: readonly ListedDecision[] }): VNode {
  return (
    <Table
      caption={words.decided}
      captionUnseen
      columns={[
        { label: words.petition, head: true },
        { label: words.verified, num: true },
        { label: words.decision },
        { label: words.day },
      ]}
      rows={decided.map(({ petition, title, counted, result, decidedOn }) => ({
        cells: [
          <a href={`/petitions/${petition}`}>{title}</a>,
          counted ?? '',
          <State of={result}>{stateWords[result]}</State>,
          <Day on={decidedOn} as="short" />,
        ],
      }))}
    />
  );
}
