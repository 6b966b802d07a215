import type { Wordings } from '../platform/plug.ts';
import { wordings as memberWordings } from './members/words.ts';
import { wordings as passkeyWordings } from './passkeys/words.ts';
import { wordings as personWordings } from './persons/words.ts';
import { wordings as providerWordings } from './provider/words.ts';
import { tokenWordings } from './tokens/words.ts';

/** What stands in the way of an act of the roll, in sentences. */
export const wordings: Wordings = {
  ...memberWordings,
  ...personWordings,
  ...providerWordings,
  ...passkeyWordings,
  ...tokenWordings,
};
