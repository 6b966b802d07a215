import { cardSize } from '../../../platform/pictures/index.ts';
import { NotFound } from '../../../platform/refusal/index.ts';
import type { Call, PageCard } from '../../../platform/web/index.ts';
import {
  countSignatures,
  firstSentence,
  isPublic,
  lastDay,
  petitionIn,
  type LinkedAs,
} from '../../../charters/index.ts';
import type { Given } from '../../given.ts';
import type { Shared } from '../model.ts';
import { shareWords, standing } from '../words.ts';

/** The petition of the address, to be passed on. @throws NotFound for one that not everybody may read, whoever asks */
export async function sharedIn(given: Given, call: Call): Promise<Shared> {
  const petition = await petitionIn(call);
  if (!isPublic(petition)) throw new NotFound();
  return sharedOf(given, call, { petition, signed: await countSignatures(call.visit.db, petition.id) });
}

function sharedOf(
  given: Pick<Given, 'head' | 'policies'>,
  { baseUrl, visit: { zone } }: Call,
  { petition, signed }: Pick<Shared, 'petition' | 'signed'>,
): Shared {
  const { association, speaks } = given.head();
  const rules = given.policies.of(petition.policyId, petition.policyVersion).signing(petition.stage);
  return {
    petition,
    signed,
    lastDay: petition.state === 'signing' && petition.closesAt ? lastDay(petition.closesAt, zone) : null,
    namesShown: rules.namesShown,
    byLetter: rules.byLetter ?? false,
    address: `${baseUrl}/petitions/${petition.id}`,
    association,
    speaks,
  };
}

/** What the page of a petition says of itself to whoever links to it. Who asks stands there too; who has signed does not. */
export function linkedAs(
  given: Pick<Given, 'head' | 'policies'>,
  call: Call,
  { organizers, ...found }: Parameters<LinkedAs>[1],
): ReturnType<LinkedAs> {
  const shared = sharedOf(given, call, found);
  const names = organizers.flatMap(({ name, acceptedAt }) => (acceptedAt ? name : []));
  return { description: standing(shared), card: cardOf(shared, names) };
}

function cardOf(shared: Shared, organizers: readonly string[]): PageCard {
  const { petition, signed, address, association } = shared;
  const { width, height } = cardSize;
  const picture = { address: `${address}/picture.png`, alt: shareWords.pictureAlt(shared), width, height };
  return {
    address,
    picture,
    structured: {
      '@type': 'CreativeWork',
      '@id': address,
      url: address,
      genre: 'Petition',
      name: petition.title,
      abstract: firstSentence(petition.purpose),
      inLanguage: 'en',
      image: picture.address,
      datePublished: petition.openedAt?.toISOString(),
      expires: petition.closesAt?.toISOString(),
      author: organizers.map((name) => ({ '@type': 'Person', name })),
      isPartOf: { '@type': 'Organization', name: association },
      interactionStatistic: {
        '@type': 'InteractionCounter',
        interactionType: 'https://schema.org/EndorseAction',
        userInteractionCount: signed,
        description: standing(shared),
      },
    },
  };
}
