import type { Impediment } from '../../platform/refusal/index.ts';
import type { Sitting } from '../sittings/model.ts';
import type { AgendaItem, ItemText } from './model.ts';

/** So many letters, items and papers at most. */
export const bounds = { title: 200, note: 4_000, items: 100, papers: 100 } as const;

/** What keeps the agenda of a meeting from being changed: when its minutes are out, it is on record. */
export function impedimentsToAgenda({ state }: Pick<Sitting, 'state'>, minutesPublishedAt: Date | null): Impediment[] {
  if (state === 'cancelled') return [{ code: 'sitting-cancelled' }];
  return minutesPublishedAt ? [{ code: 'minutes-published-already' }] : [];
}

/** What keeps so many items from being added to those that are there. */
export function impedimentsToAdding(known: readonly unknown[], adding: number): Impediment[] {
  return known.length + adding > bounds.items ? [{ code: 'agenda-full', most: bounds.items }] : [];
}

/** What is amiss with what is written of an item. */
export function impedimentsOfItem({ title }: ItemText): Impediment[] {
  return title.trim() ? [] : [{ code: 'item-title-missing' }];
}

/** What keeps an item from being taken off the agenda: what members wrote on it, and what was minuted, stays. */
export function impedimentsToRemoving({ minute }: Pick<AgendaItem, 'minute'>, comments: number): Impediment[] {
  const found: Impediment[] = [];
  if (comments > 0) found.push({ code: 'item-has-comments', comments });
  if (minute.trim()) found.push({ code: 'item-has-minute' });
  return found;
}

/** What keeps an agenda from being published. */
export function impedimentsToPublishing(
  { agendaPublishedAt }: Pick<Sitting, 'agendaPublishedAt'>,
  items: readonly unknown[],
): Impediment[] {
  if (agendaPublishedAt) return [{ code: 'agenda-published-already' }];
  return items.length === 0 ? [{ code: 'agenda-empty' }] : [];
}
