import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { BadFile, checkJson, textOf, type FileProblem } from '../../platform/json-file/index.ts';
import { changesUnlessSaid, gatheringDaysUnlessSaid } from './changes-model.ts';
import { dutiesUnlessSaid } from './duties-model.ts';
import {
  ballotUnlessSaid,
  noticesUnlessSaid,
  PolicyFile,
  unfinishedUnlessSaid,
  warnedDaysUnlessSaid,
  type Policy,
  type PolicyStep,
} from './model.ts';

/** A version of a policy with the fingerprint by which a change is noticed. */
export interface KeptPolicy {
  readonly policy: Policy;
  /** Hexadecimal SHA-256 of the policy's values, whatever the order and the spaces of its file. */
  readonly sha256: string;
}

/** Checks the text of a policy; all that is wrong at once, each with its path, what was expected and what was found. */
export function checkPolicy(text: string): { readonly policy: Policy } | { readonly problems: readonly FileProblem[] } {
  const checked = checkJson(text, PolicyFile);
  return 'value' in checked ? { policy: checked.value } : checked;
}

/**
 * Reads every version of every policy of the association: `policies/ala-mig/2014.json`.  Folder and name say the id and the
 * version, and the file must agree.
 *
 * @throws BadFile naming each field that is wrong, of the first file that has any
 */
export function loadPolicies(associationFolder: string): KeptPolicy[] {
  const root = path.join(associationFolder, 'policies');
  const files = fs.existsSync(root) ? fs.readdirSync(root, { recursive: true, encoding: 'utf8' }) : [];
  const policies = files
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .map((file) => loadPolicy(path.join(root, file)));
  if (policies.length === 0)
    throw new BadFile(root, [{ path: '$', expected: 'at least one policy, as ID/2014.json', found: 'none' }]);
  return policies.map((policy) => ({ policy, sha256: fingerprint(policy) }));
}

/** Reads one version. @throws BadFile */
export function loadPolicy(file: string): Policy {
  const checked = checkPolicy(textOf(file));
  if ('problems' in checked) throw new BadFile(file, checked.problems);
  const { policy } = checked;
  const [id, version] = [path.basename(path.dirname(file)), path.basename(file, '.json')];
  const problems: FileProblem[] = [];
  if (policy.id !== id)
    problems.push({ path: '$.id', expected: `"${id}", as the folder is called`, found: JSON.stringify(policy.id) });
  if (policy.version !== version)
    problems.push({
      path: '$.version',
      expected: `"${version}", as the file is called`,
      found: JSON.stringify(policy.version),
    });
  if (problems.length > 0) throw new BadFile(file, problems);
  return policy;
}

/**
 * Two files that say the same have the same fingerprint, however they are laid out, and whether or not they write out what
 * holds where nothing is said: a field that came later changes no version that is in use.
 */
export function fingerprint(policy: Policy): string {
  return createHash('sha256')
    .update(inOrder(asOnceWritten(policy)))
    .digest('hex');
}

function asOnceWritten(policy: Policy): object {
  const { duties, changes, ...earlier } = policy;
  const { unfinished, ...retention } = policy.retention;
  return {
    ...earlier,
    ...(inOrder(duties.of) === inOrder(dutiesUnlessSaid.of) ? {} : { duties }),
    ...(figuresOf(changes) === figuresOf(changesUnlessSaid) ? {} : { changes: changesAsOnceWritten(changes) }),
    steps: policy.steps.map(stepAsOnceWritten),
    renewal: renewalAsOnceWritten(policy.renewal),
    ending: endingAsOnceWritten(policy.ending),
    retention: { ...retention, ...unfinishedAsOnceWritten(unfinished) },
  };
}

/** What a rule says but for where it stems from. */
const figuresOf = ({ citation: _, silent: __, ...figures }: Policy['changes']): string => inOrder(figures);

/** So did the days of gathering. */
function changesAsOnceWritten(changes: Policy['changes']): object {
  const { gatheringDays, ...takeover } = changes.takeover;
  return gatheringDays === gatheringDaysUnlessSaid ? { ...changes, takeover } : changes;
}

/** The months of the undecided came after the others, so a file that says nothing of them is read as it was before. */
function unfinishedAsOnceWritten(unfinished: Policy['retention']['unfinished']): object {
  const { undecidedMonths, ...earlier } = unfinished;
  if (undecidedMonths !== unfinishedUnlessSaid.undecidedMonths) return { unfinished };
  return saysOtherwise(unfinished, unfinishedUnlessSaid) ? { unfinished: earlier } : {};
}

function renewalAsOnceWritten(renewal: Policy['renewal']): object {
  if (renewal.by === 'nothing') return renewal;
  const { notices, ...earlier } = renewal;
  return inOrder(notices) === inOrder(noticesUnlessSaid) ? earlier : renewal;
}

function endingAsOnceWritten(ending: Policy['ending']): object {
  const { lapses } = ending;
  if (lapses === null || typeof lapses === 'string' || lapses.warnedDaysBefore !== warnedDaysUnlessSaid) return ending;
  return { ...ending, lapses: { whenInactiveMonths: lapses.whenInactiveMonths } };
}

function stepAsOnceWritten(step: PolicyStep): object {
  if (step.step !== 'decision' || saysOtherwise(step.ballot, ballotUnlessSaid)) return step;
  const { ballot: _, ...rest } = step;
  return rest;
}

/** Whether a figure is another than what holds where nothing is said; where it stems from may be said in other words. */
function saysOtherwise<T extends { readonly citation: string }>(said: T, unlessSaid: T): boolean {
  const { citation: _, ...figures } = unlessSaid;
  return Object.entries(figures).some(([name, value]) => name !== 'silent' && said[name as keyof T] !== value);
}

function inOrder(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(inOrder).join(',')}]`;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return `{${entries
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, inner]) => `${JSON.stringify(key)}:${inOrder(inner)}`)
    .join(',')}}`;
}
