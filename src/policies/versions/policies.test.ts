import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Policy } from './model.ts';
import { checkPolicy, fingerprint, loadPolicies } from './policy-file.ts';
import { impedimentsToRunning, policyInForce } from './rules.ts';

const policies = loadPolicies('association').map(({ policy }) => policy);
const text = fs.readFileSync('association/policies/ala-mig/2014.json', 'utf8');

function elsewhere(name: string): Policy {
  const checked = checkPolicy(fs.readFileSync(`association/policies-elsewhere/${name}.json`, 'utf8'));
  if ('problems' in checked) throw new Error(JSON.stringify(checked.problems));
  return checked.policy;
}

/** The policy of 2014 with values changed at their paths; undefined takes one away. */
function changed(changes: Readonly<Record<string, unknown>>): string {
  const file = JSON.parse(text) as object;
  for (const [at, value] of Object.entries(changes)) {
    const steps = at.split('.');
    const last = steps.pop() ?? '';
    const holder = steps.reduce((inner, step) => Reflect.get(inner, step) as object, file);
    if (value === undefined) Reflect.deleteProperty(holder, last);
    else Reflect.set(holder, last, value);
  }
  return JSON.stringify(file);
}

function problems(changes: Readonly<Record<string, unknown>>): string[] {
  const checked = checkPolicy(changed(changes));
  return 'problems' in checked
    ? checked.problems.map(({ path: at, expected, found }) => `${at}: ${expected}, not ${found}`)
    : [];
}

test('the policy in force is the last to take effect', () => {
  const inForce = (on: string) => policyInForce(policies, 'ala-mig', on)?.version;

  expect(['1984-12-31', '1985-01-01', '2013-12-31', '2014-01-01', '2026-11-23'].map(inForce)).toEqual([
    undefined,
    '1985',
    '1985',
    '2014',
    '2014',
  ]);
});

test('two stages and a chain of endorsements can be written down', () => {
  const kinds = (policy: Policy) => policy.steps.map(({ step }) => step);

  expect(kinds(elsewhere('ifla-two-stage'))).toEqual([
    'signatures',
    'verification',
    'meeting',
    'signatures',
    'verification',
    'endorsement',
    'decision',
    'report',
  ]);
  expect(kinds(elsewhere('ieee-chain'))).toEqual([
    'verification',
    'verification',
    'endorsement',
    'signatures',
    'verification',
    'decision',
    'report',
  ]);
});

test('what cannot be carried out yet is named', () => {
  expect(policies.flatMap(impedimentsToRunning)).toEqual([]);
  const odd = changed({
    'begins.who': 'a-unit',
    'begins.textFrozen': 'before-filing',
    'begins.organizers.members': false,
    'group.term': { provisionalMonths: 24, afterwards: 'for ever' },
    'steps.0.count': { percent: 1, atLeast: 50 },
    'steps.0.signers.recordDay': '01-31',
    'steps.0.window': { until: '12-31' },
    'steps.0.withdrawableUntil': 'never',
  });
  const checked = checkPolicy(odd);
  const limits = 'policy' in checked ? impedimentsToRunning(checked.policy) : [];
  const run = ['ieee-chain', 'ifla-two-stage', 'mla-round-table', 'w3c-community-group'].map(elsewhere);
  expect(run.flatMap(impedimentsToRunning)).toEqual([]);
  expect(limits.map(({ path: at, what }) => `${String(at)} ${String(what)}`)).toEqual([
    '$.begins.who beginners',
    '$.begins.textFrozen text-unfrozen',
    '$.begins.organizers organizers',
    '$.steps[0].count percent',
    '$.steps[0].signers.recordDay record-day',
    '$.steps[0].window window-until',
    '$.steps[0].withdrawableUntil withdrawal',
    '$.group.term provisional-term',
  ]);
});

test('two signings that ask for different kinds, and a renewal that would be signed in stages, cannot be carried out', () => {
  const [signatures, ...rest] = elsewhere('ifla-two-stage').steps;
  const renewal = {
    by: 'petition',
    count: 25,
    atMost: null,
    opensMonthsBefore: 6,
    graceDays: 0,
    citation: 'As before.',
  };
  const officers = rest.map((step) =>
    step.step === 'signatures' ? { ...step, among: [{ count: 1, who: 'officers' }] } : step,
  );
  const checked = checkPolicy(changed({ steps: [signatures, ...officers], renewal }));

  expect('policy' in checked && impedimentsToRunning(checked.policy).map(({ what }) => what)).toEqual([
    'among-differs',
    'renewal-by-stages',
  ]);
});

test('each wrong field is named by its path, with what was expected and what was found', () => {
  expect(
    problems({
      effectiveOn: '2014-02-30',
      'steps.0.count': '100',
      'steps.0.signers.classes': 'everybody',
      'steps.2.by': { who: 'committee', vote: 'half', quorum: 7 },
      'group.term': { years: 3 },
      'renewal.by': 'wish',
      'ending.citation': undefined,
      'begins.opens': { how: 'after-a-look' },
    }),
  ).toEqual([
    '$.effectiveOn: a day, as “2026-11-23”, not "2014-02-30"',
    '$.begins.opens.withinDays: a number, not nothing',
    '$.steps[0].count: a number, or an object { … }, not "100"',
    '$.steps[0].signers.classes: one of "personal", "anyone", or a list, not "everybody"',
    '$.steps[2].by.vote: one of "majority", "two-thirds", not "half"',
    '$.group.term.months: a number, not nothing',
    '$.group.term.years: no such field, not 3',
    '$.renewal.by: one of "petition", "letters", "registration", "deliverables", "agreement", "nothing", not "wish"',
    '$.ending.citation: a text, not nothing',
  ]);
});

test('steps follow one another as they can', () => {
  const steps = JSON.parse(text).steps as unknown[];

  expect(problems({ steps: [steps[1], steps[0], steps[2], steps[3]] })).toEqual([
    '$.steps[0].step: signatures before they are tested, not "verification"',
  ]);
  expect(problems({ steps: [steps[0], steps[1], steps[3], steps[2]] })).toEqual([
    '$.steps[2].step: a report after the decision, not "report"',
  ]);
  expect(problems({ steps: [steps[0], steps[1]] })).toEqual([
    expect.stringMatching(/^\$\.steps: exactly one decision, not /),
  ]);
});

test('the fingerprint knows the values, not the layout', () => {
  const [policy] = policies as [Policy];
  const { text: source, ...rest } = policy;

  expect(fingerprint({ ...rest, text: source } as Policy)).toBe(fingerprint(policy));
  expect(fingerprint({ ...policy, title: 'Another' })).not.toBe(fingerprint(policy));
});

test('a file that writes out what holds where nothing is said has the fingerprint that it had before', () => {
  const read = (changes: Readonly<Record<string, unknown>>) => {
    const checked = checkPolicy(changed(changes));
    if ('problems' in checked) throw new Error(JSON.stringify(checked.problems));
    return checked.policy;
  };
  const older = read({ 'retention.unfinished': undefined });
  const shorter = read({ 'retention.unfinished.draftMonths': 6 });

  expect(older.retention.unfinished).toMatchObject({
    draftMonths: 12,
    returnedMonths: 12,
    undecidedMonths: 24,
    noticeDays: 14,
  });
  expect(fingerprint(older)).toBe('9b69439d994a7ac60492f5d4135ca5eae36d7ddae56205c337694119430df11f');
  expect(fingerprint(read({}))).toBe(fingerprint(older));
  expect(fingerprint(shorter)).toBe('7a4f0680e79e8d2da77709ebe7562fb7d2baa39aaa950e006609cdeb51a62fc8');
  expect(fingerprint(read({ 'retention.unfinished.undecidedMonths': 36 }))).not.toBe(fingerprint(older));
  // Another citation of the same days is the same version; another day is not.
  const { of } = older.duties;
  const duties = { of, citation: 'Guidelines.' };
  const sooner = { ...duties, of: of.map((rule, place) => (place === 0 ? { ...rule, withinDays: 7 } : rule)) };
  expect(fingerprint(read({ duties }))).toBe(fingerprint(older));
  expect(fingerprint(read({ duties: sooner }))).not.toBe(fingerprint(older));
  const changes = { ...older.changes, citation: 'Guidelines.', silent: undefined };
  expect(fingerprint(read({ changes }))).toBe(fingerprint(older));
  expect(fingerprint(read({ changes: { ...changes, merge: { by: 'conveners' } } }))).not.toBe(fingerprint(older));
  // Files that write their takeover out said nothing of the days of gathering.
  const { gatheringDays: _, ...takeover } = changes.takeover;
  const three = { ...changes, takeover: { ...takeover, participants: 3 } };
  expect(fingerprint(read({ changes: three }))).toBe(
    'f17c8b6e3dde389d08dea41ccc14f23761360d6ea5564655b325d96348babeb3',
  );
});

test('a file must be called what it says', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'policies-'));
  onTestFinished(() => fs.rmSync(folder, { recursive: true }));
  fs.mkdirSync(path.join(folder, 'policies/ala-mig'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'policies/ala-mig/2030.json'), text);

  expect(() => loadPolicies(folder)).toThrow('$.version: expected "2030", as the file is called, found "2014"');
});
