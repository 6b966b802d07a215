import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { charters } from '../tables.ts';
import { organizersStates, type Organizer, type PetitionId } from './model.ts';
import { organizerColumns } from './queries.ts';

/** An invitation to organize, by the secret of its link. */
export async function invitationOf(
  db: Db,
  tokenHash: Buffer,
): Promise<(Organizer & { petition: PetitionId }) | undefined> {
  const { rows } = await sql<Organizer & { petition: PetitionId }>`
    select petition, ${organizerColumns} from charters.organizer where token_hash = ${tokenHash} and erased_at is null
  `.execute(charters(db));
  return rows[0];
}

/** An invitation to organize that waits for an answer. */
export interface OpenInvitation {
  readonly petition: PetitionId;
  readonly title: string;
  readonly invitedAt: Date;
}

/** Invitations to this address that nobody has answered, newest first; to petitions that one can still come to organize. */
export async function invitationsTo(db: Db, email: string): Promise<OpenInvitation[]> {
  const { rows } = await sql<OpenInvitation>`
    select organizer.petition, petition.title, organizer.invited_at as "invitedAt"
    from charters.organizer join charters.petition on petition.id = organizer.petition
    where lower(organizer.email) = lower(${email}) and accepted_at is null and declined_at is null and erased_at is null
      and petition.state = any(${organizersStates})
    order by organizer.invited_at desc limit 50
  `.execute(charters(db));
  return rows;
}
