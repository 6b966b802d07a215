import type { Impediment } from '../../platform/refusal/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { DutyRule } from './duties-model.ts';
import type { Decider, Policy, PolicyStep, StepOf } from './model.ts';

/** The version that is in force on a day: the last to take effect by then; undefined before the first. */
export function policyInForce(policies: readonly Policy[], id: string, on: CalendarDay): Policy | undefined {
  return policies
    .filter((policy) => policy.id === id && policy.effectiveOn <= on)
    .toSorted((one, other) => (one.effectiveOn < other.effectiveOn ? 1 : -1))[0];
}

/** The version by its name, in force or not. */
export function policyOf(policies: readonly Policy[], id: string, version: string): Policy | undefined {
  return policies.find((policy) => policy.id === id && policy.version === version);
}

/** The day on which the next version takes a version's place; null for the newest. */
export function supersededOn(policies: readonly Policy[], policy: Policy): CalendarDay | null {
  const later = policies.filter(({ id, effectiveOn }) => id === policy.id && effectiveOn > policy.effectiveOn);
  return later.map(({ effectiveOn }) => effectiveOn).toSorted()[0] ?? null;
}

/** The only step of its kind; undefined where there is none, or more than one. */
export function onlyStep<K extends PolicyStep['step']>(policy: Policy, kind: K): StepOf<K> | undefined {
  const found = policy.steps.filter((step): step is StepOf<K> => step.step === kind);
  return found.length === 1 ? found[0] : undefined;
}

/** What a policy that can run is made of. */
export interface Runnable {
  readonly signatures: Omit<StepOf<'signatures'>, 'count'> & { readonly count: number };
  readonly decision: StepOf<'decision'> & {
    readonly by: Extract<Decider, { who: 'committee' | 'board' | 'council' | 'members' }>;
    readonly returned: { readonly keepsSignatures: boolean };
  };
}

/**
 * What a policy asks for that cannot be carried out yet; empty when petitions can be begun by it.  Signatures of members,
 * tested by staff, decided by the members of one body: that runs.  A policy that is never in force need not run.
 */
export function impedimentsToRunning(policy: Policy): Impediment[] {
  const found: Impediment[] = [];
  const cannot = (path: string, what: string) => found.push({ code: 'policy-cannot-run', path, what });
  const [first, second, ...rest] = policy.steps.filter(({ step }) => step !== 'report');
  if (first?.step !== 'signatures' || !onlyStep(policy, 'signatures')) cannot('$.steps', 'steps-before-signing');
  else impedimentsOfSignatures(first, cannot);
  if (second?.step !== 'verification' || second.of !== 'signatures' || second.by !== 'staff')
    cannot('$.steps[1]', 'verification');
  if (rest.length !== 1 || rest[0]?.step !== 'decision') cannot('$.steps[2]', 'steps-before-decision');
  const decision = onlyStep(policy, 'decision');
  if (decision && !bodyDecides(decision.by)) cannot('$.steps[2].by', 'decider');
  if (decision && decision.returned === null) cannot('$.steps[2].returned', 'no-return');
  if (policy.begins.textFrozen !== 'before-signing') cannot('$.begins.textFrozen', 'text-unfrozen');
  if (!policy.begins.organizers.members || !policy.begins.organizers.accept)
    cannot('$.begins.organizers', 'organizers');
  if ('provisionalMonths' in policy.group.term) cannot('$.group.term', 'provisional-term');
  return found;
}

function impedimentsOfSignatures(step: StepOf<'signatures'>, cannot: (path: string, what: string) => void): void {
  if (typeof step.count !== 'number') cannot('$.steps[0].count', 'percent');
  if (step.among.length > 0) cannot('$.steps[0].among', 'among');
  if (step.form !== 'signature') cannot('$.steps[0].form', 'letters');
  if (step.signers.classes === 'anyone' || !step.signers.goodStanding) cannot('$.steps[0].signers', 'signers-unknown');
  if (step.signers.recordDay !== undefined) cannot('$.steps[0].signers.recordDay', 'record-day');
  if ('until' in step.window) cannot('$.steps[0].window', 'window-until');
  if (step.namesShownTo !== 'verifiers') cannot('$.steps[0].namesShownTo', 'names-shown');
  if (step.withdrawableUntil !== 'filing') cannot('$.steps[0].withdrawableUntil', 'withdrawal');
}

/** By a vote of a body, or by some of its members who confirm while nobody objects. */
const bodyDecides = (by: Decider): boolean =>
  by.who === 'council' ? by.onRecommendationOf === 'committee' : ['committee', 'board', 'members'].includes(by.who);

/** The steps that the house carries out. @throws when it cannot; ask `impedimentsToRunning` first */
export function runnable(policy: Policy): Runnable {
  const signatures = onlyStep(policy, 'signatures');
  const decision = onlyStep(policy, 'decision');
  if (impedimentsToRunning(policy).length > 0 || !signatures || !decision)
    throw new Error(`${policy.id} ${policy.version} cannot run`);
  return { signatures, decision } as Runnable;
}

/** Who owes what in how many days; a step that has days of its own goes before the days of its duty. */
export function dutiesIn({ duties, steps }: Policy): DutyRule[] {
  const verification = steps.find((step) => step.step === 'verification' && step.of === 'signatures');
  const days = verification && 'withinDays' in verification ? verification.withinDays : null;
  return duties.of.map((rule) =>
    rule.duty === 'verification' && days !== null ? { ...rule, withinDays: days } : rule,
  );
}
