import type { Daily } from '../../jobs/index.ts';
import { days } from '../../time/index.ts';
import { forgetHanded, forgetMail } from './store.ts';

const bytesKeptMs = days(14);
const listedMs = days(90);

/** What came in is forgotten once it has been handed over: its bytes after two weeks, and who wrote when after ninety days. */
export const incomingDailies: readonly Daily[] = [
  {
    kind: 'platform.forget-incoming-mail',
    async run({ db, at }) {
      await forgetHanded(db, new Date(at.getTime() - bytesKeptMs));
      await forgetMail(db, new Date(at.getTime() - listedMs));
    },
  },
];
