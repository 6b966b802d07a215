import type { Impediment } from '../../platform/refusal/index.ts';
import { days } from '../../platform/time/index.ts';
import type { AskedQuestion } from './model.ts';

/** How long a question waits for its answer. */
export const questionLifeMs = days(7);

/** What keeps a question from being answered. */
export function impedimentsToAnswering(
  { kind, expiresAt, answeredAt }: Pick<AskedQuestion, 'kind' | 'expiresAt' | 'answeredAt'>,
  at: Date,
): Impediment[] {
  if (answeredAt !== null) return [{ code: 'question-answered' }];
  return at >= expiresAt ? [{ code: 'question-expired', kind }] : [];
}

/** Servers need take no more before the @ (RFC 5321, section 4.5.3.1.1). */
const mostLocal = 64;

/** The address to which a question is answered: under the list's name where there is room for it. */
export function answerAddress(slug: string, token: string, domain: string): string {
  const local = `${slug}-confirm+${token}`;
  return `${local.length <= mostLocal ? local : `confirm+${token}`}@${domain}`;
}

/** Whether a reply says that nothing of the kind is wanted, by its first word. Anything else is a yes. */
export const saysNo = (text: string): boolean => /^[^\p{L}]*(?:no|not|nope|never)(?!\p{L})/iu.test(text);
