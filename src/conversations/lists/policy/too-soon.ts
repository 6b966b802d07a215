import { addMilliseconds, minutes } from '../../../platform/time/index.ts';
import type { Attempt } from './model.ts';

/** When somebody may write again to a list that is slowed down; null where they may now. */
export function mayPostFrom({ choices, writer, at }: Pace): Date | null {
  if (choices.slowMinutes === 0 || writer.lastPostAt === null || writer.isModerator) return null;
  const from = addMilliseconds(writer.lastPostAt, minutes(choices.slowMinutes));
  return at < from ? from : null;
}

/** Whether the list is slowed down, and its writer has not waited long enough since their last post. */
export const isTooSoon = (pace: Pace): boolean => mayPostFrom(pace) !== null;

interface Pace extends Pick<Attempt, 'choices' | 'at'> {
  readonly writer: Pick<Attempt['writer'], 'lastPostAt' | 'isModerator'>;
}
