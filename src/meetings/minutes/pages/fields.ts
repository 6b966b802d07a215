import type { ItemId } from '../../agenda/model.ts';

/** The field for what was said of an item. */
export const minuteField = (item: ItemId): string => `minute-${item}`;
