import { BadFile } from '../platform/json-file/index.ts';
import { personalClasses, standingRulesOf, type Association, type StandingRules } from '../roll/index.ts';
import {
  dutiesIn,
  gistOf,
  impedimentsToRunning,
  isReported,
  policyInForce,
  policyOf,
  runnable,
  titleOf,
  wordedLimit,
  type Policy,
  type PolicyStep,
  type Runnable,
  type StepOf,
} from '../policies/index.ts';
import { charterOf, isFiled, ratificationOf, windowOf } from './stages/rules.ts';
import type { PolicyBook, PolicyView, SigningView } from './policy-view.ts';

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
  const ratification = ratificationOf(policy);
  const signings = policy.steps.map((_, stage) => signingAt(policy, stage, association));
  return {
    id: policy.id,
    version: policy.version,
    title: titleOf(policy),
    gist: policy.steps.flatMap((step) => (step.step === 'signatures' ? [gistOf(step)] : [])).join(', then '),
    href: `/rules/${policy.id}/${policy.version}`,
    steps: policy.steps,
    petition: {
      needed: signatures.count,
      organizersLeast: organizers.least,
      organizersMost: organizers.most,
      screenDays: opens.how === 'at-once' ? null : opens.withinDays,
      keepsSignatures: decision.returned?.keepsSignatures ?? false,
      postalAddress: organizers.postalAddress,
    },
    organizing: {
      ...standingOfSigners(signatures, association),
      members: organizers.members,
      goodStanding: who === 'member-in-good-standing',
    },
    window: windowOf(signatures),
    verification: signerRules(signatures, association),
    signing: (stage) => signings[Math.min(stage, signings.length - 1)]!,
    ...decidingIn(decision, ratification !== null),
    officer: decision.by.who === 'officer' ? decision.by.name : null,
    consultation: { answerDays: overlap.answerDays, silence: overlap.silence },
    charter: charterOf(policy),
    renewal: policy.renewal,
    ending: policy.ending,
    changes: policy.changes,
    graduation: policy.ending.graduation,
    ratification,
    retention: { days: policy.retention.days, of: policy.retention.of },
    unfinished: policy.retention.unfinished,
    owed: policy.group.owed,
    reported: isReported(policy),
    // Where nobody is told by a report, nobody owes one.
    duties: dutiesIn(policy).filter(({ duty }) => duty !== 'report' || isReported(policy)),
  };
}

/**
 * The vote of whoever decides.  Where that is the council, the committee before it recommends by a majority; where members
 * confirm and one objects, all vote as a body does whose rules say no more: by a majority, without a quorum.
 */
function decidingIn(
  { by, ballot, returned }: Runnable['decision'],
  ratified: boolean,
): Pick<PolicyView, 'decision' | 'voting'> {
  const { positions, noticeDays, openDays, comments } = ballot;
  const voting = { positions, noticeDays, openDays, comments, mayReturn: returned !== null, confirming: null };
  if (by.who === 'members') {
    const { confirmations, objectionHours } = by;
    return {
      decision: { quorum: null, carries: 'majority', ratified },
      voting: { ...voting, confirming: { confirmations, objectionHours } },
    };
  }
  if (!('vote' in by) || by.who === 'council')
    return { decision: { quorum: null, carries: 'majority', ratified }, voting };
  return { decision: { quorum: by.quorum, carries: by.vote, ratified }, voting };
}

/** The step at which signatures are gathered, as seen from a stage: the one there, else the last before it, else the first. */
function signingAt({ steps }: Policy, stage: number, association: Association): SigningView {
  const isSigning = (step: PolicyStep): boolean => step.step === 'signatures';
  const before = steps.slice(0, stage + 1).findLastIndex(isSigning);
  const place = before >= 0 ? before : steps.findIndex(isSigning);
  const step = steps[place] as StepOf<'signatures'>;
  return {
    ...signerRules(step, association),
    needed: Number(step.count),
    window: windowOf(step),
    isFiled: isFiled({ steps }, place),
    among: step.among,
  };
}

function signerRules(step: StepOf<'signatures'>, association: Association) {
  const { classes, tenureMonths, goodStanding, standingOn } = step.signers;
  return {
    ...standingOfSigners(step, association),
    signerClasses: classesIn(classes, association),
    tenureMonths,
    goodStanding,
    namesShown: step.namesShownTo === 'everyone',
    byLetter: step.form === 'letter',
    standingDays: standingOn,
  };
}

/** Anyone means anyone on the roll: whom the roll does not know, nobody could test. */
function classesIn(classes: StepOf<'signatures'>['signers']['classes'], association: Association): readonly string[] {
  if (Array.isArray(classes)) return classes;
  return classes === 'anyone' ? association.classes.map(({ code }) => code) : personalClasses(association);
}

/** Good standing is one thing for everybody who takes part in a petition. */
function standingOfSigners({ signers }: StepOf<'signatures'>, association: Association): StandingRules {
  return { ...standingRulesOf(association), graceDays: signers.graceDays };
}
