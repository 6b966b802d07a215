import type { House } from './app.ts';
import { besideLifecycle } from './beside-lifecycle.ts';
import type { Given } from './charters/plug.ts';
import { reportingAssociation } from './council/index.ts';
import { councilPlug } from './council/plug.ts';
import { evidencePlug } from './evidence/plug.ts';
import { dutiesOwed, handbook } from './given.ts';
import { lifecyclePlug } from './lifecycle/plug.ts';
import type { Impediment } from './platform/refusal/index.ts';
import type { Plug, Wording } from './platform/plug.ts';
import type { KeptPolicy } from './policies/index.ts';
import { signsOfLife } from './signs-of-life.ts';
import type { Association } from './roll/index.ts';
import { stepsPlug } from './steps/plug.ts';

interface Ground {
  readonly house: Pick<House, 'baseUrl' | 'settings'>;
  readonly association: Association;
  readonly policies: readonly KeptPolicy[];
  /** What the charters were given: what stands on them is judged by the same rules and writes under the same head. */
  readonly given: Given;
  readonly word: (impediment: Impediment) => Wording;
}

/** Plugs in the capabilities that stand on the charters. */
export const aboveCharters = ({ house, association, policies, given, word }: Ground): Plug[] => [
  stepsPlug({
    association,
    policies: given.policies,
    // Known only once the database has been opened.
    get installation() {
      return given.installation;
    },
    head: given.head,
    word,
    near: given.near,
    rulesToRenew: given.rulesToRenew,
  }),
  lifecyclePlug({
    association,
    policies: given.policies,
    head: () => ({ ...given.head(), speaks: association.speaks.group }),
    word,
    signsOfLife,
    ...besideLifecycle(house.settings.mailDomain),
  }),
  evidencePlug(given, association, house.settings),
  councilPlug({
    association: reportingAssociation(association),
    policies: given.policies,
    head: given.head,
    baseUrl: house.baseUrl,
    word,
  }),
  dutiesOwed(association, given, word),
  handbook(association, policies, given),
];
