import { ballotWordingOf } from '../../../meetings/index.ts';
import type { Wording } from '../../../platform/plug.ts';
import type { Impediment } from '../../../platform/refusal/index.ts';
import { wordingOf as petitionWordingOf } from '../../petitions/words.ts';

/** An impediment of a ballot or a petition in words. */
export const wordingOf = (impediment: Impediment): Wording =>
  ballotWordingOf(impediment) ?? petitionWordingOf(impediment);

/** The field that the way out of an impediment leads to. */
export const fieldOf = (impediment: Impediment): string =>
  /^#(.+)/.exec(wordingOf(impediment).todo?.href ?? '')?.[1] ?? '';
