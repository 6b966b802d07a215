import type { Plug } from '../platform/plug.ts';
import { askingReactions } from './askings/jobs.ts';
import { changeReactions } from './changes/jobs.ts';
import { dormancyReactions, dormancyTasks } from './dormancy/jobs.ts';
import { handoverDailies } from './handover/jobs.ts';
import { inactivityDailies } from './inactivity/jobs.ts';
import { noticeDailies, noticeReactions } from './notices/jobs.ts';
import { recordReactions } from './records/jobs.ts';
import { renewalReactions } from './renewals/jobs.ts';
import { takeoverReactions, takeoverTasks } from './takeover/jobs.ts';
import type { Given } from './given.ts';

/** What is done in the background: when a day comes, every night, and when something has happened. */
export function lifecycleJobs(given: Given): Pick<Plug, 'tasks' | 'dailies' | 'reactions'> {
  return {
    tasks: [...dormancyTasks(given), ...takeoverTasks(given)],
    dailies: [...noticeDailies(given), ...inactivityDailies(given), ...handoverDailies(given)],
    reactions: [
      ...renewalReactions(given),
      ...noticeReactions(given),
      ...askingReactions(given),
      ...recordReactions(given),
      ...changeReactions(given),
      ...takeoverReactions(given),
      ...dormancyReactions,
    ],
  };
}
