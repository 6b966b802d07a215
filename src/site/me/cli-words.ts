import type { Wordings } from '../../platform/plug.ts';

/** Why nobody’s file is written. */
export const personWordings: Wordings = {
  'nobody-at-address': ({ address }) => ({
    say: `Nobody who has come here is written to at ${String(address)}. A member is found by number as well.`,
  }),
  'several-at-address': ({ address, count }) => ({
    say: `${String(count)} persons are written to at ${String(address)}. Name the member by number.`,
  }),
};
