import { petitionOf, type CharterFact, type Petition } from '../../charters/index.ts';
import { stepInWords } from '../../policies/index.ts';
import type { Act } from '../../platform/act/index.ts';
import { reacting, type Reaction } from '../../platform/facts/index.ts';
import { endorsementById } from '../endorsements/queries.ts';
import type { StepFact } from '../facts.ts';
import { findingById } from '../findings/queries.ts';
import type { Given } from '../given.ts';
import { letterWords as words } from './letter-words.ts';
import { tellOrganizers } from './letters.ts';
import { stepAt } from './standing.ts';

/** The organizers are told what their petition waits for, and what came of it. */
export function wayReactions(given: Given): Reaction[] {
  return [
    reacting<CharterFact>('steps.tell-awaits', ['charters.petition-awaits'], async (act, { id, fact }) => {
      const petition = 'petition' in fact ? await petitionOf(act.db, fact.petition) : undefined;
      if (petition && 'stage' in fact && fact.stage === petition.stage) await tellAwaits(act, given, petition, id);
    }),
    reacting<StepFact>('steps.tell-refused', ['steps.looked-at'], async (act, { id, fact }) => {
      if (fact.kind === 'steps.looked-at' && fact.result === 'refused') await tellRefused(act, given, fact, id);
    }),
    reacting<StepFact>('steps.tell-answered', ['steps.endorsement-answered'], async (act, { id, fact }) => {
      if (fact.kind === 'steps.endorsement-answered') await tellAnswered(act, given, fact.endorsement, id);
    }),
  ];
}

async function tellAwaits(act: Act, given: Given, petition: Petition, fact: number): Promise<void> {
  const step = stepAt(given, petition);
  if (!step) return;
  const { title, text } = stepInWords(step, given.association, []);
  await tellOrganizers(act, given, petition, `steps.awaits ${fact}`, {
    subject: words.awaits.subject(title, petition.title),
    lede: words.awaits.lede(petition.title),
    facts: [
      [words.awaits.step, title],
      [words.awaits.how, text],
    ],
    button: words.awaits.button,
    at: '/step',
  });
}

async function tellRefused(
  act: Act,
  given: Given,
  { petition: id, finding }: { readonly petition: number; readonly finding: number },
  fact: number,
): Promise<void> {
  const [petition, found] = await Promise.all([petitionOf(act.db, id), findingById(act.db, finding)]);
  if (!petition || !found) return;
  await tellOrganizers(act, given, petition, `steps.refused ${fact}`, {
    subject: words.refused.subject(petition.title),
    lede: words.refused.lede(petition.title),
    facts: [[words.refused.reason, found.reason]],
    button: words.refused.button,
    at: '/draft',
  });
}

async function tellAnswered(act: Act, given: Given, id: number, fact: number): Promise<void> {
  const one = await endorsementById(act.db, id);
  const petition = one && (await petitionOf(act.db, one.petition));
  if (!petition || !one.answer) return;
  const { office, reasons } = one;
  await tellOrganizers(act, given, petition, `steps.answered ${fact}`, {
    subject: words.answered.subject(office, petition.title),
    lede: words.answered[one.answer](office, petition.title),
    facts: reasons ? [[words.answered.reasons, reasons]] : [],
    button: words.answered.button,
    at: '/step',
  });
}
