import type { Wordings } from '../platform/plug.ts';

/** What stands in the way of showing something, in sentences. */
export const wordings: Wordings = {
  'account-none': () => ({ say: 'Nothing about this petition is sealed yet. It is every hour.' }),
  'receipt-none': () => ({ say: 'Your signature is not sealed yet. What happens is sealed every hour.' }),
  'certificate-none': ({ petition }) => ({
    say: `No such filing of petition ${String(petition)} has been signed off, so that there is no certificate of it.`,
  }),
};
