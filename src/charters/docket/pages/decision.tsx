import type { ComponentChildren } from 'preact';
import {
  Crumbs,
  ErrorSummary,
  Head,
  LinkButton,
  Obstacles,
  Section,
  State,
  type Returned,
} from '../../../platform/web/parts/index.ts';
import { ballotsOn } from '../../../meetings/index.ts';
import type { Visit } from '../../../platform/act/index.ts';
import { get, page, type Answer, type Call, type Route } from '../../../platform/web/index.ts';
import type { Given } from '../../given.ts';
import { impedimentsToJudging } from '../../grants.ts';
import { stateWords } from '../../petitions/words.ts';
import { impedimentsToKeepingVotes, ofPetition } from '../voting.ts';
import { voteWords, words } from '../words.ts';
import { aboveDossier, sectionFor } from './around.ts';
import { dossierSections } from './dossier-sections.tsx';
import { petitionBefore, ruleOf, type PetitionBefore } from './before.ts';
import { Putting } from './putting.tsx';
import { membersFor, sittingsBegun } from './members.ts';
import { namedPage } from './named.tsx';
import { RoomForm } from './room-form.tsx';
import { recordedAlready, shownVotes } from './shown.tsx';

/** Where members of the body read the dossier of a petition, and its chair has it voted on. */
export const decisionRoute = (given: Given): Route =>
  get('/petitions/:id/decision', async (call) => {
    const before = await petitionBefore(given, call);
    return call.query.get('by') === 'name' ? namedPage(given, call, before) : decisionPage(given, call, before);
  });

/** @param returned the form as it came back, with something wrong */
export async function decisionPage(
  given: Given,
  call: Call,
  before: PetitionBefore,
  returned?: Returned,
): Promise<Answer> {
  const { petition } = before;
  const { visit } = call;
  const { officer } = given.policies.of(petition.policyId, petition.policyVersion);
  const [again, dossier, votes, acts] = await Promise.all([
    call.query.has('again') ? recordedAlready(visit, petition) : null,
    dossierSections(given, visit, petition),
    shownVotes(given, visit, petition, true),
    petition.state === 'docketed' ? actsOn(given, visit, before, returned) : null,
  ]);
  return page(
    `${words.decide}: ${petition.title}`,
    <>
      <Crumbs links={aboveDossier(visit)} />
      <Head
        mark={{ what: `P ${petition.id}`, state: <State of={petition.state}>{stateWords[petition.state]}</State> }}
        title={petition.title}
        lede={words.question(officer === null ? given.association.committee : words.the(officer), petition)}
      />
      {returned && <ErrorSummary title={words.mend(returned.errors.length)} errors={returned.errors} />}
      {again}
      {dossier}
      {votes && <Section title={voteWords.title}>{votes}</Section>}
      {acts}
    </>,
    { section: sectionFor(visit), status: returned ? 422 : 200 },
  );
}

/** What whoever keeps the votes can do; nothing for a member who only votes. */
async function actsOn(
  given: Given,
  visit: Visit,
  before: PetitionBefore,
  form: Returned | undefined,
): Promise<ComponentChildren> {
  const { petition, body } = before;
  const { voting, officer } = given.policies.of(petition.policyId, petition.policyVersion);
  const own = officer
    ? await impedimentsToJudging(visit, petition.id, 'docket.decide')
    : await impedimentsToKeepingVotes(visit, petition.id, body);
  if (own.some(({ code }) => code === 'not-granted')) return null;
  if (own.length > 0)
    return (
      <Section title={words.decide}>
        <Obstacles wordings={own.map(given.word)} />
      </Section>
    );
  if (officer)
    return (
      <Section title={words.decide}>
        <p>{words.officerDecides(officer)}</p>
        <LinkButton href={`/petitions/${petition.id}/authorization`}>{words.decideOn}</LinkButton>
      </Section>
    );
  const [latest] = await ballotsOn(visit.db, ofPetition(petition.id));
  if (latest && !latest.tally)
    return (
      <Section title={words.decide}>
        <p>{voteWords.underWay}</p>
      </Section>
    );
  return (
    <>
      <Putting petition={petition.id} voting={voting} nouns={given.association.nouns} />
      <RoomForm
        petition={petition.id}
        members={await membersFor(visit, petition, body)}
        sittings={await sittingsBegun(visit, petition, body)}
        nouns={given.association.nouns}
        rule={ruleOf(given, petition)}
        latest={latest?.id ?? null}
        mayReturn={voting.mayReturn}
        isSecret={voting.positions === 'secret'}
        form={form}
        today={visit.today}
      />
    </>
  );
}
