import type { Impediment } from '../../../platform/refusal/index.ts';
import type { Given } from '../../given.ts';

/** An impediment in words, and the field that the way out of it leads to. */
export const atField = ({ word }: Given) => ({
  word,
  fieldOf: (impediment: Impediment): string => /^#(.+)/.exec(word(impediment).todo?.href ?? '')?.[1] ?? '',
});
