import { titleToDraw } from '../../platform/pictures/index.ts';
import type { Petition } from '../../charters/index.ts';
import { numbered } from './words.ts';

/** What our faces can write of a title; the number of the petition, where that is less than half of it. */
export const petitionTitleToDraw = ({ title, id }: Pick<Petition, 'title' | 'id'>): string =>
  titleToDraw(title, numbered(id));
