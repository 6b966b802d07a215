import { z } from 'zod';
import { address, count, day, instant, sha256, wholeNumber } from '../../../platform/api/index.ts';
import { NotFound } from '../../../platform/refusal/index.ts';
import type { Call } from '../../../platform/web/index.ts';
import { publicStates, type Petition, type PetitionId, type PetitionState } from '../model.ts';
import { seePetition } from '../queries.ts';
import { isPublic } from '../rules.ts';

/** States in which everyone may read a petition, as the document lists them. */
export const states = publicStates as [PetitionState, ...PetitionState[]];

/** The number of a petition in an address. */
export const params = { id: wholeNumber(1, 999_999_999, 'The number of the petition').meta({ exampleOf: 'petition' }) };

/** A petition as everyone may read it, and nobody's name. */
export const PetitionShape = z
  .strictObject({
    id: z.int().min(1).meta({ description: 'The number that stands on its spine: P 41' }),
    url: address.meta({ description: 'Its page' }),
    kind: z.enum(['establish', 'renew']).meta({ description: 'Whether it asks for a new group, or for another term' }),
    state: z.enum(states),
    title: z.string().meta({ description: 'The name that the group would have' }),
    purpose: z.string().meta({ description: 'The statement of purpose; a blank line parts paragraphs' }),
    openTo: z.string().meta({ description: 'Whom the group is for' }),
    topics: z.array(z.string()).meta({ description: 'Slugs of the association’s list' }),
    text: z.strictObject({
      url: address.meta({ description: 'The very bytes that are hashed and signed' }),
      sha256: sha256.nullable().meta({ description: 'Name it when you sign' }),
    }),
    needed: count.nullable().meta({ description: 'How many signatures the rules ask for' }),
    signed: count.meta({ description: 'How many have signed' }),
    openedAt: instant.nullable(),
    closesAt: instant.nullable().meta({ description: 'From this instant on nobody can sign' }),
    filedOn: day.nullable(),
    decidedAt: instant.nullable(),
    group: z.uuid().nullable().meta({ description: 'The group that came of it, or that it would renew' }),
    policy: z.strictObject({ id: z.string(), version: z.string() }).meta({ description: 'The rules it is judged by' }),
  })
  .meta({ id: 'Petition' });

/** A petition in the words of the API. */
export function petitionShown(petition: Petition & { readonly signed: number }, baseUrl: string) {
  const { id, kind, state, title, purpose, openTo, topics, textSha256, needed, signed, groupId } = petition;
  const { openedAt, closesAt, filedOn, decidedAt, policyId, policyVersion } = petition;
  return {
    id,
    url: `${baseUrl}/petitions/${id}`,
    kind,
    state,
    title,
    purpose,
    openTo,
    topics: [...topics],
    text: { url: `${baseUrl}/petitions/${id}/text`, sha256: textSha256 },
    needed,
    signed,
    openedAt,
    closesAt,
    filedOn,
    decidedAt,
    group: groupId,
    policy: { id: policyId, version: policyVersion },
  };
}

/** The petition, if everyone may read it. Its organizers may see more on its pages; programs are told what is public. @throws NotFound */
export async function publicPetition({ visit }: Pick<Call, 'visit'>, id: PetitionId): Promise<Petition> {
  const petition = await seePetition(visit, id);
  if (!isPublic(petition)) throw new NotFound();
  return petition;
}
