import { expect, test } from 'vitest';
import { inShort, treeOf } from './testing.ts';
import { emptyWords } from './vocabulary.ts';

test('words that say nothing are found in exported names and file names, and only as whole words', async () => {
  const { sources } = await treeOf({
    'src/roll/model.ts': `export interface Database {}\nexport const misused = 1;\nconst userData = 1;\nexport type Handle = 1;`,
    'src/roll/queries.ts': `export function activeUsers() {}\nexport class RollManager {}\nexport async function handleMail() {}`,
    'src/roll/mail-utils.ts': ``,
  });

  expect(inShort(emptyWords(sources))).toEqual([
    'src/roll/mail-utils.ts:1 word',
    'src/roll/queries.ts:1 word',
    'src/roll/queries.ts:2 word',
    'src/roll/queries.ts:3 word',
  ]);
});
