import type { Perform, PersonId } from '../platform/act/index.ts';
import type { PolicyBook } from '../charters/index.ts';
import { aGroup } from '../groups/testing.ts';
import { decideOnChange, proposeChange } from './changes/commands.ts';
import type { ProposalId } from './changes/model.ts';

interface Proposing {
  readonly perform: Perform;
  readonly policies: PolicyBook;
  readonly at: Date;
  /** They convene the group; the first proposes. */
  readonly conveners: readonly [PersonId, ...PersonId[]];
  readonly chair: PersonId;
}

/** A proposal as far as is wanted, on a group of its own. */
export async function aProposal(
  { perform, policies, at, conveners, chair }: Proposing,
  state: 'agreeing' | 'deciding' | 'recommended',
): Promise<{ id: ProposalId; slug: string; group: string }> {
  const system = { by: null, at, grants: new Set<string>() };
  const { id: group, slug } = await perform(system, (act) => aGroup(act, { name: 'Ferns', organizers: conveners }));
  const kind = ({ agreeing: 'dissolve', deciding: 'rename', recommended: 'graduate' } as const)[state];
  const name = kind === 'dissolve' ? '' : `More ${slug}`;
  const id = await perform({ ...system, by: conveners[0] }, (act) =>
    proposeChange(act, group, { kind, name, into: null, reason: 'It is time.' }, policies),
  );
  if (state === 'recommended')
    await perform({ by: chair, at, grants: new Set(['docket.decide']) }, (act) =>
      decideOnChange(
        act,
        id,
        {
          result: 'approved',
          decidedOn: act.today,
          present: null,
          votesFor: null,
          votesAgainst: null,
          votesAbstained: null,
          reasons: '',
          minute: '',
        },
        policies,
      ),
    );
  return { id, slug, group };
}
