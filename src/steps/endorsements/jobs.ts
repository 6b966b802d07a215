import { petitionOf, type CharterFact, type PetitionId } from '../../charters/index.ts';
import { theSystem, type Act } from '../../platform/act/index.ts';
import { reacting, type Reaction } from '../../platform/facts/index.ts';
import { fallsDue, type Task } from '../../platform/jobs/index.ts';
import { dayOf } from '../../platform/time/index.ts';
import type { StepFact } from '../facts.ts';
import { forgetReasons } from '../findings/commands.ts';
import type { Given } from '../given.ts';
import { dayOfStep } from '../way/standing.ts';
import { forgetEndorsers, noteReminded, reminding } from './commands.ts';
import { postEndorserLetter } from './letters.ts';
import { endorsementById, endorsementsOn } from './queries.ts';
import { impedimentsToAnswering, reminderDay, standingAt } from './rules.ts';

/**
 * Whoever is named is asked by letter, and where staff had stopped the petition, once it goes on; and forgotten when the petition is.
 * So is why staff sent it back.
 */
export function endorsementReactions(given: Given): Reaction[] {
  return [
    reacting<StepFact>('steps.ask-endorser', ['steps.endorser-named'], async (act, { fact }) => {
      if ('endorsement' in fact) await ask(act, given, 'question', fact.endorsement);
    }),
    reacting<CharterFact>('steps.ask-after-stop', ['charters.petition-resumed'], async (act, { fact }) => {
      if ('petition' in fact) await askAfterStop(act, given, fact.petition);
    }),
    reacting<CharterFact>('steps.forget-endorsers', ['charters.petition-erased'], async (act, { fact }) => {
      if (!('petition' in fact)) return;
      await forgetEndorsers(act, fact.petition);
      await forgetReasons(act, fact.petition);
    }),
  ];
}

/** Whoever has not answered is reminded once; where staff have stopped the petition, when it goes on. */
export function endorsementTasks(given: Given): Task[] {
  return [
    {
      kind: reminding,
      run: ({ perform, subject, at }) =>
        perform(theSystem(at), async (act) => {
          if (await isStopped(act, Number(subject))) return;
          if (await noteReminded(act, Number(subject))) await ask(act, given, 'reminder', Number(subject));
        }),
    },
  ];
}

async function isStopped(act: Act, id: number): Promise<boolean> {
  const endorsement = await endorsementById(act.db, id);
  return endorsement !== undefined && (await petitionOf(act.db, endorsement.petition))?.state === 'halted';
}

/** Who was named, or was to be reminded, while staff had stopped the petition. A letter that was sent is not sent again. */
async function askAfterStop(act: Act, given: Given, id: PetitionId): Promise<void> {
  const petition = await petitionOf(act.db, id);
  if (!petition) return;
  const due = dayOfStep(given, petition, act.zone);
  for (const { id: one, namedAt, answer, remindedAt } of standingAt(await endorsementsOn(act.db, id), petition)) {
    if (answer) continue;
    await ask(act, given, 'question', one);
    const day = reminderDay(due, dayOf(namedAt, act.zone));
    if (remindedAt === null && day !== null && day <= act.today)
      await fallsDue(act.db, { kind: reminding, subject: String(one), at: act.at });
  }
}

/** Nobody is asked for what is no longer waited for. */
async function ask(act: Act, given: Given, kind: 'question' | 'reminder', id: number): Promise<void> {
  const endorsement = await endorsementById(act.db, id);
  const petition = endorsement && (await petitionOf(act.db, endorsement.petition));
  if (!petition || !endorsement.email || impedimentsToAnswering(endorsement, petition).length > 0) return;
  const asked = { endorsement, petition, dueOn: dayOfStep(given, petition, act.zone) };
  await postEndorserLetter(act, given, kind, asked);
}
