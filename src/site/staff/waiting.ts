import type { Visit } from '../../platform/act/index.ts';
import { whatIsStuck } from '../../platform/jobs/index.ts';
import { lastSealCheck, type SealCheck } from '../../platform/seal/index.ts';
import {
  complaintsWaiting,
  decisionsWaiting,
  linesWaiting,
  petitionsWaiting,
  repliesWaiting,
  votesWaiting,
  type PolicyBook,
} from '../../charters/index.ts';
import { openDraft } from '../../council/index.ts';
import type { LedgerKind } from '../../duties/index.ts';
import { deliverablesWaiting, proposalsWaiting } from '../../lifecycle/index.ts';
import { minutesDue, votesWaitingFor } from '../../meetings/index.ts';
import type { Association } from '../../roll/index.ts';
import { stepsForStaff } from '../../steps/index.ts';
import { words } from './words.ts';

/** A kind of task of an office, how many wait, and since when the longest does. */
export interface WaitingTask {
  readonly task: string;
  readonly count: number;
  readonly since: Date | null;
  readonly href: string | null;
}

/**
 * What waits for the visitor's offices; the count of statements does not grow with what waits.
 *
 * @param owed how much of it is told as a duty of theirs: nobody is asked twice for one thing
 */
export async function whatWaits(
  visit: Visit,
  { association, policies }: { readonly association: Association; readonly policies: PolicyBook },
  owed: Partial<Record<LedgerKind, number>> = {},
): Promise<WaitingTask[]> {
  const { db, by, grants } = visit;
  const council = association.words.council.named;
  const tasks: Promise<WaitingTask[] | WaitingTask>[] = [];
  if (grants.has('petitions.screen')) {
    tasks.push(petitionsTask(db, 'screening', { task: words.screen, href: '/staff/petitions' }));
    tasks.push(complaintsWaiting(db).then((open) => ({ task: words.complaints, ...open, href: '/staff/petitions' })));
  }
  if (grants.has('petitions.verify')) {
    const verify = petitionsTask(db, 'filed', { task: words.verify, href: '/staff/petitions' });
    tasks.push(verify.then((task) => lessBy(task, owed.verification)));
    tasks.push(
      stepsForStaff(db, { policies }).then((steps) => onOne(steps, 'step', { task: words.step, href: '/petitions' })),
    );
    tasks.push(deliverablesWaiting(visit).then((open) => ({ task: words.delivered, ...open })));
    tasks.push(
      linesWaiting(db).then((lines) => onOne(lines, 'paper', { task: words.paper, href: '/staff/petitions' })),
    );
  }
  if (grants.has('docket.decide')) {
    tasks.push(petitionsTask(db, 'docketed', { task: words.docket, href: '/docket' }));
    tasks.push(reportTask(db, council, owed.report));
    tasks.push(proposalsWaiting(db, 'deciding').then((open) => ({ task: words.changes, ...open, href: '/changes' })));
  }
  if (grants.has('petitions.verify') || grants.has('docket.decide')) {
    const href = grants.has('docket.decide') ? '/docket' : '/staff/petitions';
    tasks.push(repliesWaiting(db).then((replies) => onOne(replies, 'consultations', { task: words.replies, href })));
  }
  if (by && grants.has('docket.vote')) {
    tasks.push(votesWaitingFor(visit, by).then((open) => ({ task: words.votes, ...open, href: '/docket#ballots' })));
  }
  if (grants.has('council.record')) {
    tasks.push(votesWaiting(db).then((open) => ({ task: words.approvals(council), ...open, href: '/docket' })));
    tasks.push(
      proposalsWaiting(db, 'recommended').then((open) => ({ task: words.bodies(council), ...open, href: '/changes' })),
    );
  }
  if (grants.has('meetings.keep')) tasks.push(minutesTask(visit, association.committeeMeetings.minutesDueDays));
  if (grants.has('administration')) tasks.push(whatIsStuck(db).then(stuckTasks), lastSealCheck(db).then(sealTasks));
  return (await Promise.all(tasks)).flat();
}

const lessBy = (task: WaitingTask, owed = 0): WaitingTask => ({ ...task, count: Math.max(0, task.count - owed) });

async function minutesTask(visit: Visit, dueDays: number): Promise<WaitingTask> {
  const due = await minutesDue(visit, dueDays);
  const [first, ...more] = due;
  const href = first && more.length === 0 ? `/meetings/${first.sitting.id}/minutes/change` : '/meetings';
  return { task: words.minutes(first?.dueOn ?? null), count: due.length, since: first?.sitting.endsAt ?? null, href };
}

/** What the council has not been told of, where it is drawn up; or the draft that is open. */
async function reportTask(db: Visit['db'], council: string, owed?: number): Promise<WaitingTask[]> {
  const [draft, unreported] = await Promise.all([openDraft(db), decisionsWaiting(db)]);
  const told = lessBy({ task: words.report(council), ...unreported, href: '/reports' }, owed);
  if (!draft) return [told];
  return [told, { task: words.draft(council), count: 1, since: draft.drawnAt, href: `/reports/${draft.id}/draft` }];
}

async function petitionsTask(
  db: Visit['db'],
  state: Parameters<typeof petitionsWaiting>[1],
  { task, href }: Pick<WaitingTask, 'task' | 'href'>,
): Promise<WaitingTask> {
  const waiting = await petitionsWaiting(db, state);
  return state === 'filed' ? onOne(waiting, 'verification', { task, href }) : { task, ...waiting, href };
}

/** Leads to the page of the one petition of which something waits, or else to where all of them stand. */
function onOne(
  { count, since, only }: Awaited<ReturnType<typeof petitionsWaiting>>,
  page: string,
  { task, href }: Pick<WaitingTask, 'task' | 'href'>,
): WaitingTask {
  return { task, count, since, href: only ? `/petitions/${only}/${page}` : href };
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

/** What was changed past us, where the night has found anything. */
function sealTasks(check: SealCheck | undefined): WaitingTask[] {
  const count = check?.findings.length ?? 0;
  return count > 0 ? [{ task: words.sealBroken, count, since: check!.checkedAt, href: '/record/seal' }] : [];
}
