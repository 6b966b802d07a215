import fs from 'node:fs';
import { expect, test } from 'vitest';
import { loadAssociation } from '../../roll/index.ts';
import { noticesUnlessSaid, type Policy } from '../versions/model.ts';
import { checkPolicy } from '../versions/policy-file.ts';
import { policyTold } from './chapters.ts';

const association = loadAssociation('association');
const told = (policy: Policy) => JSON.stringify(policyTold(policy, association));

function policyIn(file: string): Policy {
  const checked = checkPolicy(fs.readFileSync(file, 'utf8'));
  if ('problems' in checked) throw new Error(JSON.stringify(checked.problems));
  return checked.policy;
}

const mig = policyIn('association/policies/ala-mig/2014.json');
const chapter = policyIn('association/policies-elsewhere/ieee-chain.json');
const twoStages = policyIn('association/policies-elsewhere/ifla-two-stage.json');
const deciding = (by: object): Policy => ({
  ...mig,
  steps: mig.steps.map((step) => (step.step === 'decision' ? ({ ...step, by } as typeof step) : step)),
});
const often = { atMost: 2, opensMonthsBefore: 6, graceDays: 30, notices: noticesUnlessSaid, citation: 'Chosen.' };
const signing = mig.steps.find((step) => step.step === 'signatures')!;

/** Whatever the schema lets a policy say is said by one of these. */
const policies: Readonly<Record<string, Policy>> = {
  mig,
  chapter,
  twoStages,
  'decided by the council': deciding({
    who: 'council',
    onRecommendationOf: 'committee',
    vote: 'two-thirds',
    quorum: 9,
  }),
  'decided by a board': deciding({ who: 'board', name: 'Executive Board', vote: 'majority', quorum: 5 }),
  'confirmed by members': deciding({ who: 'members', confirmations: 2, objectionHours: 48 }),
  'decided by an officer': deciding({ who: 'officer', name: 'President' }),
  'a share of certain classes until a day': {
    ...mig,
    steps: [
      {
        ...signing,
        count: { percent: 1.5, atLeast: 50 },
        signers: { ...signing.signers, classes: ['REG', 'LIFE'], recordDay: '10-01', graceDays: 14 },
        window: { until: '03-31' },
      },
      ...mig.steps.slice(1),
    ],
  },
  'never lapsing': { ...mig, ending: { ...mig.ending, lapses: null, graduation: null } },
  'on trial': { ...mig, group: { ...mig.group, term: { provisionalMonths: 24, afterwards: 'without end' } } },
  'renewed by letters': { ...mig, renewal: { by: 'letters', count: 6, ...often } },
  'renewed by registration': { ...mig, renewal: { by: 'registration', everyMonths: 36, dueOn: '10-01', ...often } },
  'renewed by deliverables': {
    ...mig,
    renewal: { by: 'deliverables', what: ['A meeting', 'A programme'], least: 1, ...often },
  },
};

/** What has no words of its own, and what says nothing where something else goes before it. */
const notTold = (name: string, at: string): boolean =>
  at === 'id' ||
  at === 'version' ||
  (name === 'twoStages' && at.endsWith('.graceDays') && at.startsWith('steps.')) ||
  (name === 'chapter' && at === 'duties.of.1.withinDays') ||
  (name === 'decided by an officer' && at.startsWith('steps.2.ballot.'));

test.each(Object.entries(policies))('each value of a policy is told: %s', (name, policy) => {
  const leaves = leavesOf(policy).filter((at) => !isTag(at));
  const unsaid = leaves.filter((at) => told(changedAt(policy, at)) === told(policy));

  expect(unsaid.map((at) => at.join('.')).filter((at) => !notTold(name, at))).toEqual([]);
});

/** What says which shape a part has, and so cannot be another; each shape is among the policies. */
const isTag = (at: Path): boolean =>
  /^(steps\.\d+\.step|steps\.\d+\.by\.who|begins\.opens\.how|renewal\.by|group\.term\.indefinite|ending\.lapses)$/.test(
    at.join('.'),
  );

type Path = readonly (string | number)[];

function leavesOf(value: unknown, at: Path = []): Path[] {
  if (value === null || typeof value !== 'object') return [at];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, inner]) => leavesOf(inner, [...at, key]));
}

/** Another value of the same kind; where there is a choice, another choice. */
function changedAt(policy: Policy, at: Path): Policy {
  const copy = structuredClone(policy);
  const holder = at.slice(0, -1).reduce<object>((inner, step) => Reflect.get(inner, step) as object, copy);
  const last = String(at.at(-1));
  Reflect.set(holder, last, otherThan(Reflect.get(holder, last), at));
  return copy;
}

const choices: Readonly<Record<string, readonly string[]>> = {
  'begins.who': ['any-member', 'anyone'],
  'begins.submits': ['budget', 'bylaws'],
  'begins.organizers.postalAddress': ['required', 'optional', 'not-asked'],
  'begins.overlap.consult': ['each-unit-touched', 'staff'],
  'begins.overlap.silence': ['is-noted', 'is-consent'],
  'begins.textFrozen': ['before-signing', 'before-filing'],
  'steps.form': ['signature', 'letter'],
  'steps.signers.classes': ['personal', 'anyone', 'STU'],
  'steps.signers.standingOn': ['signing', 'filing'],
  'steps.namesShownTo': ['verifiers', 'everyone'],
  'steps.withdrawableUntil': ['filing', 'never'],
  'steps.of': ['organizers', 'scope', 'signatures'],
  'steps.by.onRecommendationOf': ['committee', 'board'],
  'steps.by.vote': ['majority', 'two-thirds'],
  'steps.by': ['staff', 'officer', 'the sponsors'],
  'steps.ballot.positions': ['open', 'secret'],
  'steps.ballot.comments': ['published', 'for-the-body'],
  'steps.to': ['council', 'members', 'board'],
  'steps.as': ['information', 'action'],
  'changes.rename.by': ['committee', 'conveners'],
  'changes.dissolution.by': ['committee', 'conveners'],
  'changes.merge.by': ['committee', 'conveners'],
  'changes.graduation.by': ['committee', 'council'],
  'group.participation': ['members', 'anyone'],
  'duties.of.duty': ['receipt', 'verification'],
  'duties.of.at': ['committee', 'unit-asked'],
  'duties.of.overdueShownTo': ['everyone', 'staff'],
  'retention.of': ['scans', 'network-marks'],
};

function otherThan(value: unknown, at: Path): unknown {
  const chosen = choices[at.filter((step) => typeof step === 'string').join('.')];
  if (chosen && typeof value === 'string') return chosen.find((one) => one !== value);
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (value === null) return at.at(-1) === 'graduation' ? { to: 'unit', when: 'Soon.' } : 1;
  return typeof value === 'string' ? otherText(value) : value;
}

const otherText = (value: string): string => {
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return '1999-12-31';
  return /^\d\d-\d\d$/.test(value) ? '12-31' : `${value} and more`;
};
