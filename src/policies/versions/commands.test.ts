import { expect, test } from 'vitest';
import { testDatabase } from '../../testing/index.ts';
import { keepPolicies } from './commands.ts';
import { fingerprint, loadPolicies } from './policy-file.ts';
import { keptPolicies } from './queries.ts';

const database = await testDatabase();
const policies = loadPolicies('association');
const at = new Date('2026-11-23T12:00:00Z');

test('each version is kept once, and comes back as it was', async () => {
  await keepPolicies({ db: database.db, at }, policies);
  await keepPolicies({ db: database.db, at }, policies);

  const kept = await keptPolicies(database.db);

  expect(kept.map(({ version }) => version)).toEqual(['2014', '1985']);
  expect(kept.map(fingerprint).toSorted()).toEqual(policies.map(({ sha256 }) => sha256).toSorted());
});

test('a version that says something else than before is refused', async () => {
  await keepPolicies({ db: database.db, at }, policies);
  const [{ policy }] = policies as [(typeof policies)[number]];
  const changed = { ...policy, title: 'Another title' };

  await expect(
    keepPolicies({ db: database.db, at }, [{ policy: changed, sha256: fingerprint(changed) }]),
  ).rejects.toThrow('versions do not change; make a new one');
});
