import { hashOf } from '../../../platform/auth/index.ts';
import { NotFound, Refused } from '../../../platform/refusal/index.ts';
import {
  Banner,
  Button,
  Day,
  Fine,
  Head,
  LinkButton,
  Obstacles,
  PostForm,
  Prose,
  Row,
  Section,
  State,
} from '../../../platform/web/parts/index.ts';
import {
  get,
  page,
  post,
  seeOther,
  signedIn,
  type Answer,
  type Call,
  type Form,
  type Route,
} from '../../../platform/web/index.ts';
import { daysBetween } from '../../../platform/time/index.ts';
import { personOf } from '../../../roll/index.ts';
import { circulationOf } from '../../circulation/queries.ts';
import type { Given } from '../../given.ts';
import { filePetition } from '../../verification/commands.ts';
import {
  acceptInvitation,
  declineInvitation,
  impedimentsToAccepting,
  type OrganizingRulesOf,
  type OwnDetails,
} from '../commands/organizing.ts';
import { countSignatures, invitationOf, organizersOf, petitionOf } from '../queries.ts';
import { impedimentsToFiling, impedimentsToJoining } from '../rules.ts';
import { lastDay, OrganizersTable } from '../views.tsx';
import { daysToGo, stateWords, wordingOf } from '../words.ts';
import { organizedIn } from './addresses.ts';
import { ConfirmPage } from './confirm.tsx';
import { Impediments, OwnDetailsFields } from './draft.tsx';
import { OwnDetailsForm } from './drafting-routes.tsx';
import { organizerWords as words } from './organizer-words.ts';
import { CountRing } from './sign-panel.tsx';

/** What organizers do besides writing: answer an invitation, watch the signing, file. */
export function organizerRoutes(given: Given): Route[] {
  return [
    get('/invitations/:token', (call) => invitationPage(given, call)),
    post('/invitations/:token/acceptance', (call) => accept(given, call)),
    post('/invitations/:token/refusal', decline),
    get('/petitions/:id/desk', deskPage),
    get('/petitions/:id/filing', filingPage),
    post('/petitions/:id/filing', (call) => file(given, call)),
  ];
}

/** `form` is what somebody sent who could not be let in: it is shown again, below the reasons. */
async function invitationPage(given: Given, call: Call, form?: Form<OwnDetails>, status = 200): Promise<Answer> {
  const { db, by } = call.visit;
  const token = call.params['token'] ?? '';
  const invitation = await invitationOf(db, hashOf(token));
  const petition = invitation && (await petitionOf(db, invitation.petition));
  if (!invitation || !petition) throw new NotFound();
  const person = by ? await personOf(db, by) : undefined;
  const own = { name: person?.name || invitation.name, work: '', postalAddress: '' };
  const impediments = person
    ? await impedimentsToAccepting(call.visit, petition, person.id, organizingIn(given))
    : impedimentsToJoining(petition);
  return page(
    words.invitationTitle,
    <>
      <Head
        title={petition.title || words.untitled}
        mark={{ state: <State of={petition.state}>{stateWords[petition.state]}</State> }}
        lede={words.invitationLede}
      />
      <Section title={words.theText}>
        <Prose text={petition.purpose} statement />
      </Section>
      <Section title={words.answer}>
        {impediments.length > 0 && <Obstacles wordings={impediments.map(wordingOf)} />}
        {person && (impediments.length === 0 || form) && (
          <PostForm action={`/invitations/${token}/acceptance`}>
            <OwnDetailsFields own={own} form={form && { errors: [], ...form }} />
            <Button>{words.accept(person.name)}</Button>
          </PostForm>
        )}
        {!person && impediments.length === 0 && (
          <p>
            <LinkButton href={`/sign-in?then=/invitations/${token}`}>{words.signInToAccept}</LinkButton>
          </p>
        )}
        <PostForm action={`/invitations/${token}/refusal`} row>
          <Button kind="quiet">{words.decline}</Button>
        </PostForm>
      </Section>
    </>,
    { section: '/petitions', status },
  );
}

const organizingIn = (given: Given): OrganizingRulesOf => {
  return ({ policyId, policyVersion }) => given.policies.of(policyId, policyVersion).organizing;
};

async function accept(given: Given, call: Call): Promise<Answer> {
  const person = signedIn(call);
  const form = await call.form(OwnDetailsForm);
  if (!form.ok) return invitationPage(given, call, form, 422);
  const token = call.params['token'] ?? '';
  const accepted = await call.attempt((act) => acceptInvitation(act, token, person, form.value, organizingIn(given)));
  if (accepted.ok) return seeOther(`/petitions/${accepted.value}/draft`);
  // Of an invitation that is gone there is no page left to show.
  if (accepted.impediments.some(({ code }) => code === 'invitation-used')) throw new Refused(accepted.impediments);
  return invitationPage(given, call, form, 409);
}

async function decline(call: Call): Promise<Answer> {
  await call.perform((act) => declineInvitation(act, call.params['token'] ?? ''));
  return page(words.declinedTitle, <Head title={words.declinedTitle} lede={words.declinedLede} />);
}

/** How the petition stands, for those who answer for it. Names of signers are not here. */
async function deskPage(call: Call): Promise<Answer> {
  const petition = await organizedIn(call);
  if (petition.state === 'draft') return seeOther(`/petitions/${petition.id}/draft`);
  const { db, zone, today } = call.visit;
  const [signed, organizers, circulation] = await Promise.all([
    countSignatures(db, petition.id),
    organizersOf(db, petition.id),
    circulationOf(db, petition.id),
  ]);
  const impediments = impedimentsToFiling(petition, { signed, isOrganizer: true, ...call.visit });
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
        <Fine>{words.namesHidden}</Fine>
      </Section>
      <Section title={words.next}>
        {petition.state === 'signing' &&
          (impediments.length > 0 ? <Impediments of={impediments} /> : <p>{words.enough}</p>)}
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

async function filingPage(call: Call): Promise<Answer> {
  const petition = await organizedIn(call);
  const signed = await countSignatures(call.visit.db, petition.id);
  // What stands in the way is told where the organizers see how it stands.
  if (impedimentsToFiling(petition, { signed, isOrganizer: true, ...call.visit }).length > 0)
    return seeOther(`/petitions/${petition.id}/desk`);
  return page(
    words.file,
    <ConfirmPage
      title={words.file}
      lede={petition.title}
      what={words.fileWhat(signed, petition.needed ?? 0)}
      action={`/petitions/${petition.id}/filing`}
      button={words.fileButton(signed)}
      back={`/petitions/${petition.id}`}
    />,
    { section: '/petitions' },
  );
}

async function file(given: Given, call: Call): Promise<Answer> {
  const petition = await organizedIn(call);
  const rules = given.policies.of(petition.policyId, petition.policyVersion).verification;
  await call.perform((act) => filePetition(act, petition.id, rules));
  return seeOther(`/petitions/${petition.id}`);
}
