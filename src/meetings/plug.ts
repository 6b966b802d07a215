import type { Plug } from '../platform/plug.ts';
import { agendaKeepingRoutes } from './agenda/pages/keeping.tsx';
import { agendaReadingRoutes } from './agenda/pages/reading.tsx';
import { wordings as agendaWordings } from './agenda/words.ts';
import { attendanceDailies } from './attendance/jobs.ts';
import { attendanceRoutes } from './attendance/pages/routes.tsx';
import { wordings as attendanceWordings } from './attendance/words.ts';
import { ballotDailies, ballotReactions, ballotTasks } from './ballots/jobs.ts';
import { ballotRoutes } from './ballots/pages/routes.tsx';
import { ballotWordings } from './ballots/words.ts';
import { forgetInMeetings } from './forgetting.ts';
import type { MeetingsHouse } from './house.ts';
import { minutesReactions, minutesTasks } from './minutes/jobs.ts';
import { minutesRoutes } from './minutes/pages/routes.tsx';
import { wordings as minutesWordings } from './minutes/words.ts';
import { meetingsApi } from './sittings/api.ts';
import { sittingReactions, sittingTasks } from './sittings/jobs.ts';
import { sittingRoutes } from './sittings/pages/routes.ts';
import { wordings as sittingWordings } from './sittings/words.ts';

export type { MeetingsHouse } from './house.ts';
export { meetingsOfUnit } from './sittings/pages/of-unit.tsx';

/** What the meetings hand the platform. */
export function meetingsPlug(given: MeetingsHouse): Plug {
  return {
    routes: [
      ...meetingsApi,
      ...sittingRoutes(given),
      ...agendaReadingRoutes(),
      ...agendaKeepingRoutes(given),
      ...attendanceRoutes(given),
      ...minutesRoutes(given),
      ...ballotRoutes(given),
    ],
    wordings: { ...sittingWordings, ...agendaWordings, ...attendanceWordings, ...minutesWordings, ...ballotWordings },
    reactions: [...sittingReactions(given), ...minutesReactions(given), ...ballotReactions(given)],
    tasks: [...sittingTasks(given), ...minutesTasks(given), ...ballotTasks(given)],
    dailies: [...attendanceDailies, ...ballotDailies],
    forgets: [forgetInMeetings],
  };
}
