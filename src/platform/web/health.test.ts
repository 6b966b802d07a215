import { expect, test } from 'vitest';
import { testDatabase } from '../../testing/index.ts';
import type { Call } from './call.ts';
import { healthRoutes } from './health.ts';

test('the process says that it lives, and whether its database answers', async () => {
  const database = await testDatabase();
  const ask = async (path: string) =>
    healthRoutes(database)
      .find((route) => route.path === path)
      ?.answer({} as Call);

  const before = [await ask('/healthz'), await ask('/readyz')];
  await database.close();
  const after = [await ask('/healthz'), await ask('/readyz')];

  expect(before).toMatchObject([{ status: 200 }, { status: 200 }]);
  expect(after).toMatchObject([{ status: 200 }, { status: 503, headers: { 'retry-after': '5' } }]);
});
