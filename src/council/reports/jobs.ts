import type { Act } from '../../platform/act/index.ts';
import { reacting, type Reaction } from '../../platform/facts/index.ts';
import type { GroupsFact } from '../../groups/index.ts';
import type { ChangeFact } from '../../lifecycle/index.ts';
import { personsOf } from '../../roll/index.ts';
import { holdersOfGrant } from '../../units/index.ts';
import type { CouncilFact } from '../facts.ts';
import type { Given } from '../given.ts';
import { keepMatter } from './matters.ts';
import { postNewReport } from './letters.ts';
import { finalReport } from './queries.ts';

/** Whoever keeps the record of the council is told of each report; what happens to groups is kept for the next one. */
export function reportReactions(given: Given): Reaction[] {
  return [
    reacting<CouncilFact>('council.tell-secretary', ['council.report-finalized'], (act, { fact }) =>
      tellSecretary(act, given, 'report' in fact ? fact.report : 0),
    ),
    reacting<ChangeFact>('council.keep-recommended', ['lifecycle.change-decided'], (act, { fact }) =>
      keepMatter(act, fact),
    ),
    reacting<GroupsFact>(
      'council.keep-matter',
      ['groups.group-renamed', 'groups.group-lapsed', 'groups.group-ended'],
      (act, { fact }) => keepMatter(act, fact),
    ),
  ];
}

async function tellSecretary(act: Act, given: Given, id: number): Promise<void> {
  const report = await finalReport(act.db, id);
  if (!report) return;
  const keepers = await personsOf(act.db, await holdersOfGrant(act.db, 'council.record', act.today));
  await postNewReport(act, given.head(), { report, keepers: [...keepers.values()] });
}
