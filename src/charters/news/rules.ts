import type { Impediment } from '../../platform/refusal/index.ts';
import { addDays, type CalendarDay } from '../../platform/time/index.ts';
import type { PetitionState } from '../petitions/model.ts';
import { newsStates, type NewsItem, type NewsText } from './model.ts';

/** Bounds of what is written, in characters. */
export const bounds = { title: 120, body: 4_000 } as const;

/** Whoever asks to be told how a petition goes on asks for a letter now and then. */
export const newsEveryDays = 7;

/**
 * What keeps somebody from telling news of a petition today; an item that was taken down counts as told.
 *
 * @param latestOn the day of the latest item; null where nothing was told
 */
export function impedimentsToTelling(
  { state }: { readonly state: PetitionState },
  { isOrganizer, latestOn, today }: { isOrganizer: boolean; latestOn: CalendarDay | null; today: CalendarDay },
): Impediment[] {
  const found: Impediment[] = [];
  if (!isOrganizer) found.push({ code: 'not-an-organizer' });
  if (!newsStates.includes(state)) found.push({ code: 'no-more-news', state });
  const nextOn = latestOn && addDays(latestOn, newsEveryDays);
  if (nextOn && today < nextOn) found.push({ code: 'news-too-soon', nextOn });
  return found;
}

/** What is missing in an item, or is too long. */
export function impedimentsOfText({ title, body }: NewsText): Impediment[] {
  const found: Impediment[] = [];
  if (title === '') found.push({ code: 'news-title-missing' });
  if ([...title].length > bounds.title) found.push({ code: 'news-title-long', most: bounds.title });
  if (body === '') found.push({ code: 'news-body-missing' });
  if ([...body].length > bounds.body) found.push({ code: 'news-body-long', most: bounds.body });
  return found;
}

/** What keeps staff from taking an item down. */
export function impedimentsToTakingDown({ takenDownAt }: Pick<NewsItem, 'takenDownAt'>): Impediment[] {
  return takenDownAt ? [{ code: 'news-taken-down-already' }] : [];
}
