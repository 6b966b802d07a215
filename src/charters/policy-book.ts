import { BadFile } from '../platform/json-file/index.ts';
import { personalClasses, standingRulesOf, type Association, type StandingRules } from '../roll/index.ts';
import {
  gistOf,
  impedimentsToRunning,
  policyInForce,
  policyOf,
  runnable,
  titleOf,
  wordedLimit,
  type Policy,
  type StepOf,
} from '../policies/index.ts';
import type { PolicyBook, PolicyView } from './policy-view.ts';

/**
 * The policies of an association as the charters ask for them.
 *
 * @throws BadFile when the policy that the association's file names is unknown, or cannot be carried out
 */
export function policyBook(policies: readonly Policy[], association: Association): PolicyBook {
  const versions = policies.filter(({ id }) => id === association.policy);
  if (versions.length === 0) {
    const found = JSON.stringify(association.policy);
    throw new BadFile('association.json', [
      { path: '$.policy', expected: `one of ${[...new Set(policies.map(({ id }) => id))].join(', ')}`, found },
    ]);
  }
  const views = new Map(versions.map((policy) => [nameOf(policy.id, policy.version), viewOf(policy, association)]));
  const view = (id: string, version: string): PolicyView => {
    const found = views.get(nameOf(id, version));
    if (!found) throw new Error(`no policy ${id} of version ${version}`);
    return found;
  };
  return {
    inForce(on) {
      const policy = policyInForce(versions, association.policy, on) ?? versions.toSorted(byEffect)[0]!;
      return view(policy.id, policy.version);
    },
    of: (id, version) => view(id, policyOf(versions, id, version)?.version ?? version),
  };
}

const nameOf = (id: string, version: string): string => `${id} ${version}`;
const byEffect = (one: Policy, other: Policy): number => (one.effectiveOn < other.effectiveOn ? -1 : 1);

/** A policy cut to what each part of the charters asks of it. @throws BadFile when it cannot be carried out */
export function viewOf(policy: Policy, association: Association): PolicyView {
  const limits = impedimentsToRunning(policy);
  if (limits.length > 0) {
    const problems = limits.map((limit) => ({
      path: String(limit['path']),
      expected: 'what can be carried out',
      found: wordedLimit(limit).replace(/^\S+ /, ''),
    }));
    throw new BadFile(`policies/${policy.id}/${policy.version}.json`, problems);
  }
  const { signatures, decision } = runnable(policy);
  const { who, organizers, opens, overlap } = policy.begins;
  return {
    id: policy.id,
    version: policy.version,
    title: titleOf(policy),
    gist: gistOf(signatures),
    href: `/rules/${policy.id}/${policy.version}`,
    petition: {
      needed: signatures.count,
      organizersLeast: organizers.least,
      organizersMost: organizers.most,
      screenDays: opens.how === 'at-once' ? null : opens.withinDays,
      keepsSignatures: decision.returned.keepsSignatures,
    },
    organizing: {
      ...standingOfSigners(signatures, association),
      members: organizers.members,
      goodStanding: who === 'member-in-good-standing',
    },
    window: windowOf(signatures),
    verification: { ...signerRules(signatures, association), standingDays: signatures.signers.standingOn },
    decision: { quorum: decision.by.quorum, carries: decision.by.vote },
    consultation: { answerDays: overlap.answerDays, silence: overlap.silence },
    charter: charterOf(policy),
    retention: { days: policy.retention.days, of: policy.retention.of },
    unfinished: policy.retention.unfinished,
    owed: policy.group.owed,
  };
}

function windowOf({ window }: StepOf<'signatures'>): PolicyView['window'] {
  if ('months' in window) return { months: window.months, days: 0 };
  return { months: 0, days: 'days' in window ? window.days : 0 };
}

function signerRules(step: StepOf<'signatures'>, association: Association) {
  const { classes, tenureMonths } = step.signers;
  return {
    ...standingOfSigners(step, association),
    signerClasses: Array.isArray(classes) ? classes : personalClasses(association),
    tenureMonths,
  };
}

/** Good standing is one thing for everybody who takes part in a petition. */
function standingOfSigners({ signers }: StepOf<'signatures'>, association: Association): StandingRules {
  return { ...standingRulesOf(association), graceDays: signers.graceDays };
}

function charterOf({ group, renewal, ending }: Policy): PolicyView['charter'] {
  const lapses = ending.lapses === 'when-its-term-is-over';
  return {
    termMonths: lapses && 'months' in group.term ? group.term.months : null,
    renewalOpensMonths: renewal.by === 'nothing' ? null : renewal.opensMonthsBefore,
    graceDays: renewal.by === 'nothing' ? 0 : renewal.graceDays,
    participation: group.participation,
  };
}
