import type { PersonId } from '../../../platform/act/index.ts';
import type { ItemId } from '../../agenda/model.ts';

/** The field in which it stands how a member took part. */
export const modeField = (person: PersonId): string => `mode-${person}`;

/** The field for what is said of an item; null for the whole. */
export const commentField = (item: ItemId | null): string => (item === null ? 'comment' : `comment-${item}`);
