import { addMilliseconds, minutes } from '../../../platform/time/index.ts';
import type { Attempt } from './model.ts';

/** Whether the list is slowed down, and its writer has not waited long enough since their last post. */
export function isTooSoon({ choices, writer, at }: Pick<Attempt, 'choices' | 'writer' | 'at'>): boolean {
  if (choices.slowMinutes === 0 || writer.lastPostAt === null || writer.isModerator) return false;
  return at < addMilliseconds(writer.lastPostAt, minutes(choices.slowMinutes));
}
