import { spawnSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';

/** The commands that `npx folkmoot help` names, in its order. */
function commandsOfHelp(): string[] {
  const { stdout } = spawnSync(process.execPath, ['--import', './tools/tsx.mjs', 'src/cli.ts', 'help'], {
    encoding: 'utf8',
  });
  return [...stdout.matchAll(/^ {2}([a-z]+(?: [a-z]+)?)/gm)].map(([, name]) => name!);
}

test('every command stands in the help and on the page of commands, and no page names another', async () => {
  const pages = [
    'README.md',
    'CHANGELOG.md',
    ...(await readdir('docs', { recursive: true }))
      .filter((name) => name.endsWith('.md'))
      .map((name) => path.join('docs', name)),
  ];
  const texts = await Promise.all(pages.map((page) => readFile(page, 'utf8')));
  const list = await readFile('docs/operators/commands.md', 'utf8');

  const inHelp = commandsOfHelp();
  const known = [...inHelp, 'help'];
  const onPage = [...list.matchAll(/^\| `([a-z]+(?: [a-z]+)?)/gm)].map(([, name]) => name!);
  const unknown = texts
    .flatMap((text) => [...text.matchAll(/npx folkmoot ([a-z]+)(?: ([a-z]+))?/g)])
    .filter(([, first, second]) => !known.some((name) => name === first || name === `${first} ${second}`))
    .map(([typed]) => typed);

  expect(onPage.toSorted()).toEqual(inHelp.toSorted());
  expect(unknown).toEqual([]);
});
