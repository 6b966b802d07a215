import type { Visit } from '../../platform/act/index.ts';
import { whatIsStuck } from '../../platform/jobs/index.ts';
import {
  complaintsOpen,
  decisions,
  petitionsIn,
  type ListedPetition,
  type PetitionState,
} from '../../charters/index.ts';
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
    tasks.push(
      petitionsTask(db, 'screening', {
        task: words.screen,
        href: '/staff/petitions',
        since: ({ editedAt }) => editedAt,
      }),
    );
    tasks.push(
      complaintsOpen(db).then((open) => [
        { task: words.complaints, count: open.length, since: open[0]?.madeAt ?? null, href: '/staff/petitions' },
      ]),
    );
  }
  if (grants.has('petitions.verify')) {
    tasks.push(
      petitionsTask(db, 'filed', { task: words.verify, href: '/staff/petitions', since: ({ filedAt }) => filedAt }),
    );
  }
  if (grants.has('docket.decide')) {
    tasks.push(
      petitionsTask(db, 'docketed', { task: words.docket, href: '/docket', since: ({ verifiedAt }) => verifiedAt }),
    );
  }
  if (grants.has('council.record')) {
    tasks.push(
      decisions(db, { unreported: true }).then((open) => [
        { task: words.report(council), count: open.length, since: open.at(-1)?.recordedAt ?? null, href: '/docket' },
      ]),
    );
  }
  if (grants.has('administration')) tasks.push(whatIsStuck(db).then(stuckTasks));
  return (await Promise.all(tasks)).flat();
}

interface Described {
  readonly task: string;
  readonly href: string;
  readonly since: (petition: ListedPetition) => Date | null;
}

async function petitionsTask(
  db: Visit['db'],
  state: PetitionState,
  { task, href, since }: Described,
): Promise<WaitingTask[]> {
  const petitions = await petitionsIn(db, [state]);
  const waited = petitions.flatMap((petition) => since(petition)?.getTime() ?? []);
  const only = petitions.length === 1 && state === 'filed' ? `/petitions/${petitions[0]!.id}/verification` : href;
  return [
    { task, count: petitions.length, since: waited.length > 0 ? new Date(Math.min(...waited)) : null, href: only },
  ];
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
