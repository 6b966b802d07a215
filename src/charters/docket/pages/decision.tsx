import type { ComponentChildren } from 'preact';
import {
  Crumbs,
  Day,
  ErrorSummary,
  Head,
  Obstacles,
  Prose,
  Section,
  State,
  type Returned,
} from '../../../platform/web/parts/index.ts';
import { membersOfBody } from '../../../meetings/index.ts';
import type { Visit } from '../../../platform/act/index.ts';
import { get, page, type Answer, type Call, type Route } from '../../../platform/web/index.ts';
import { personsOf } from '../../../roll/index.ts';
import type { UnitId } from '../../../units/index.ts';
import { shownToDeciders } from '../../consultations/pages/shown.tsx';
import type { Given } from '../../given.ts';
import type { Petition } from '../../petitions/model.ts';
import { CountSums, DecisionTaken } from '../../petitions/views.tsx';
import { stateWords } from '../../petitions/words.ts';
import { verdictsIn, verificationOf } from '../../verification/queries.ts';
import { countOf } from '../../verification/rules.ts';
import { decisionsOn } from '../queries.ts';
import { impedimentsToKeepingVotes, recusedFrom } from '../voting.ts';
import { words } from '../words.ts';
import { dossierOf } from './dossier.ts';
import { RoomForm, type MemberOfBody } from './room-form.tsx';
import { wordingOf } from './wording.ts';

/** Where members of the body read the dossier of a petition, and its chair has it voted on. */
export const decisionRoute = (given: Given): Route =>
  get('/petitions/:id/decision', (call) => decisionPage(given, call, { byName: call.query.get('by') === 'name' }));

/** Which form came back, with something wrong. */
interface Back {
  readonly room?: Returned;
  readonly byName?: boolean;
}

export async function decisionPage(given: Given, call: Call, back: Back): Promise<Answer> {
  const { petition, body } = await dossierOf(given, call);
  const { visit } = call;
  const [dossier, acts] = await Promise.all([
    dossierSections(given, visit, petition),
    petition.state === 'docketed' ? actsOn(given, visit, { petition, body, back }) : null,
  ]);
  const { room: returned } = back;
  return page(
    `${words.decide}: ${petition.title}`,
    <>
      <Crumbs
        links={[
          { href: '/staff', label: words.staff },
          { href: '/docket', label: words.title },
        ]}
      />
      <Head
        mark={{ what: `P ${petition.id}`, state: <State of={petition.state}>{stateWords[petition.state]}</State> }}
        title={petition.title}
        lede={words.question(given.association.committee)}
      />
      {returned && <ErrorSummary title={words.mend(returned.errors.length)} errors={returned.errors} />}
      {dossier}
      {acts}
    </>,
    { section: '/staff', status: returned ? 422 : 200 },
  );
}

async function dossierSections(given: Given, visit: Visit, petition: Petition): Promise<ComponentChildren> {
  const { db } = visit;
  const { id, title, purpose, topics } = petition;
  const [all, verification, near, former, consultation] = await Promise.all([
    verdictsIn(db, id),
    verificationOf(db, id),
    given.near(visit, { title, purpose, topics, except: id }),
    decisionsOn(db, id),
    shownToDeciders(given, visit, petition),
  ]);
  return (
    <>
      <Section title={words.dossier}>
        <Prose text={purpose} statement />
        <CountSums count={countOf(all)} needed={petition.needed ?? 0} />
        {verification?.note && (
          <p>
            {words.staffNote} {verification.note}
          </p>
        )}
        {former.map((decision) => (
          <p>
            <Day on={decision.decidedOn} /> <DecisionTaken decision={decision} />
          </p>
        ))}
      </Section>
      <Section title={words.near}>{near}</Section>
      {consultation}
    </>
  );
}

interface ActsOn {
  readonly petition: Petition;
  readonly body: UnitId | null;
  readonly back: Back;
}

/** What whoever keeps the votes can do; nothing for a member who only votes. */
async function actsOn(given: Given, visit: Visit, { petition, body, back }: ActsOn): Promise<ComponentChildren> {
  const own = await impedimentsToKeepingVotes(visit, petition.id, body);
  if (own.some(({ code }) => code === 'not-granted')) return null;
  if (own.length > 0)
    return (
      <Section title={words.decide}>
        <Obstacles wordings={own.map(wordingOf)} />
      </Section>
    );
  const { decision } = given.policies.of(petition.policyId, petition.policyVersion);
  return (
    <RoomForm
      petition={petition.id}
      members={await membersFor(visit, petition, body)}
      rule={[words.rule(decision.carries, decision.quorum), ...(decision.ratified ? [words.ratified] : [])].join(' ')}
      byName={back.byName ?? false}
      form={back.room}
      today={visit.today}
    />
  );
}

/** The members of the body today, by name, and who of them is recused by the rule. */
export async function membersFor(
  { db, today }: Pick<Visit, 'db' | 'today'>,
  petition: Petition,
  body: UnitId | null,
): Promise<MemberOfBody[]> {
  const members = body === null ? [] : await membersOfBody(db, body, today);
  const [persons, recused] = await Promise.all([personsOf(db, members), recusedFrom(db, petition.id)]);
  return members.map((person) => ({
    person,
    name: persons.get(person)?.name ?? '',
    recused: recused.some((one) => one.person === person),
  }));
}
