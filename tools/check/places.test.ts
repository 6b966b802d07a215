import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { namedPlaces } from './places.ts';
import { inShort, treeOf } from './testing.ts';

test('folders of one machine and hosts in the lock are found; addresses and ignored files are not', async () => {
  const mine = (folder: string) => `/${folder}/me/file`;
  const { root } = await treeOf({
    'a.md': `See ${mine('root')}.\nhttps://example.org${mine('work')} and \${base}${mine('home')}\n"${mine('Users')}"`,
    'package-lock.json': `{\n"resolved": "https://registry.example.org/a.tgz" }`,
    '.gitignore': 'data/',
    'data/b.md': mine('root'),
  });
  execFileSync('git', ['init', '-q'], { cwd: root });

  expect(inShort(namedPlaces(root))).toEqual(['a.md:1 place', 'a.md:3 place', 'package-lock.json:2 place']);
});
