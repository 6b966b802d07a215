import fs from 'node:fs';
import { checkPolicy, fingerprint, type KeptPolicy } from './versions/policy-file.ts';

/** The rules of another association, by the name of their file; with steps or other parts of a test's own. */
export function policyElsewhere(name: string, changes: object = {}): KeptPolicy {
  const file = JSON.parse(fs.readFileSync(`association/policies-elsewhere/${name}.json`, 'utf8')) as object;
  const checked = checkPolicy(JSON.stringify({ ...file, ...changes }));
  if ('problems' in checked) throw new Error(JSON.stringify(checked.problems));
  return { policy: checked.policy, sha256: fingerprint(checked.policy) };
}
