import { theSystem, type Act, type PersonId } from '../../platform/act/index.ts';
import { reacting, type Reaction } from '../../platform/facts/index.ts';
import type { Task } from '../../platform/jobs/index.ts';
import { listWritten } from '../../platform/written/index.ts';
import { groupsById, type Group, type GroupsFact } from '../../groups/index.ts';
import { personsOf, type Letterhead, type Person } from '../../roll/index.ts';
import { convenersOf } from '../changes/queries.ts';
import type { Given } from '../given.ts';
import { endGathering, gatheringOver, makeWhenDue, settleQuestion, takingOver } from './commands.ts';
import { postTurn, type Said } from './letters.ts';
import type { TakeoverFact } from './model.ts';
import { openQuestion, takeoverOf } from './queries.ts';
import { letterWords as words } from './words.ts';

/** What is told, and to whom. */
type Turn = Said & { readonly once: string; readonly to: readonly Person[] };

/** When nobody may object to a takeover any more, or join one. */
export const takeoverTasks = (given: Pick<Given, 'association' | 'policies'>): Task[] => [
  {
    kind: takingOver,
    run: ({ perform, subject, at }) => perform(theSystem(at), (act) => makeWhenDue(act, Number(subject), given)),
  },
  {
    kind: gatheringOver,
    run: ({ perform, subject, at }) => perform(theSystem(at), (act) => endGathering(act, Number(subject))),
  },
];

/**
 * Conveners are asked and told; those who asked are told what came of it.  A group that is begun again has others to convene it.
 */
export function takeoverReactions({ head }: Pick<Given, 'head'>): Reaction[] {
  return [
    reacting<TakeoverFact>(
      'lifecycle.tell-takeover',
      ['lifecycle.conveners-asked', 'lifecycle.takeover-put', 'lifecycle.takeover-stopped', 'lifecycle.takeover-made'],
      async (act, { fact }) => {
        const group = (await groupsById(act.db, [fact.group])).get(fact.group);
        if (group) await tell(act, group, fact, head());
      },
    ),
    reacting<GroupsFact>('lifecycle.settle-question', ['groups.group-resumed'], async (act, { fact }) => {
      if (fact.kind === 'groups.group-resumed') await settleQuestion(act, fact.group);
    }),
  ];
}

async function tell(act: Act, group: Group, fact: TakeoverFact, head: Letterhead): Promise<void> {
  const turn = await turnOf(act, group, fact);
  if (!turn) return;
  const { once, to, ...said } = turn;
  await postTurn(act, { once, to, group, head }, said);
}

/** What is told at a turn, to whom; undefined where nobody is. */
async function turnOf(act: Act, group: Group, fact: TakeoverFact): Promise<Turn | undefined> {
  switch (fact.kind) {
    case 'lifecycle.conveners-asked':
      return asked(act, group, fact.question);
    case 'lifecycle.takeover-put':
      return put(act, group, fact);
    case 'lifecycle.takeover-stopped':
      return stopped(act, group, fact);
    case 'lifecycle.takeover-made':
      return {
        once: `made ${fact.takeover}`,
        to: await convenersToTell(act, group),
        subject: words.madeSubject(group.name),
        lede: words.madeLede(await namesOfAskers(act, fact.takeover), group.name),
        paragraphs: [words.madeMore],
        button: words.madeButton,
        page: 'handover',
      };
    case 'lifecycle.convener-answered':
    case 'lifecycle.takeover-asked':
      return undefined;
  }
}

async function asked(act: Act, group: Group, id: number): Promise<Turn | undefined> {
  const question = await openQuestion(act.db, group.id);
  if (question?.id !== id) return undefined;
  return {
    once: `asked ${id}`,
    to: await convenersToTell(act, group),
    subject: words.askedSubject(group.name),
    lede: words.askedLede(group.name),
    paragraphs: [words.askedMore(question.answerBy)],
    button: words.askedButton,
    page: 'takeover',
  };
}

type Stopped = Extract<TakeoverFact, { kind: 'lifecycle.takeover-stopped' }>;

async function stopped(act: Act, group: Group, { takeover, why }: Stopped): Promise<Turn> {
  const isObjected = why === 'objected';
  return {
    once: `stopped ${takeover}`,
    to: await askersOf(act, takeover),
    subject: isObjected ? words.stoppedSubject(group.name) : words.notMadeSubject(group.name),
    lede: isObjected ? words.stoppedLede(group.name) : words.notMadeLede(group.name),
    paragraphs: [words.stoppedWhy[why]],
    button: words.button,
    page: isObjected ? 'roles' : 'takeover',
  };
}

type Put = Extract<TakeoverFact, { kind: 'lifecycle.takeover-put' }>;

const put = async (act: Act, group: Group, { takeover, until }: Put): Promise<Turn> => ({
  once: `put ${takeover}`,
  to: await convenersToTell(act, group),
  subject: words.putSubject(group.name),
  lede: words.putLede(await namesOfAskers(act, takeover), group.name),
  paragraphs: [words.putMore(until)],
  button: words.askedButton,
  page: 'takeover',
});

const convenersToTell = async (act: Act, { id }: Group) => personsIn(act, await convenersOf(act.db, id, act.today));

const namesOfAskers = async (act: Act, takeover: number) =>
  listWritten((await askersOf(act, takeover)).map(({ name }) => name));

async function personsIn({ db }: Act, persons: readonly PersonId[]): Promise<Person[]> {
  return [...(await personsOf(db, persons)).values()];
}

async function askersOf(act: Act, takeover: number): Promise<Person[]> {
  return personsIn(act, (await takeoverOf(act.db, takeover))?.askers ?? []);
}
