import { get, page, seeOther, type Answer, type Call, type Route } from '../../../platform/web/index.ts';
import { addMilliseconds, dayOf, type CalendarDay } from '../../../platform/time/index.ts';
import { personsOf } from '../../../roll/index.ts';
import { groupsById } from '../../../groups/index.ts';
import { cameAbout } from '../../circulation/pages/came-about.tsx';
import { decisionsOn } from '../../docket/queries.ts';
import type { Given } from '../../given.ts';
import { newsShown } from '../../news/pages/shown.tsx';
import { countSignedOff } from '../../verification/queries.ts';
import { stoppedStates } from '../model.ts';
import { isOrganizer, organizersOf, shownSigners, signaturesByDay, suspensionOf } from '../queries.ts';
import { whatFollowed } from '../followed.ts';
import { isPublic } from '../rules.ts';
import { petitionIn } from '../addresses.ts';
import { shownBeforeBody } from './before-body.ts';
import { noticeIn, type AskingBack } from './notices.tsx';
import { SignaturesChart } from './chart.tsx';
import { PetitionPage } from './petition.tsx';
import { readerOf } from './reader.ts';
import { textRoute } from './text-route.ts';

/** What everyone may read. */
export function publicRoutes(given: Given): Route[] {
  return [get('/petitions/:id', (call) => petitionPage(given, call)), textRoute];
}

/** @param asking the wish for a letter to sign, as it came back with something wrong */
export async function petitionPage(given: Given, call: Call, asking?: AskingBack): Promise<Answer> {
  const { db, by, zone, at, today } = call.visit;
  const petition = await petitionIn(call);
  if (!isPublic(petition))
    return seeOther(`/petitions/${petition.id}/${petition.state === 'draft' ? 'draft' : 'desk'}`);
  const [followed, organizers, reader, suspension, shown, near, days, mine, group, meeting, came, way] =
    await Promise.all([
      whatFollowed(db, petition.id),
      organizersOf(db, petition.id),
      readerOf(given, call, petition),
      stoppedStates.includes(petition.state) ? suspensionOf(db, petition.id) : null,
      petition.state === 'withdrawn' ? [] : shownSigners(db, petition.id),
      given.near(call.visit, {
        title: petition.title,
        purpose: petition.purpose,
        topics: petition.topics,
        except: petition.id,
      }),
      signaturesByDay(db, petition.id, zone),
      by ? isOrganizer(db, petition.id, by) : false,
      petition.groupId ? groupsById(db, [petition.groupId]) : undefined,
      petition.state === 'signing' ? given.association.nextMeeting(call.visit) : null,
      cameAbout(given, call.visit, petition.id),
      given.way(call.visit, petition),
    ]);
  const [names, beforeBody, news, decisions, count] = await Promise.all([
    personsOf(db, shown),
    shownBeforeBody(given, call.visit, petition),
    followed.news ? newsShown(call.visit, petition.id) : null,
    followed.decision ? decisionsOn(db, petition.id) : [],
    followed.decision ? countSignedOff(db, petition.id) : null,
  ]);
  const signed = days.at(-1)?.count ?? 0;
  const policy = given.policies.of(petition.policyId, petition.policyVersion);
  const view = {
    petition,
    signed,
    reader,
    organizers,
    decisions,
    suspension,
    near,
    ...beforeBody,
    policy,
    zone,
    shownNames: shown.flatMap((person) => names.get(person)?.name ?? []),
    count,
    meeting,
    groupHref: group?.get(petition.groupId!) ? `/groups/${group.get(petition.groupId!)!.slug}` : null,
    topicLabel: (topic: string) => given.association.topics.find(({ slug }) => slug === topic)?.label ?? topic,
    address: `${call.baseUrl}/petitions/${petition.id}`,
    isOrganizer: mine,
    asking,
    notice: noticeIn(call, signed, given.association.nouns, asking),
    nouns: given.association.nouns,
    news,
    cameAbout: came,
    way,
    tools: given.tools(petition, call.query),
    chart: (
      <SignaturesChart
        days={days}
        needed={petition.needed ?? 0}
        opened={dayOf(petition.openedAt ?? at, zone)}
        today={petition.filedOn ?? today}
        until={lastDayToSign(petition, zone)}
      />
    ),
    now: at,
  };
  return page(petition.title, <PetitionPage {...view} />, {
    section: '/petitions',
    status: asking ? 422 : 200,
    ...given.linkedAs(call, { petition, signed, organizers }),
  });
}

/** Until when the chart leaves room; nothing once signing is over. */
function lastDayToSign(
  { state, closesAt }: { readonly state: string; readonly closesAt: Date | null },
  zone: string,
): CalendarDay | undefined {
  return state === 'signing' && closesAt ? dayOf(addMilliseconds(closesAt, -1), zone) : undefined;
}
