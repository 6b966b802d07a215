import path from 'node:path';
import { expect, test } from 'vitest';
import { run } from '../../platform/cli/index.ts';
import { loadAssociation } from '../../roll/index.ts';
import { loadPolicies } from '../versions/policy-file.ts';
import { tellingCommands } from './cli.ts';
import { wordings } from './words.ts';

const commands = tellingCommands(
  loadAssociation('association'),
  loadPolicies('association').map(({ policy }) => policy),
);
const elsewhere = (name: string) => `association/policies-elsewhere/${name}.json`;
const expected = (name: string) => path.join(import.meta.dirname, 'expected', name);

/** What a command prints, remarks and all, with the code that it ends with; no database is there. */
async function typed(...words: string[]): Promise<string> {
  const lines: string[] = [];
  const say = (line: string) => void lines.push(line);
  const code = await run(
    ['policy', ...words],
    commands,
    {
      open: ({ withoutDatabase }) =>
        withoutDatabase
          ? Promise.resolve({ close: () => Promise.resolve() } as never)
          : Promise.reject(new Error('a database was asked for')),
      word: (error) => (error as Error).message,
    },
    { print: say, say, progress: say },
  );
  return [...lines, ...(code === 0 ? [] : [`exit ${code}`])].join('\n') + '\n';
}

test.each([
  ['ala-mig-1985.txt', ['explain', 'ala-mig', '1985']],
  ['ala-mig-2014.txt', ['explain', 'association/policies/ala-mig/2014.json']],
  ['ifla-two-stage.txt', ['explain', elsewhere('ifla-two-stage')]],
  ['ieee-chain.txt', ['explain', elsewhere('ieee-chain')]],
  ['from-1985-to-2014.txt', ['diff', 'ala-mig/1985', 'ala-mig/2014']],
  ['from-mig-to-chapter.txt', ['diff', 'association/policies/ala-mig/2014.json', elsewhere('ieee-chain')]],
  ['from-chapter-to-two-stages.txt', ['diff', elsewhere('ieee-chain'), elsewhere('ifla-two-stage')]],
])('the whole of %s', async (name, words) => {
  await expect(await typed(...words)).toMatchFileSnapshot(expected(name));
});

test('as JSON, a program reads the same', async () => {
  const told = JSON.parse(await typed('explain', 'ala-mig', '2014', '--json')) as Record<string, unknown>;
  const differs = JSON.parse(await typed('diff', 'ala-mig/1985', 'ala-mig/2014', '--json')) as {
    changed: { key: string }[];
  };

  expect(Object.keys(told)).toEqual(['id', 'version', 'title', 'chapters', 'limits']);
  expect(differs).toMatchObject({
    before: { id: 'ala-mig', version: '1985', title: 'ALA-MIG' },
    after: { id: 'ala-mig', version: '2014', title: 'ALA-MIG' },
  });
  expect(differs.changed.find(({ key }) => key === 'renewal')).toEqual({
    key: 'renewal',
    title: 'Renewal',
    is: 'changed',
    changes: [{ key: 'often', label: 'How many times', before: 'once', after: 'as often as its members wish' }],
    citation: {
      before: '6.12: renewable once, by a new petition with 100 signatures.',
      after: 'A.4.3.12: renewable by a new petition with 100 signatures.',
    },
    silent: null,
  });
});

test('a version says the same as itself', async () => {
  expect(await typed('diff', 'ala-mig/2014', 'association/policies/ala-mig/2014.json')).toBe(
    'ALA-MIG: what the version of 2014 changes from that of 2014\n\nBoth say the same.\n',
  );
});

test('what is no policy is named with what is wrong in it, and what is typed wrongly with how it is typed', async () => {
  expect(await typed('explain', 'nowhere.json')).toBe(
    'nowhere.json: $: expected a file that can be read, found no such file\nexit 1\n',
  );
  expect(await typed('explain', 'package.json')).toMatch(/^package\.json: \$/);
  expect(await typed('explain', 'ala-mig')).toMatch(/^Which version of “ala-mig”\? Say it, as in “ala-mig 2014”\./);
  expect(await typed('diff', 'ala-mig/2014')).toMatch(/^It takes FILE\|ID\/VERSION FILE\|ID\/VERSION\./);
});

test('a version that is not in the folder is looked for in the database', async () => {
  expect(await typed('explain', 'ala-mig', '1970')).toBe('a database was asked for\nexit 1\n');
  expect(wordings['policy-unknown']!({ code: 'policy-unknown', id: 'ala-mig', version: '1970' })).toEqual({
    say: 'There is no version 1970 of “ala-mig”. The page /rules lists those that there are.',
  });
});
