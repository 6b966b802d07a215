import type { Plug } from '../platform/plug.ts';
import { figureRoutes } from './figures/pages.tsx';
import { forgetInDuties } from './forgetting.ts';
import type { Given } from './given.ts';
import { ledgerReactions } from './ledger/jobs.ts';
import { dutyRoutes } from './ledger/pages.tsx';
import { wordings as ledgerWordings } from './ledger/words.ts';
import { promiseRoutes } from './promises/pages.tsx';
import { wordings as promiseWordings } from './promises/words.ts';
import { reminderDailies } from './reminders/jobs.ts';

/** What the duties hand the platform. */
export function dutiesPlug(given: Given): Plug {
  return {
    routes: [...figureRoutes(given), ...dutyRoutes(given), ...promiseRoutes(given)],
    wordings: { ...ledgerWordings, ...promiseWordings },
    reactions: ledgerReactions(given),
    dailies: reminderDailies(given),
    forgets: [forgetInDuties],
  };
}
