import type { CharterFact } from '../../charters/index.ts';
import type { GroupsFact } from '../../groups/index.ts';
import type { LifecycleFact } from '../../lifecycle/index.ts';

/** Kinds of facts that tell news of a group to everybody. They hold ids and codes, and never who did it. */
export const toldOfGroup = [
  'groups.group-opened',
  'groups.group-renamed',
  'groups.group-described',
  'groups.group-repurposed',
  'groups.liaison-named',
  'groups.role-accepted',
  'groups.role-ended',
  'groups.group-lapsed',
  'groups.group-resumed',
  'groups.group-ended',
  'charters.term-opened',
  'charters.term-renewed',
  'lifecycle.dormancy-declared',
  'lifecycle.group-woken',
  'lifecycle.change-put',
  'lifecycle.change-withdrawn',
  'lifecycle.change-decided',
] as const satisfies readonly (GroupsFact | CharterFact | LifecycleFact)['kind'][];

/** Of its petitions. Those of the steps stand above, and are known here by their shape alone. */
export const toldOfPetition = [
  'charters.petition-opened',
  'charters.petition-filed',
  'charters.petition-decided',
  'charters.decision-ratified',
  'steps.meeting-announced',
  'steps.meeting-called-off',
] as const;

interface OfPetition {
  readonly kind:
    | 'charters.petition-opened'
    | 'charters.petition-filed'
    | 'steps.meeting-announced'
    | 'steps.meeting-called-off';
  readonly petition: number;
}

export type Told =
  | Extract<GroupsFact | LifecycleFact, { kind: (typeof toldOfGroup)[number] }>
  | Extract<CharterFact, { kind: (typeof toldOfGroup)[number] | (typeof toldOfPetition)[number] }>
  | OfPetition;
