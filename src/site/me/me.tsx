import type { VNode } from 'preact';
import { endSessionsOf, sessionIdOf } from '../../platform/auth/index.ts';
import {
  Empty,
  Head,
  LinkButton,
  MemberNumber,
  Moment,
  Obstacles,
  Section,
  State,
  type MarkProps,
} from '../../platform/web/parts/index.ts';
import {
  get,
  page,
  post,
  seeOther,
  sessionCookie,
  signedIn,
  type Answer,
  type Call,
  type Route,
} from '../../platform/web/index.ts';
import { dayWritten } from '../../platform/written/index.ts';
import { PetitionEntries } from '../../charters/index.ts';
import { owingAssociation, OwnDuties } from '../../duties/index.ts';
import type { Association } from '../../roll/index.ts';
import type { SiteHouse } from '../house.ts';
import { exportRoute } from './export.ts';
import { mailRoutes, stoppedMailNotice } from './mail.tsx';
import { ownThings, type OwnThings, type Place } from './reading.ts';
import { Groups, Kept, Posts, Programs, Sessions, Signatures, Waiting } from './sections.tsx';
import { tokenRoutes } from './tokens.tsx';
import { Withheld } from '../withheld.tsx';
import { words } from './words.ts';

/** One's own page, and what is done from there. */
export function meRoutes(house: SiteHouse): Route[] {
  return [
    get('/me', (call) => ownPage(call, house)),
    exportRoute(house),
    post('/me/sessions/:id/end', endSession),
    ...mailRoutes(),
    ...tokenRoutes(house),
  ];
}

async function ownPage(call: Call, { association, word }: SiteHouse): Promise<Answer> {
  const person = signedIn(call);
  const own = await ownThings(call.visit, person, association);
  const { zone, today } = call.visit;
  const secret = call.cookie(sessionCookie);
  const body = (
    <>
      <OwnHead own={own} zone={zone} association={association} />
      {own.place && own.place.impediments.length > 0 && (
        <Section title={words.whyNot}>
          <Obstacles wordings={own.place.impediments.map(word)} quiet />
        </Section>
      )}
      {await stoppedMailNotice(call.visit, person)}
      <Withheld withheld={call.withheld} />
      <Waiting own={own} zone={zone} />
      <OwnDuties duties={own.duties} today={today} association={owingAssociation(association)} />
      <Section title={words.groups} id="groups">
        <Groups own={own} zone={zone} />
        <p>
          <a href="/me/profile">{words.toProfile}</a>
        </p>
        {own.participations.length > 0 && (
          <p>
            <a href="/me/lists">{words.lists}</a>
          </p>
        )}
      </Section>
      {own.posts.length > 0 && (
        <Section title={words.posts}>
          <Posts posts={own.posts} offices={association.offices} />
        </Section>
      )}
      <Section title={words.signatures}>
        <Signatures signatures={own.signatures} zone={zone} />
      </Section>
      <Section title={words.petitions}>
        {own.petitions.length > 0 ? (
          <>
            <PetitionEntries petitions={own.petitions} zone={zone} today={today} />
            <p>
              <StartOne />
            </p>
          </>
        ) : (
          <Empty title={words.noPetitions} action={<StartOne />}>
            {words.noPetitionsWhy}
          </Empty>
        )}
      </Section>
      <Section title={words.sessions}>
        <Sessions sessions={own.sessions} current={secret ? sessionIdOf(secret) : ''} zone={zone} />
        <p>
          <a href="/me/ways-in">{words.waysIn}</a>
        </p>
      </Section>
      <Section title={words.programs}>
        <Programs />
      </Section>
      <Section title={words.kept}>
        <Kept />
      </Section>
    </>
  );
  return page(words.title, body, { section: '/me' });
}

interface OwnHeadProps {
  readonly own: OwnThings;
  readonly zone: string;
  readonly association: Association;
}

function OwnHead({ own: { self, place, rollAt }, zone, association }: OwnHeadProps): VNode {
  const title = self?.name || self?.email || words.noName;
  if (!place) return <Head title={title} mark={{ what: words.notMember }} lede={words.notMemberLede} />;
  const lede = (
    <>
      {paidWritten(place, association)}
      {rollAt && (
        <>
          {words.byTheRollOf} <Moment at={rollAt} zone={zone} as="day" />
        </>
      )}
      .
    </>
  );
  return <Head title={title} mark={markOf(place)} lede={lede} />;
}

function markOf({ member, impediments, standing }: Place): MarkProps {
  const isGood = impediments.length === 0;
  return {
    what: <MemberNumber of={standing.number} />,
    more: [member.joinedOn && words.since(member.joinedOn.slice(0, 4))],
    state: <State of={isGood ? 'counted' : 'rejected'}>{isGood ? words.good : words.notGood}</State>,
  };
}

/** “Paid through 30 June 2027. Regular member” */
function paidWritten({ standing }: Place, { classes }: Association): string {
  const its = classes.find(({ code }) => code === standing.class);
  const paid = its?.neverExpires
    ? words.neverExpires
    : standing.paidThrough && `${words.paidThrough} ${dayWritten(standing.paidThrough)}.`;
  return [paid, its?.label ?? standing.class].filter(Boolean).join(' ');
}

function StartOne(): VNode {
  return (
    <LinkButton href="/petitions/new" kind="quiet">
      {words.start}
    </LinkButton>
  );
}

async function endSession(call: Call): Promise<Answer> {
  const person = signedIn(call);
  await endSessionsOf(call.visit, person, call.params['id'] ?? '');
  return seeOther('/me#signed-in-on');
}
