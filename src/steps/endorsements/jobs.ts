import { petitionOf, type CharterFact } from '../../charters/index.ts';
import { theSystem, type Act } from '../../platform/act/index.ts';
import { reacting, type Reaction } from '../../platform/facts/index.ts';
import type { Task } from '../../platform/jobs/index.ts';
import type { StepFact } from '../facts.ts';
import { forgetReasons } from '../findings/commands.ts';
import type { Given } from '../given.ts';
import { dueOn } from '../way/rules.ts';
import { stepAt } from '../way/standing.ts';
import { forgetEndorsers, noteReminded, reminding } from './commands.ts';
import { postEndorserLetter } from './letters.ts';
import { endorsementById } from './queries.ts';
import { impedimentsToAnswering } from './rules.ts';

/** Whoever is named is asked by letter, and forgotten when the petition is; so is why staff sent it back. */
export function endorsementReactions(given: Given): Reaction[] {
  return [
    reacting<StepFact>('steps.ask-endorser', ['steps.endorser-named'], async (act, { fact }) => {
      if ('endorsement' in fact) await ask(act, given, 'question', fact.endorsement);
    }),
    reacting<CharterFact>('steps.forget-endorsers', ['charters.petition-erased'], async (act, { fact }) => {
      if (!('petition' in fact)) return;
      await forgetEndorsers(act, fact.petition);
      await forgetReasons(act, fact.petition);
    }),
  ];
}

/** Whoever has not answered is reminded once. */
export function endorsementTasks(given: Given): Task[] {
  return [
    {
      kind: reminding,
      run: ({ perform, subject, at }) =>
        perform(theSystem(at), async (act) => {
          if (await noteReminded(act, Number(subject))) await ask(act, given, 'reminder', Number(subject));
        }),
    },
  ];
}

/** Nobody is asked for what is no longer waited for. */
async function ask(act: Act, given: Given, kind: 'question' | 'reminder', id: number): Promise<void> {
  const endorsement = await endorsementById(act.db, id);
  const petition = endorsement && (await petitionOf(act.db, endorsement.petition));
  if (!petition || !endorsement.email || impedimentsToAnswering(endorsement, petition).length > 0) return;
  const asked = { endorsement, petition, dueOn: dueOn(stepAt(given, petition), petition, act.zone) };
  await postEndorserLetter(act, given, kind, asked);
}
