import type { VNode } from 'preact';
import type { Db } from '../../platform/db/index.ts';
import { Facts, Prose, Section } from '../../platform/web/parts/index.ts';
import { groupsById, type Group } from '../../groups/index.ts';
import { unitNamed, type Unit } from '../../units/index.ts';
import type { Nouns } from '../../roll/index.ts';
import { endingWords as words } from './belongings-words.ts';
import type { Proposal } from './model.ts';
import { proposalMade } from './queries.ts';

/** How a group came to its end by a proposal. */
export interface GroupEnding {
  readonly proposal: Proposal;
  /** The group that goes on with its work. */
  readonly other: Pick<Group, 'slug' | 'name'> | undefined;
  /** The unit that does. */
  readonly unit: Pick<Unit, 'slug' | 'name'> | undefined;
}

/** How a group came to its end; null where no proposal brought it about, as for one that lapsed or was brought in. */
export async function endingOf(db: Db, { id, endedOn, state }: Group): Promise<GroupEnding | null> {
  if (endedOn === null || state === 'lapsed') return null;
  const proposal = await proposalMade(db, id, endedOn);
  if (!proposal || proposal.kind === 'rename') return null;
  const { kind, name, into } = proposal;
  return {
    proposal,
    other: into === null ? undefined : (await groupsById(db, [into])).get(into),
    unit: kind === 'graduate' ? await unitNamed(db, name) : undefined,
  };
}

interface EndedProps {
  readonly nouns: Nouns;
  readonly group: Group;
  readonly ending: GroupEnding | null;
  /** The archive of the group, where the visitor may read it. */
  readonly archive: { readonly href: string; readonly messages: number } | null;
}

/** Why a group ended, what followed it, and where that is which it left. */
export function Ended({ group, ending, archive, nouns }: EndedProps): VNode {
  const { proposal, other, unit } = ending ?? {};
  return (
    <Section title={words.why}>
      {proposal && <Prose text={proposal.reason} />}
      <Facts
        of={[
          proposal && [
            words.decided,
            <>
              {words.decidedBy(proposal.decider, nouns)}{' '}
              <a href={`/groups/${group.slug}/changes/${proposal.id}`}>{words.proposal}</a>
            </>,
          ],
          other && [words.goesOn, <a href={`/groups/${other.slug}`}>{other.name}</a>],
          unit && [words.goesOn, <a href={`/units/${unit.slug}`}>{unit.name}</a>],
          archive && [words.archive, <a href={archive.href}>{words.archiveHas(archive.messages)}</a>],
          [words.timelineTerm, <a href={`/groups/${group.slug}/timeline`}>{words.timeline}</a>],
        ]}
      />
    </Section>
  );
}
