import type { Impediment } from '../../platform/refusal/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import { dutiesSince, type DutyRule } from './duties-model.ts';
import type { Policy, PolicyStep, StepOf } from './model.ts';

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

/** What a policy that can run is made of. */
export interface Runnable {
  /** The first signing. */
  readonly signatures: Omit<StepOf<'signatures'>, 'count'> & { readonly count: number };
  readonly decision: StepOf<'decision'>;
}

type Cannot = (path: string, what: string) => void;

/**
 * What a policy asks for that cannot be carried out; empty when petitions can be begun by it.  A policy that is never in force need
 * not run.
 */
export function impedimentsToRunning(policy: Policy): Impediment[] {
  const found: Impediment[] = [];
  const cannot: Cannot = (path, what) => found.push({ code: 'policy-cannot-run', path, what });
  const { who, textFrozen, organizers } = policy.begins;
  if (who === 'a-unit' || who === 'anyone') cannot('$.begins.who', 'beginners');
  if (textFrozen !== 'before-signing') cannot('$.begins.textFrozen', 'text-unfrozen');
  if (!organizers.members || !organizers.accept) cannot('$.begins.organizers', 'organizers');
  if (!policy.steps.some(({ step }) => step === 'signatures')) cannot('$.steps', 'nothing-signed');
  for (const [place, step] of policy.steps.entries())
    impedimentsOfStep(
      step,
      { before: policy.steps[place - 1], after: policy.steps[place + 1] },
      `$.steps[${place}]`,
      cannot,
    );
  impedimentsOfStages(policy, cannot);
  if ('provisionalMonths' in policy.group.term) cannot('$.group.term', 'provisional-term');
  return found;
}

/** What several signings, or steps before the first, do not allow. */
function impedimentsOfStages({ steps, renewal }: Policy, cannot: Cannot): void {
  const signings = steps.filter((step) => step.step === 'signatures');
  // A signer says it once, of the kind that stands at the place; it holds for all signings.
  const kinds = new Set(
    signings.filter(({ among }) => among.length > 0).map(({ among }) => among.map(({ who }) => who).join('\n')),
  );
  if (kinds.size > 1) cannot('$.steps', 'among-differs');
  // A renewal has a number and a time of its own, by which its only signing goes.
  const isSignedFirst = steps[0]?.step === 'signatures' && signings.length === 1;
  if ('count' in renewal && !isSignedFirst) cannot('$.renewal.by', 'renewal-by-stages');
}

interface Beside {
  readonly before: PolicyStep | undefined;
  readonly after: PolicyStep | undefined;
}

const isTest = (step: PolicyStep | undefined): boolean => step?.step === 'verification' && step.of === 'signatures';

function impedimentsOfStep(step: PolicyStep, { before, after }: Beside, path: string, cannot: Cannot): void {
  if (step.step === 'signatures') impedimentsOfSignatures(step, path, cannot);
  if (step.step === 'signatures' && step.among.length > 0 && !isTest(after)) cannot(`${path}.among`, 'among-untested');
  if (step.step === 'verification' && step.of === 'signatures' && before?.step !== 'signatures')
    cannot(path, 'test-apart');
}

function impedimentsOfSignatures(step: StepOf<'signatures'>, path: string, cannot: Cannot): void {
  if (typeof step.count !== 'number') cannot(`${path}.count`, 'percent');
  if (step.signers.recordDay !== undefined) cannot(`${path}.signers.recordDay`, 'record-day');
  if ('until' in step.window) cannot(`${path}.window`, 'window-until');
  if (step.withdrawableUntil !== 'filing') cannot(`${path}.withdrawableUntil`, 'withdrawal');
}

/** The parts by which the house carries a policy out. @throws when it cannot; ask `impedimentsToRunning` first */
export function runnable(policy: Policy): Runnable {
  const signatures = policy.steps.find((step) => step.step === 'signatures');
  const decision = policy.steps.find((step) => step.step === 'decision');
  if (impedimentsToRunning(policy).length > 0 || !signatures || !decision)
    throw new Error(`${policy.id} ${policy.version} cannot run`);
  return { signatures, decision } as Runnable;
}

/** Whether somebody has to be told by a report. What everybody is told stands on the record at once. */
export const isReported = ({ steps }: Pick<Policy, 'steps'>): boolean =>
  steps.some((step) => step.step === 'report' && step.to !== 'members');

/**
 * Who owes what in how many days; a step that has days of its own goes before the days of its duty.  What came after a file was written
 * is owed by the post that the file names for what is nearest to it; where nobody owes anything, nor is that.
 */
export function dutiesIn(policy: Policy): DutyRule[] {
  const { of } = policy.duties;
  const verification = policy.steps.find((step) => step.step === 'verification' && step.of === 'signatures');
  const days = verification && 'withinDays' in verification ? verification.withinDays : null;
  const since = of.length === 0 ? [] : dutiesSince.filter(({ duty }) => of.every((rule) => rule.duty !== duty));
  return [...of, ...since.map((rule) => atNearestPost(rule, of))]
    .filter((rule) => isAsked(rule, policy))
    .map((rule) => (rule.duty === 'verification' && days !== null ? { ...rule, withinDays: days } : rule));
}

/** Whoever lists the groups enters what they become; whoever names their contacts sees to their notices; else whoever verifies. */
function atNearestPost(rule: DutyRule, of: readonly DutyRule[]): DutyRule {
  const nearest: readonly DutyRule['duty'][] = [rule.duty === 'body' ? 'listing' : 'contact', 'verification'];
  const post = nearest.map((duty) => of.find((one) => one.duty === duty)).find((one) => one !== undefined);
  return rule.at === 'petition' || !post ? rule : { ...rule, office: post.office, at: post.at };
}

/** Whether what the policy says otherwise lets such a duty arise. */
function isAsked({ duty }: DutyRule, { steps, renewal, ending }: Policy): boolean {
  if (duty === 'endorsement') return steps.some(({ step }) => step === 'endorsement');
  if (duty === 'renewal-notice') return renewal.by !== 'nothing';
  return duty !== 'body' || ending.graduation !== null;
}
