import type { Wordings } from '../platform/plug.ts';
import type { Nouns } from '../roll/index.ts';
import { circulationWordings } from './circulation/words.ts';
import { consultationWordings } from './consultations/words.ts';
import { newsWordings } from './news/words.ts';
import { wordings as paperWordings } from './paper/words.ts';
import { wordings as petitionWordings } from './petitions/words.ts';

/** What stands in the way of an act of the charters, in sentences. */
export const wordings = (nouns: Nouns): Wordings => ({
  ...petitionWordings(nouns),
  ...paperWordings,
  ...circulationWordings,
  ...consultationWordings(nouns),
  ...newsWordings(nouns),
});
