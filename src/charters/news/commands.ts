import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import { withdrawLetters } from '../../platform/mail/index.ts';
import { NotFound, refuse, refuseIf } from '../../platform/refusal/index.ts';
import { note } from '../facts.ts';
import { mustJudge } from '../grants.ts';
import { petitionForChange } from '../petitions/commands/locks.ts';
import type { PetitionId } from '../petitions/model.ts';
import { isOrganizer } from '../petitions/queries.ts';
import { tidy } from '../petitions/text.ts';
import { charters } from '../tables.ts';
import { onceBegins, onceOfItem, type NewsItemId, type NewsText, type TakeDownCode } from './model.ts';
import { latestNewsOn, newsItemById } from './queries.ts';
import { impedimentsOfText, impedimentsToTakingDown, impedimentsToTelling } from './rules.ts';

/**
 * An organizer tells how the petition goes on: on its page at once, and by letters that follow to those who asked.
 *
 * @throws Refused with all that `impedimentsToTelling` and `impedimentsOfText` find
 */
export async function tellNews(act: Act, id: PetitionId, written: NewsText): Promise<NewsItemId> {
  const petition = await petitionForChange(act, id);
  const text = { title: tidy(written.title), body: tidy(written.body) };
  const organizes = act.by !== null && (await isOrganizer(act.db, id, act.by));
  const latestOn = await latestNewsOn(act.db, id, act.zone);
  refuseIf([
    ...impedimentsToTelling(petition, { isOrganizer: organizes, latestOn, today: act.today }),
    ...impedimentsOfText(text),
  ]);

  const { rows } = await sql<{ id: NewsItemId }>`
    insert into charters.news_item (petition, title, body, posted_by, posted_at)
    values (${id}, ${text.title}, ${text.body}, ${act.by}, ${act.at}) returning id
  `.execute(charters(act.db));
  const item = rows[0]!.id;
  note(act, { kind: 'charters.news-told', petition: id, item });
  return item;
}

/**
 * Staff take an item down; that it stood there, and why it went, stays.  Letters about it that have not left are taken back.
 *
 * @throws NotFound, Refused
 */
export async function takeNewsDown(act: Act, id: PetitionId, item: NewsItemId, code: TakeDownCode): Promise<void> {
  await petitionForChange(act, id);
  await mustJudge(act, id, 'petitions.screen');
  const found = await newsItemById(act.db, item);
  if (found?.petition !== id) throw new NotFound();
  refuseIf(impedimentsToTakingDown(found));

  await sql`
    update charters.news_item set taken_down_by = ${act.by}, taken_down_at = ${act.at}, taken_down_code = ${code} where id = ${item}
  `.execute(charters(act.db));
  await withdrawLetters(act, 'charters.signer-news', onceBegins('news', onceOfItem(item)));
  note(act, { kind: 'charters.news-taken-down', petition: id, item, code });
}

/** The acting signer is told how it goes on, or no longer. Safe to repeat. @throws Refused where they have not signed */
export async function wishForNews(act: Act, id: PetitionId, wantsNews: boolean): Promise<void> {
  const { numAffectedRows } = await sql`
    update charters.signature set wants_news = ${wantsNews}
    where petition = ${id} and person = ${act.by} and withdrawn_at is null and invalidated_at is null
  `.execute(charters(act.db));
  if (numAffectedRows === 0n) refuse('not-signed');
}

/** The same for one signature, whoever presses the link in a letter about it. Safe to repeat. */
export async function wishBySignature(act: Pick<Act, 'db'>, signature: number, wantsNews: boolean): Promise<void> {
  await sql`
    update charters.signature set wants_news = ${wantsNews}
    where id = ${signature} and (not ${wantsNews} or (withdrawn_at is null and invalidated_at is null))
  `.execute(charters(act.db));
}
