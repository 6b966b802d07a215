import type { Plug } from '../platform/plug.ts';
import { get } from '../platform/web/index.ts';
import { answeringRoutes } from './endorsements/answering.tsx';
import { askingRoutes } from './endorsements/asking.ts';
import { endorsementReactions, endorsementTasks } from './endorsements/jobs.ts';
import { findingRoute } from './findings/looking.ts';
import { forgetInSteps } from './forgetting.ts';
import type { Given } from './given.ts';
import { kindRoutes } from './kinds/pages.tsx';
import { letterReactions } from './letters/jobs.ts';
import { lettersRoute } from './letters/pages.tsx';
import { officerRoutes } from './officer/deciding.tsx';
import { meetingRoutes } from './open-meetings/keeping.ts';
import { screeningRoutes } from './screening/pages.tsx';
import { wayReactions } from './way/jobs.ts';
import { stepPage } from './way/page.tsx';
import { wordings } from './words.ts';

export { conflictsOn } from './agenda/conflicts.ts';
export { docketItems } from './agenda/items.ts';
export { wayOf } from './way/shown.tsx';

/** What the steps hand the platform. */
export function stepsPlug(given: Given): Plug {
  return {
    routes: [
      get('/petitions/:id/step', (call) => stepPage(given, call)),
      ...screeningRoutes(given),
      findingRoute(given),
      ...askingRoutes(given),
      ...answeringRoutes(given),
      ...meetingRoutes(given),
      ...kindRoutes(given),
      lettersRoute(given),
      ...officerRoutes(given),
    ],
    wordings,
    reactions: [...wayReactions(given), ...endorsementReactions(given), ...letterReactions],
    tasks: endorsementTasks(given),
    forgets: [forgetInSteps],
  };
}
