import { hashOf } from '../../../platform/auth/index.ts';
import { NotFound, Refused } from '../../../platform/refusal/index.ts';
import {
  Banner,
  Button,
  Head,
  LinkButton,
  Obstacles,
  PostForm,
  Prose,
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
import { personOf, type Person } from '../../../roll/index.ts';
import type { Given } from '../../given.ts';
import {
  acceptInvitation,
  declineInvitation,
  impedimentsToAccepting,
  type OrganizingRulesOf,
  type OwnDetails,
} from '../commands/organizing.ts';
import { invitationOf } from '../invitations.ts';
import type { Organizer, Petition } from '../model.ts';
import { petitionOf } from '../queries.ts';
import { impedimentsToJoining } from '../rules.ts';
import { stateWords } from '../words.ts';
import { OwnDetailsFields } from './draft.tsx';
import { addressAsked, ownDetailsForm } from './drafting-routes.tsx';
import { organizerWords as words } from './organizer-words.ts';

/** What organizers do besides writing: answer an invitation. */
export function organizerRoutes(given: Given): Route[] {
  return [
    get('/invitations/:token', (call) => invitationPage(given, call)),
    post('/invitations/:token/acceptance', (call) => accept(given, call)),
    post('/invitations/:token/refusal', decline),
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
        lede={words.invitationLede(given.association.nouns)}
      />
      <Section title={words.theText}>
        <Prose text={petition.purpose} statement />
      </Section>
      <Section title={words.answer}>
        {person && isMeantForAnother(person, invitation) && (
          <Banner tone="warn" title={words.meantFor(invitation.name)}>
            <p>{words.signedInAs(person.name)}</p>
          </Banner>
        )}
        {impediments.length > 0 && <Obstacles wordings={impediments.map(given.word)} />}
        {person && (impediments.length === 0 || form) && (
          <PostForm action={`/invitations/${token}/acceptance`}>
            <OwnDetailsFields
              own={own}
              address={addressAsked(given, petition)}
              form={form && { errors: [], ...form }}
            />
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

/** An invitation goes to an address; whoever opens it under another one may have been passed it by mistake. */
const isMeantForAnother = (person: Person, { email }: Organizer): boolean =>
  person.email?.toLowerCase() !== email.toLowerCase();

const organizingIn = (given: Given): OrganizingRulesOf => {
  return ({ policyId, policyVersion }) => given.policies.of(policyId, policyVersion).organizing;
};

/** The petition of an invitation that is still open. */
async function invitedTo({ visit: { db } }: Call, token: string): Promise<Petition | undefined> {
  const invitation = await invitationOf(db, hashOf(token));
  return invitation && petitionOf(db, invitation.petition);
}

async function accept(given: Given, call: Call): Promise<Answer> {
  const person = signedIn(call);
  const token = call.params['token'] ?? '';
  const petition = await invitedTo(call, token);
  const form = await call.form(ownDetailsForm(petition ? addressAsked(given, petition) : 'optional'));
  if (!form.ok) return invitationPage(given, call, form, 422);
  const accepted = await call.attempt((act) => acceptInvitation(act, token, person, form.value, organizingIn(given)));
  if (accepted.ok) return seeOther(`/petitions/${accepted.value}/draft?done=joined`);
  // Of an invitation that is gone there is no page left to show.
  if (accepted.impediments.some(({ code }) => code === 'invitation-used')) throw new Refused(accepted.impediments);
  return invitationPage(given, call, form, 409);
}

async function decline(call: Call): Promise<Answer> {
  await call.perform((act) => declineInvitation(act, call.params['token'] ?? ''));
  return page(words.declinedTitle, <Head title={words.declinedTitle} lede={words.declinedLede} />);
}
