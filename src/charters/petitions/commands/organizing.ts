import { sql } from 'kysely';
import type { Act, PersonId, Visit } from '../../../platform/act/index.ts';
import { hashOf, newSecret } from '../../../platform/auth/index.ts';
import { brokenConstraint } from '../../../platform/db/index.ts';
import { NotFound, refuse, refuseIf, type Impediment } from '../../../platform/refusal/index.ts';
import { note } from '../../facts.ts';
import { charters } from '../../tables.ts';
import { endedStates, type Petition, type PetitionId } from '../model.ts';
import { invitationOf } from '../invitations.ts';
import { isOrganizer, organizersOf } from '../queries.ts';
import { impedimentsToJoining, type OrganizingRules } from '../rules.ts';
import { editing } from './drafting.ts';
import { petitionForChange } from './locks.ts';
import { impedimentsOfOrganizer } from './membership.ts';

/** Somebody whom an organizer asks to answer for the petition with them. */
export interface Invited {
  readonly name: string;
  readonly email: string;
}

/**
 * Invites an organizer.
 *
 * @param most how many the policy allows
 * @returns the secret of the link by which they accept or decline; it is nowhere kept in clear
 */
export async function inviteOrganizer(act: Act, id: PetitionId, invited: Invited, most: number): Promise<string> {
  const petition = await petitionForChange(act, id);
  refuseIf(await editing(act, petition));
  const organizers = await organizersOf(act.db, id);
  if (organizers.length >= most) refuse('organizers-many', { most });

  const secret = newSecret();
  try {
    await sql`
      insert into charters.organizer (petition, name, email, invited_at, token_hash)
      values (${id}, ${invited.name}, ${invited.email}, ${act.at}, ${hashOf(secret)})
    `.execute(charters(act.db));
  } catch (error) {
    if (brokenConstraint(error) === 'organizer_once') refuse('organizer-invited-already', { email: invited.email });
    throw error;
  }
  note(act, { kind: 'charters.organizer-invited', petition: id });
  return secret;
}

/** What an organizer gives of themselves. The address is seen by the verifiers only. */
export interface OwnDetails {
  readonly name: string;
  readonly work: string;
  readonly postalAddress: string;
}

/** The rules by which a petition is judged. */
export type OrganizingRulesOf = (petition: Pick<Petition, 'policyId' | 'policyVersion'>) => OrganizingRules;

/** What keeps a person who holds the link of an invitation from accepting it. */
export async function impedimentsToAccepting(
  visit: Visit,
  petition: Petition,
  person: PersonId,
  rulesOf: OrganizingRulesOf,
): Promise<Impediment[]> {
  const found = impedimentsToJoining(petition);
  if (await isOrganizer(visit.db, petition.id, person)) found.push({ code: 'organizer-already' });
  return [...found, ...(await impedimentsOfOrganizer(visit, person, rulesOf(petition)))];
}

/**
 * The invited person, who has signed in, accepts; their details replace what the inviter wrote.
 *
 * @throws Refused with `invitation-used`, or with all that `impedimentsToAccepting` finds
 */
export async function acceptInvitation(
  act: Act,
  secret: string,
  person: PersonId,
  details: OwnDetails,
  rulesOf: OrganizingRulesOf,
): Promise<PetitionId> {
  const { petition, ...invitation } = await openInvitation(act, secret);
  refuseIf(await impedimentsToAccepting(act, petition, person, rulesOf));
  await sql`
    update charters.organizer
    set person = ${person}, name = ${details.name}, work = ${details.work}, postal_address = ${details.postalAddress}, accepted_at = ${act.at}, token_hash = null
    where id = ${invitation.id}
  `.execute(charters(act.db));
  note(act, { kind: 'charters.organizer-accepted', petition: petition.id, organizer: invitation.id });
  return petition.id;
}

/** The invited person declines; they need not sign in to say no. */
export async function declineInvitation(act: Act, secret: string): Promise<PetitionId> {
  const { id, petition } = await openInvitation(act, secret);
  await sql`update charters.organizer set declined_at = ${act.at}, token_hash = null where id = ${id}`.execute(
    charters(act.db),
  );
  note(act, { kind: 'charters.organizer-declined', petition: petition.id, organizer: id });
  return petition.id;
}

async function openInvitation(act: Act, secret: string) {
  const found = await invitationOf(act.db, hashOf(secret));
  if (!found) refuse('invitation-used');
  const petition = await petitionForChange(act, found.petition);
  const again = await invitationOf(act.db, hashOf(secret));
  if (!again || endedStates.includes(petition.state)) refuse('invitation-used');
  return { id: again.id, petition };
}

/** An organizer mends their own details while the petition has not been filed. */
export async function saveOwnDetails(act: Act, id: PetitionId, details: OwnDetails): Promise<void> {
  const petition = await petitionForChange(act, id);
  if (endedStates.includes(petition.state)) refuse('petition-ended', { state: petition.state });
  const { numAffectedRows } = await sql`
    update charters.organizer set name = ${details.name}, work = ${details.work}, postal_address = ${details.postalAddress}
    where petition = ${id} and person = ${act.by} and accepted_at is not null and declined_at is null
  `.execute(charters(act.db));
  if (numAffectedRows === 0n) throw new NotFound();
}

/** An organizer takes back an invitation that has not been answered, or steps down while the text is open. */
export async function removeOrganizer(act: Act, id: PetitionId, organizer: string): Promise<void> {
  const petition = await petitionForChange(act, id);
  refuseIf(await editing(act, petition));
  const organizers = await organizersOf(act.db, id);
  const leaving = organizers.find((one) => one.id === organizer);
  if (!leaving) throw new NotFound();
  if (leaving.acceptedAt && leaving.person !== act.by) refuse('organizer-accepted-already');
  if (organizers.filter((one) => one.acceptedAt).length === 1 && leaving.acceptedAt) refuse('organizer-last');
  await sql`update charters.organizer set declined_at = ${act.at}, token_hash = null where id = ${organizer}`.execute(
    charters(act.db),
  );
  note(act, { kind: 'charters.organizer-left', petition: id, organizer });
}
