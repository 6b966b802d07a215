import type { Visit } from '../../platform/act/index.ts';
import type { Impediment } from '../../platform/refusal/index.ts';
import { impedimentsToKeeping } from '../bodies.ts';
import type { MeetingsHouse } from '../house.ts';
import type { Ballot, Elector } from './model.ts';

/** What of the house conducting a ballot needs. */
export type Conducting = Pick<MeetingsHouse, 'conflicts'>;

/**
 * What keeps the visitor from conducting a ballot, closing it or calling it off: that they do not keep the meetings of the body,
 * that they are recused, or that whoever put the question knows of a conflict.  Empty when nothing does.
 */
export async function impedimentsToConducting(
  visit: Pick<Visit, 'db' | 'by' | 'grants' | 'today'>,
  { unit, subject }: Pick<Ballot, 'unit' | 'subject'>,
  electors: readonly Elector[],
  { conflicts }: Conducting,
): Promise<Impediment[]> {
  const recused = electors.find(({ person }) => person === visit.by)?.recused ?? null;
  return [
    ...(await impedimentsToKeeping(visit, unit)),
    ...(recused !== null ? [{ code: 'recused-already', because: recused }] : await conflicts(visit, subject)),
  ];
}
