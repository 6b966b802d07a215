import { faceOf, writable } from '../../platform/pictures/index.ts';
import type { Petition } from '../petitions/model.ts';
import { numbered } from './words.ts';

/** What our faces can write of a title; the number of the petition, where that is less than half of it. */
export function titleToDraw({ title, id }: Pick<Petition, 'title' | 'id'>): string {
  const shown = writable(title, faceOf('title'));
  return [...shown].length * 2 >= [...title].length && shown !== '' ? shown : numbered(id);
}
