import type { VNode } from 'preact';
import { groupsById } from '../../groups/index.ts';
import type { Visit } from '../../platform/act/index.ts';
import { Section } from '../../platform/web/parts/index.ts';
import { groupsIn } from './naming.ts';
import { proposalsIn } from './queries.ts';
import { ProposalsTable } from './views.tsx';
import { words } from './words.ts';

/** The changes of groups that are before the committee, for its docket; null when none are. Two statements, however many. */
export async function changesBefore({ db, zone }: Visit): Promise<VNode | null> {
  const waiting = (await proposalsIn(db, ['deciding'])).toReversed();
  if (waiting.length === 0) return null;
  const groups = await groupsById(db, [...new Set(waiting.flatMap(groupsIn))]);
  return (
    <Section title={words.beforeCommittee}>
      <ProposalsTable proposals={waiting} groups={groups} zone={zone} />
    </Section>
  );
}
