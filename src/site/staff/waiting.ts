import type { Visit } from '../../platform/act/index.ts';
import { whatIsStuck } from '../../platform/jobs/index.ts';
import { complaintsWaiting, decisionsWaiting, petitionsWaiting } from '../../charters/index.ts';
import { minutesDue, votesWaitingFor } from '../../meetings/index.ts';
import { withArticle, type Association } from '../../roll/index.ts';
import { words } from './words.ts';

/** A kind of task of an office, how many wait, and since when the longest does. */
export interface WaitingTask {
  readonly task: string;
  readonly count: number;
  readonly since: Date | null;
  readonly href: string | null;
}

/** What waits for the visitor's offices; the count of statements does not grow with what waits. */
export async function whatWaits(visit: Visit, association: Association): Promise<WaitingTask[]> {
  const { db, by, grants } = visit;
  const council = withArticle(association.words.council);
  const tasks: Promise<WaitingTask[] | WaitingTask>[] = [];
  if (grants.has('petitions.screen')) {
    tasks.push(petitionsTask(db, 'screening', { task: words.screen, href: '/staff/petitions' }));
    tasks.push(complaintsWaiting(db).then((open) => ({ task: words.complaints, ...open, href: '/staff/petitions' })));
  }
  if (grants.has('petitions.verify')) {
    tasks.push(petitionsTask(db, 'filed', { task: words.verify, href: '/staff/petitions' }));
  }
  if (grants.has('docket.decide')) {
    tasks.push(petitionsTask(db, 'docketed', { task: words.docket, href: '/docket' }));
  }
  if (by && grants.has('docket.vote')) {
    tasks.push(votesWaitingFor(visit, by).then((open) => ({ task: words.votes, ...open, href: '/docket#ballots' })));
  }
  if (grants.has('council.record')) {
    tasks.push(decisionsWaiting(db).then((open) => ({ task: words.report(council), ...open, href: '/docket' })));
  }
  if (grants.has('meetings.keep')) tasks.push(minutesTask(visit, association.committeeMeetings.minutesDueDays));
  if (grants.has('administration')) tasks.push(whatIsStuck(db).then(stuckTasks));
  return (await Promise.all(tasks)).flat();
}

async function minutesTask(visit: Visit, dueDays: number): Promise<WaitingTask> {
  const due = await minutesDue(visit, dueDays);
  const [first, ...more] = due;
  const href = first && more.length === 0 ? `/meetings/${first.sitting.id}/minutes/change` : '/meetings';
  return { task: words.minutes(first?.dueOn ?? null), count: due.length, since: first?.sitting.endsAt ?? null, href };
}

async function petitionsTask(
  db: Visit['db'],
  state: Parameters<typeof petitionsWaiting>[1],
  { task, href }: Pick<WaitingTask, 'task' | 'href'>,
): Promise<WaitingTask> {
  const { count, since, only } = await petitionsWaiting(db, state);
  return { task, count, since, href: only && state === 'filed' ? `/petitions/${only}/verification` : href };
}

function stuckTasks({
  letters,
  lettersWaiting,
  reactions,
  tasks,
}: Awaited<ReturnType<typeof whatIsStuck>>): WaitingTask[] {
  const stuck = [
    { task: words.letters, count: letters },
    { task: words.lettersWaiting, count: lettersWaiting },
    { task: words.reactions, count: reactions + tasks },
  ];
  return stuck.map((each) => ({ ...each, since: null, href: null }));
}
