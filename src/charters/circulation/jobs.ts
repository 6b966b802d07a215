import { theSystem, type Act } from '../../platform/act/index.ts';
import { reacting, type Reaction } from '../../platform/facts/index.ts';
import type { Daily } from '../../platform/jobs/index.ts';
import { personOf } from '../../roll/index.ts';
import type { CharterFact } from '../facts.ts';
import type { Given } from '../given.ts';
import type { PetitionId } from '../petitions/model.ts';
import { organizersOf } from '../petitions/queries.ts';
import { petitionsWithNews, takeNews } from './commands/news.ts';
import { postAnswered, postCommentsMade } from './letters.ts';
import { circulationToken } from './link.ts';
import { circulationOf, commentById, countComments, latestVersion } from './queries.ts';

/** What happens when a comment was answered. */
export function circulationReactions(given: Given): Reaction[] {
  return [
    reacting<CharterFact>('charters.tell-commenter', ['charters.comment-answered'], async (act, { fact }) => {
      if (fact.kind === 'charters.comment-answered') await tellCommenter(act, given, fact.comment);
    }),
  ];
}

/** What is done every night: organizers hear of new comments. */
export function circulationDailies(given: Given): Daily[] {
  return [
    {
      kind: 'charters.tell-of-comments',
      async run({ db, perform, at }) {
        for (const petition of await petitionsWithNews(db))
          await perform(theSystem(at), (act) => tellOrganizers(act, given, petition));
      },
    },
  ];
}

async function tellOrganizers(act: Act, given: Given, petition: PetitionId): Promise<void> {
  const news = await takeNews(act, petition);
  const latest = await latestVersion(act.db, petition);
  if (!news || !latest) return;
  const organizers = await organizersOf(act.db, petition);
  const { unanswered } = await countComments(act.db, petition);
  await postCommentsMade(act, given.head(), { petition, title: latest.title, organizers, unanswered, ...news });
}

async function tellCommenter(act: Act, given: Given, id: number): Promise<void> {
  const comment = await commentById(act.db, id);
  const commenter = comment && (await personOf(act.db, comment.person));
  if (!comment?.answer || !commenter || comment.erasedAt) return;
  const [circulation, latest] = [
    await circulationOf(act.db, comment.petition),
    await latestVersion(act.db, comment.petition),
  ];
  if (!circulation || !latest) return;
  const path = `/circulation/${circulationToken(given.installation.hashKey, circulation)}#comment-${id}`;
  await postAnswered(act, given.head(), {
    comment,
    answer: comment.answer,
    title: latest.title,
    commenter,
    path: circulation.linkWithdrawnAt ? null : path,
  });
}
