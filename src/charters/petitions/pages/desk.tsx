import { Banner, Day, Fine, Head, LinkButton, Row, Section, State } from '../../../platform/web/parts/index.ts';
import { get, page, post, seeOther, type Answer, type Call, type Route } from '../../../platform/web/index.ts';
import { daysBetween } from '../../../platform/time/index.ts';
import { circulationOf } from '../../circulation/queries.ts';
import type { Given } from '../../given.ts';
import { newsStates } from '../../news/model.ts';
import { newsWords } from '../../news/words.ts';
import { countWaiting } from '../../paper/queries.ts';
import { filePetition } from '../../verification/commands.ts';
import { kindClaimsOn, kindsMissing } from '../kinds.ts';
import type { Petition } from '../model.ts';
import { countSignatures, organizersOf } from '../queries.ts';
import { impedimentsToFiling } from '../rules.ts';
import { lastDay, OrganizersTable } from '../views.tsx';
import { daysToGo, stateWords } from '../words.ts';
import { organizedIn } from '../addresses.ts';
import { ConfirmPage } from './confirm.tsx';
import { Impediments } from './draft.tsx';
import { organizerWords as words } from './organizer-words.ts';
import { CountRing } from './sign-panel.tsx';

/** Where organizers watch the signing, and file. */
export function deskRoutes(given: Given): Route[] {
  return [
    get('/petitions/:id/desk', (call) => deskPage(given, call)),
    get('/petitions/:id/filing', (call) => filingPage(given, call)),
    post('/petitions/:id/filing', (call) => file(given, call)),
  ];
}

/** How the petition stands, for those who answer for it. Names of signers are not here. */
async function deskPage(given: Given, call: Call): Promise<Answer> {
  const petition = await organizedIn(call);
  if (petition.state === 'draft') return seeOther(`/petitions/${petition.id}/draft`);
  const { db, zone, today } = call.visit;
  const [signed, organizers, circulation, onPaper] = await Promise.all([
    countSignatures(db, petition.id),
    organizersOf(db, petition.id),
    circulationOf(db, petition.id),
    countWaiting(db, petition.id),
  ]);
  const impediments = await impedimentsOf(given, call, petition, signed);
  const { namesShown } = given.policies.of(petition.policyId, petition.policyVersion).signing(petition.stage);
  return page(
    petition.title,
    <>
      <Head
        title={petition.title}
        mark={{ what: `P ${petition.id}`, state: <State of={petition.state}>{stateWords[petition.state]}</State> }}
        lede={words.deskLede}
      />
      {petition.state === 'screening' && <Banner title={words.screening} />}
      <Section title={words.howItStands}>
        <CountRing signed={signed} needed={petition.needed ?? 0} />
        {petition.state === 'signing' && petition.closesAt && (
          <p>
            {words.openUntil} <Day on={lastDay(petition.closesAt, zone)} />,{' '}
            {daysToGo(daysBetween(today, lastDay(petition.closesAt, zone)))}
          </p>
        )}
        <Fine>{words.namesSeen(namesShown)}</Fine>
      </Section>
      <Section title={words.next}>
        {petition.state === 'signing' &&
          (impediments.length > 0 ? <Impediments of={impediments} word={given.word} /> : <p>{words.enough}</p>)}
        {petition.state === 'signing' && onPaper > 0 && (
          <Banner tone="warn" title={words.onPaper(onPaper)} level={3}>
            <p>{words.onPaperEnds}</p>
          </Banner>
        )}
        {petition.state === 'signing' && (
          <p>
            <code>{`${call.baseUrl}/petitions/${petition.id}`}</code>
          </p>
        )}
        <Row>
          {impediments.length === 0 && <LinkButton href={`/petitions/${petition.id}/filing`}>{words.file}</LinkButton>}
          <LinkButton kind="quiet" href={`/petitions/${petition.id}`}>
            {words.publicPage}
          </LinkButton>
          {petition.state === 'signing' && (
            <LinkButton kind="quiet" href={`/petitions/${petition.id}/share`}>
              {words.share}
            </LinkButton>
          )}
          {newsStates.includes(petition.state) && (
            <LinkButton kind="quiet" href={`/petitions/${petition.id}/news`}>
              {newsWords.tell}
            </LinkButton>
          )}
          {circulation && (
            <LinkButton kind="quiet" href={`/petitions/${petition.id}/circulation`}>
              {words.cameAbout}
            </LinkButton>
          )}
          <LinkButton kind="quiet" href={`/petitions/${petition.id}/giving-up`}>
            {words.giveUp}
          </LinkButton>
        </Row>
      </Section>
      <Section title={words.organizers}>
        <OrganizersTable caption={words.organizersCaption} organizers={organizers} />
      </Section>
    </>,
    { section: '/petitions' },
  );
}

/** What keeps an organizer from filing. */
async function impedimentsOf({ policies }: Given, { visit }: Call, petition: Petition, signed: number) {
  const { isFiled, among } = policies.of(petition.policyId, petition.policyVersion).signing(petition.stage);
  const claims = among.length > 0 ? await kindClaimsOn(visit.db, petition.id) : [];
  const missing = kindsMissing(among, claims, () => true);
  return impedimentsToFiling(petition, { isFiled, signed, missing, isOrganizer: true, ...visit });
}

async function filingPage(given: Given, call: Call): Promise<Answer> {
  const petition = await organizedIn(call);
  const [signed, onPaper] = await Promise.all([
    countSignatures(call.visit.db, petition.id),
    countWaiting(call.visit.db, petition.id),
  ]);
  // What stands in the way is told where the organizers see how it stands.
  if ((await impedimentsOf(given, call, petition, signed)).length > 0)
    return seeOther(`/petitions/${petition.id}/desk`);
  return page(
    words.file,
    <ConfirmPage
      title={words.file}
      lede={petition.title}
      what={words.fileWhat(signed, petition.needed ?? 0)}
      action={`/petitions/${petition.id}/filing`}
      button={words.fileButton(signed)}
      back={`/petitions/${petition.id}/desk`}
    >
      {onPaper > 0 && (
        <Banner tone="warn" title={words.onPaper(onPaper)} level={3}>
          <p>{words.onPaperEnds}</p>
        </Banner>
      )}
    </ConfirmPage>,
    { section: '/petitions' },
  );
}

async function file(given: Given, call: Call): Promise<Answer> {
  const petition = await organizedIn(call);
  const rules = given.policies.of(petition.policyId, petition.policyVersion).signing(petition.stage);
  await call.perform((act) => filePetition(act, petition.id, rules));
  return seeOther(`/petitions/${petition.id}?done=filed`);
}
