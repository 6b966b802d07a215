import { NotFound } from '../../../platform/refusal/index.ts';
import { Banner, ErrorSummary, type Returned } from '../../../platform/web/parts/index.ts';
import { get, page, plain, seeOther, type Answer, type Call, type Route } from '../../../platform/web/index.ts';
import { dayOf } from '../../../platform/time/index.ts';
import { memberOfPerson, personOf, personsOf } from '../../../roll/index.ts';
import { groupsById } from '../../../groups/index.ts';
import { decisionsOn } from '../../docket/queries.ts';
import type { Given } from '../../given.ts';
import { verdictsIn, verificationOf } from '../../verification/queries.ts';
import { countOf } from '../../verification/rules.ts';
import type { Petition } from '../model.ts';
import {
  countSignatures,
  isOrganizer,
  organizersOf,
  petitionToSign,
  shownSigners,
  signatureOf,
  signaturesByDay,
  suspensionOf,
} from '../queries.ts';
import { impedimentsToSigning, isPublic } from '../rules.ts';
import { frozenText } from '../text.ts';
import { petitionIn } from './addresses.ts';
import { shownBeforeBody } from './before-body.ts';
import { SignaturesChart } from './chart.tsx';
import { PetitionPage } from './petition.tsx';
import type { Reader } from './sign-panel.tsx';
import { pageWords as words } from './words.ts';

/** What everyone may read. */
export function publicRoutes(given: Given): Route[] {
  return [get('/petitions/:id', (call) => petitionPage(given, call)), get('/petitions/:id/text', text)];
}

/** @param asking the wish for a letter to sign, as it came back with something wrong */
export async function petitionPage(given: Given, call: Call, asking?: Returned): Promise<Answer> {
  const { db, by, zone, at, today } = call.visit;
  const petition = await petitionIn(call);
  if (!isPublic(petition))
    return seeOther(`/petitions/${petition.id}/${petition.state === 'draft' ? 'draft' : 'desk'}`);
  const [signed, organizers, reader, decisions, suspension, shown, near, days, mine, verification, group, meeting] =
    await Promise.all([
      countSignatures(db, petition.id),
      organizersOf(db, petition.id),
      readerOf(given, call, petition),
      decisionsOn(db, petition.id),
      petition.state === 'suspended' ? suspensionOf(db, petition.id) : null,
      shownSigners(db, petition.id),
      given.near(call.visit, {
        title: petition.title,
        purpose: petition.purpose,
        topics: petition.topics,
        except: petition.id,
      }),
      signaturesByDay(db, petition.id, zone),
      by ? isOrganizer(db, petition.id, by) : false,
      verificationOf(db, petition.id),
      petition.groupId ? groupsById(db, [petition.groupId]) : undefined,
      petition.state === 'signing' ? given.association.nextMeeting(call.visit) : null,
    ]);
  const [names, beforeBody] = await Promise.all([personsOf(db, shown), shownBeforeBody(given, call.visit, petition)]);
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
    count: verification?.signedOffAt ? countOf(await verdictsIn(db, petition.id)) : null,
    meeting,
    groupHref: group?.get(petition.groupId!) ? `/groups/${group.get(petition.groupId!)!.slug}` : null,
    topicLabel: (topic: string) => given.association.topics.find(({ slug }) => slug === topic)?.label ?? topic,
    address: `${call.baseUrl}/petitions/${petition.id}`,
    isOrganizer: mine,
    asking,
    notice: asking ? <ErrorSummary errors={asking.errors} /> : notice(call, signed),
    tools: given.tools(petition, call.query),
    chart: (
      <SignaturesChart
        days={days}
        needed={petition.needed ?? 0}
        opened={dayOf(petition.openedAt ?? at, zone)}
        today={petition.filedOn ?? today}
      />
    ),
    now: at,
  };
  return page(petition.title, <PetitionPage {...view} />, {
    section: '/petitions',
    status: asking ? 422 : 200,
    description: `${signed} of ${petition.needed} members have signed.`,
  });
}

function notice(call: Call, signed: number) {
  if (call.query.has('signed')) {
    return (
      <Banner tone="good" title={words.signedNow(signed)} arrives>
        <p>{words.receiptComes}</p>
      </Banner>
    );
  }
  if (call.query.has('withdrawn')) return <Banner title={words.withdrawnNow} arrives />;
  if (call.query.has('reported')) return <Banner title={words.reportedNow} arrives />;
  return null;
}

/** What the panel needs to know of whoever reads; nothing is asked of the roll for a reader who is not signed in. */
async function readerOf(given: Given, call: Call, petition: Petition): Promise<Reader> {
  const { db, by } = call.visit;
  if (!by) return { person: null, name: '', memberNumber: null, standing: '', signature: null, impediments: [] };
  const [person, member, found, signature] = await Promise.all([
    personOf(db, by),
    memberOfPerson(db, by),
    petitionToSign(db, petition.id, by),
    signatureOf(db, petition.id, by),
  ]);
  const rules = given.policies.of(petition.policyId, petition.policyVersion).verification;
  const paidThrough = found?.signer?.paidThrough;
  return {
    person: by,
    name: person?.name ?? '',
    memberNumber: member?.number ?? null,
    standing: paidThrough ? words.standingThrough(paidThrough) : words.standing,
    signature: signature ?? null,
    impediments: found ? impedimentsToSigning(found, rules, call.visit) : [{ code: 'not-a-member' }],
  };
}

/** The very bytes that were hashed, so that anyone can hash them again. */
async function text(call: Call): Promise<Answer> {
  const petition = await petitionIn(call);
  if (!petition.frozenAt) throw new NotFound();
  return plain(frozenText(petition), {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': isPublic(petition) ? 'public, max-age=300' : 'no-store',
  });
}
