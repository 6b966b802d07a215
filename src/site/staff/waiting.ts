import type { Visit } from '../../platform/act/index.ts';
import { whatIsStuck } from '../../platform/jobs/index.ts';
import { complaintsWaiting, decisionsWaiting, petitionsWaiting, votesWaiting } from '../../charters/index.ts';
import { openDraft } from '../../council/index.ts';
import { words } from './words.ts';

/** A kind of task of an office, how many wait, and since when the longest does. */
export interface WaitingTask {
  readonly task: string;
  readonly count: number;
  readonly since: Date | null;
  readonly href: string | null;
}

/** What waits for the visitor's offices; the count of statements does not grow with what waits. */
export async function whatWaits({ db, grants }: Visit, council: string): Promise<WaitingTask[]> {
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
    tasks.push(reportTask(db, council));
  }
  if (grants.has('council.record')) {
    tasks.push(votesWaiting(db).then((open) => ({ task: words.votes(council), ...open, href: '/docket' })));
  }
  if (grants.has('administration')) tasks.push(whatIsStuck(db).then(stuckTasks));
  return (await Promise.all(tasks)).flat();
}

/** What the council has not been told of, where it is drawn up; or the draft that is open. */
async function reportTask(db: Visit['db'], council: string): Promise<WaitingTask[]> {
  const [draft, unreported] = await Promise.all([openDraft(db), decisionsWaiting(db)]);
  const told = { task: words.report(council), ...unreported, href: '/reports' };
  if (!draft) return [told];
  return [told, { task: words.draft(council), count: 1, since: draft.drawnAt, href: `/reports/${draft.id}/draft` }];
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
