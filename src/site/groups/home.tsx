import type { VNode } from 'preact';
import {
  belongingOf,
  countParticipants,
  GroupAbout,
  GroupEnd,
  gistOf,
  GroupHead,
  groupParticipants,
  GroupSpeaks,
  holderFacts,
  impedimentsToEditing,
  impedimentsToJoining,
  JoinPanel,
  named,
  Offer,
  openRolesOf,
  participationOf,
  Roster,
  rosterOf,
  seeGroup,
  standingIn,
  topicLabel,
  type Group,
  type GroupsHouse,
} from '../../groups/index.ts';
import { Banner, Facts, Quick, Section, Tracings, WithSide } from '../../platform/web/parts/index.ts';
import { get, page, seeOther, type Call, type Route } from '../../platform/web/index.ts';
import { personOf, type Association, type Nouns } from '../../roll/index.ts';
import { dormanciesOf, Ended, endingOf, sleepWritten, type Dormancy } from '../../lifecycle/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import { listHref, Talk, talkOfGroup } from '../../conversations/index.ts';
import type { CharterSource, ShownCharter, ShownRenewal } from './charter.ts';
import { groupFeedPath } from '../feeds/of-group.ts';
import { feedWords } from '../feeds/words.ts';
import { groupCard } from './picture.ts';
import { stateNow } from './state.ts';
import { Term } from './term.tsx';
import { homeWords as words } from './words.ts';

/** `GET /groups/:slug`: the home of a group. A former address leads to the present one. */
export function homePage(house: GroupsHouse, charters: CharterSource): Route {
  return get('/groups/:slug', async (call) => {
    const group = await seeGroup(call.visit, call.params['slug']);
    if (group.slug !== call.params['slug']) return seeOther(`/groups/${group.slug}`);
    const { db, today } = call.visit;
    const [charter, asleep, shown, talk] = await Promise.all([
      charters.charterOf(db, group, today),
      dormanciesOf(db, [group.id]),
      shownTo(call, group, house),
      talkOfGroup(call.visit, group.id),
    ]);
    const dormancy = group.state === 'active' ? asleep.get(group.id) : undefined;
    // Whoever took part in a group that ended left with it, or was never written down.
    const hasParticipants = group.state === 'active' || shown.count.all > 0;
    const mayEdit = impedimentsToEditing(group, call.visit.grants).length === 0;
    const topics = group.topics.map((slug) => ({
      label: topicLabel(house.association.topics, slug),
      href: `/groups?topic=${encodeURIComponent(slug)}`,
    }));
    const done = words.done[call.query.get('done') ?? ''];
    const body = (
      <>
        <GroupHead group={group} state={stateNow(group, { charter, dormancy, today })} />
        <GroupEnd group={group} />
        {done && <Banner tone="good" title={done} arrives />}
        {shown.offers.map((role) => (
          <Offer role={role} holders={shown.holders} group={group} />
        ))}
        {(group.state === 'active' || shown.join.participation) && (
          <Quick href="#belonging" label={shown.join.participation ? words.quickInside : words.quickOutside}>
            {groupParticipants(shown.count.all)}
          </Quick>
        )}
        <WithSide
          sideLabel={words.belonging}
          side={<Side group={group} shown={shown} association={house.association} />}
        >
          {charter?.renewal && <Renewal renewal={charter.renewal} nouns={house.association.words} />}
          {dormancy && <Asleep dormancy={dormancy} today={today} />}
          {group.endedOn !== null && group.state !== 'lapsed' && (
            <Ended
              group={group}
              ending={await endingOf(db, group)}
              archive={archiveOf(talk)}
              nouns={house.association.words}
            />
          )}
          <GroupAbout group={group} mayEdit={mayEdit} />
          <Term group={group} charter={charter} today={today} />
          {talk && <Talk talk={talk} lists={`/groups/${group.slug}/lists`} zone={call.visit.zone} />}
          {group.state === 'active' && <Owed charter={charter} />}
          <Section title={words.filedUnder}>
            <Tracings label={words.filedUnder} topics={topics} />
          </Section>
          {hasParticipants && (
            <Section title={words.participants}>
              <Roster group={group} named={shown.roster} count={shown.count} />
            </Section>
          )}
        </WithSide>
      </>
    );
    const linked = { group, participants: shown.count.all, term: charter?.term ?? null };
    return page(group.name, body, {
      section: '/groups',
      description: gistOf(group.purpose),
      card: groupCard(linked, house),
      feeds: [{ href: `${groupFeedPath(group)}.atom`, title: feedWords.ofGroup(group.name) }],
    });
  });
}

const archiveOf = (talk: Awaited<ReturnType<typeof talkOfGroup>>) =>
  talk ? { href: listHref(talk.list), messages: talk.messages } : null;

type Shown = Awaited<ReturnType<typeof shownTo>>;

/** What one visitor sees of who belongs to the group. */
async function shownTo(call: Call, group: Group, house: GroupsHouse) {
  const { db, by, today, zone } = call.visit;
  const [participation, belonging, roles, liaison, roster, count] = await Promise.all([
    by ? participationOf(db, group.id, by) : undefined,
    by ? belongingOf(db, by, today, standingIn(house)) : undefined,
    openRolesOf(db, group.id).then((open) => named(db, open)),
    group.liaison ? personOf(db, group.liaison) : undefined,
    rosterOf(db, group),
    countParticipants(db, group.id),
  ]);
  const mayAsk = belonging && !participation && group.state === 'active';
  const reasons = mayAsk ? impedimentsToJoining(group, belonging) : [];
  return {
    join: { group, zone, signedIn: by !== null, participation, reasons: reasons.map(house.word) },
    holders: roles.filter((role) => role.acceptedAt !== null),
    offers: roles.filter((role) => role.acceptedAt === null && role.person === by),
    roster,
    count,
    liaison: liaison?.name ?? group.liaisonName,
  };
}

function Side({ group, shown, association }: { group: Group; shown: Shown; association: Association }): VNode {
  return (
    <>
      <JoinPanel {...shown.join} />
      <div class="gap-above">
        <Facts
          tight
          of={[
            ...holderFacts(shown.holders),
            shown.liaison !== '' && [words.liaison, shown.liaison],
            group.openTo !== '' && [words.openTo, group.openTo],
            [words.roles, <a href={`/groups/${group.slug}/roles`}>{words.rolesLink}</a>],
            [words.renewing, <a href={`/groups/${group.slug}/renewal`}>{words.renewingLink}</a>],
            [words.dormancy, <a href={`/groups/${group.slug}/dormancy`}>{words.dormancyLink}</a>],
            [words.promises, <a href={`/groups/${group.slug}/promises`}>{words.promisesLink}</a>],
            [words.timeline, <a href={`/groups/${group.slug}/timeline`}>{words.timelineLink}</a>],
            [
              words.entry,
              <a href={`/handbook/groups/${group.slug}`}>{words.entryLink(association.words.handbook.common)}</a>,
            ],
            [words.changes, <a href={`/groups/${group.slug}/changes`}>{words.changesLink}</a>],
          ]}
        />
      </div>
      <div class="gap-above">
        <GroupSpeaks association={association} />
      </div>
    </>
  );
}

function Renewal({ renewal, nouns }: { renewal: ShownRenewal; nouns: Nouns }): VNode {
  return (
    <Banner
      title={renewal.filedOn ? words.renewalPending(renewal.filedOn) : words.renewal(renewal.signed, renewal.needed)}
    >
      <p>
        {renewal.filedOn && `${words.pendingWhy(nouns)} `}
        <a href={`/petitions/${renewal.petition}`}>{renewal.filedOn ? words.readFiled : words.readRenewal}</a>
      </p>
    </Banner>
  );
}

function Asleep({ dormancy, today }: { dormancy: Dormancy; today: CalendarDay }): VNode {
  return (
    <Banner title={sleepWritten(dormancy, today)}>
      <p>{dormancy.reason}</p>
    </Banner>
  );
}

function Owed({ charter }: { charter: ShownCharter | null }): VNode | null {
  if (!charter || charter.owed.length === 0) return null;
  return (
    <Section title={words.owed}>
      <ul>
        {charter.owed.map((each) => (
          <li>{each}</li>
        ))}
      </ul>
    </Section>
  );
}
