import type { Act } from '../../platform/act/index.ts';
import { reacting, type Reaction } from '../../platform/facts/index.ts';
import { groupsById } from '../../groups/index.ts';
import { personsOf } from '../../roll/index.ts';
import { decisionsOn } from '../docket/queries.ts';
import type { CharterFact } from '../facts.ts';
import type { Given } from '../given.ts';
import type { Petition } from '../petitions/model.ts';
import { countSignatures, petitionOf } from '../petitions/queries.ts';
import { sealedLink } from '../sealed-link.ts';
import { decisionLetter, closedLetter, newsLetter, postToSigners, thanksLetter, type Told } from './letters.ts';
import { onceOfItem } from './model.ts';
import { newsItemToTell, signersToTell } from './queries.ts';

/** Signers who asked for it hear of what their organizers tell, that it is filed, and what became of it. */
export function newsReactions(given: Given): Reaction[] {
  return [
    reacting<CharterFact>('charters.tell-signers', toldOf, async (act, { id, fact }) => {
      const petition = await petitionOf(act.db, 'petition' in fact ? fact.petition : 0);
      const letter = petition && (await letterAbout(act, given, petition, fact));
      if (petition && letter) await tellSigners(act, given, { once: String(id), ...letter, petition });
    }),
  ];
}

const toldOf = [
  'charters.news-told',
  'charters.petition-filed',
  'charters.petition-decided',
  'charters.petition-expired',
  'charters.petition-left',
] as const;

/** Nothing is told where there is nothing left to tell. */
async function letterAbout(
  act: Act,
  given: Given,
  petition: Petition,
  fact: CharterFact,
): Promise<(Pick<Told, 'kind' | 'letter'> & Partial<Pick<Told, 'once'>>) | null> {
  const head = given.head();
  switch (fact.kind) {
    case 'charters.news-told': {
      const item = await newsItemToTell(act.db, fact.item);
      if (!item || item.takenDownAt) return null;
      return { kind: 'news', once: onceOfItem(item.id), letter: newsLetter(head, petition, item) };
    }
    case 'charters.petition-filed': {
      const signed = await countSignatures(act.db, petition.id);
      const { committee } = given.association;
      return { kind: 'thanks', letter: thanksLetter(head, petition, { signed, committee, today: act.today }) };
    }
    case 'charters.petition-decided': {
      const decision = (await decisionsOn(act.db, petition.id)).find(({ id }) => id === fact.decision);
      const groupPath = await groupPathOf(act, petition);
      return decision ? { kind: 'outcome', letter: decisionLetter(head, petition, { decision, groupPath }) } : null;
    }
    case 'charters.petition-expired':
      return { kind: 'outcome', letter: closedLetter(head, petition, 'expired') };
    case 'charters.petition-left':
      return { kind: 'outcome', letter: closedLetter(head, petition, fact.why ?? 'left') };
    default:
      return null;
  }
}

async function groupPathOf(act: Act, { groupId, state }: Petition): Promise<string | null> {
  if (groupId === null || state !== 'approved') return null;
  const group = (await groupsById(act.db, [groupId])).get(groupId);
  return group ? `/groups/${group.slug}` : null;
}

const batch = 1_000;

/** Three statements for a thousand letters, so that no more than these are in memory. */
async function tellSigners(act: Act, given: Given, told: Told): Promise<void> {
  const head = given.head();
  for (let after = 0; ;) {
    const signers = await signersToTell(act.db, told.petition.id, { after, most: batch });
    const persons = await personsOf(
      act.db,
      signers.map(({ person }) => person),
    );
    const readers = signers.flatMap(({ signature, person: id }) => {
      const person = persons.get(id);
      if (!person?.email) return [];
      const token = sealedLink(given.installation.hashKey, 'news', signature);
      return [{ signature, person, stopAt: `${head.baseUrl}/tell-me/${token}` }];
    });
    await postToSigners(act, head, told, readers);
    if (signers.length < batch) return;
    after = signers.at(-1)!.signature;
  }
}
