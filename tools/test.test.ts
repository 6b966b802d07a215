import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

function npmTest(...names: string[]): { status: number | null; lines: string[] } {
  const command = fileURLToPath(new URL('./test.mjs', import.meta.url));
  const { status, stdout } = spawnSync(process.execPath, [command, ...names], { encoding: 'utf8' });
  return { status, lines: stdout.trimEnd().split('\n') };
}

test('the last line counts the steps that ran, and the exit code says whether all passed', () => {
  const { status, lines } = npmTest('words', 'budgets');

  const counted = /^(\d) passed, (\d) failed$/.exec(lines.at(-1) ?? '');
  expect(Number(counted?.[1]) + Number(counted?.[2])).toBe(2);
  expect(status).toBe(counted?.[2] === '0' ? 0 : 1);
});

test('a step that there is not is refused', () => {
  expect(npmTest('nonsense').status).toBe(2);
});
