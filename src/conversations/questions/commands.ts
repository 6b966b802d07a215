import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import { hashOf } from '../../platform/auth/index.ts';
import { NotFound, refuseIf } from '../../platform/refusal/index.ts';
import { base32 } from '../../platform/text/index.ts';
import { addMilliseconds } from '../../platform/time/index.ts';
import { conversations } from '../tables.ts';
import type { AskedQuestion, Question } from './model.ts';
import { questionOf } from './queries.ts';
import { impedimentsToAnswering, questionLifeMs } from './rules.ts';

/** Keeps a question, and gives the token by which it is answered; the letter that brings it is the caller's to post. */
export async function ask(act: Act, question: Question): Promise<string> {
  const token = base32(randomBytes(10));
  const { kind, list, address, person, name, heldPost } = question;
  await sql`
    insert into conversations.question (token_hash, kind, list, address, person, name, held_post, asked_at, expires_at)
    values (${hashOf(token)}, ${kind}, ${list}, ${address}, ${person}, ${name}, ${heldPost}, ${act.at}, ${addMilliseconds(act.at, questionLifeMs)})
  `.execute(conversations(act.db));
  return token;
}

/** Uses a question up. @throws NotFound, Refused when it was answered before or waits no longer */
export async function answer(act: Act, token: string): Promise<AskedQuestion> {
  const question = await questionOf(act.db, token);
  if (!question) throw new NotFound();
  refuseIf(impedimentsToAnswering(question, act.at));
  const { numAffectedRows } = await sql`
    update conversations.question set answered_at = ${act.at} where token_hash = ${hashOf(token.toLowerCase())} and answered_at is null
  `.execute(conversations(act.db));
  // Answered twice at once: the second waits for the first, and then finds no row that is open.
  if (Number(numAffectedRows) === 0) refuseIf([{ code: 'question-answered' }]);
  return question;
}

/** Forgets questions that waited in vain, or were answered, until the instant. */
export async function forgetQuestions(act: Pick<Act, 'db'>, before: Date): Promise<void> {
  await sql`delete from conversations.question where expires_at < ${before}`.execute(conversations(act.db));
}
