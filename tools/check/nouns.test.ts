import { expect, test } from 'vitest';
import { writtenOutNouns } from './nouns.ts';
import { inShort, treeOf } from './testing.ts';

test('a noun of one association is found in sentences, and not in codes, comments, SQL or tests', async () => {
  const { sources } = await treeOf({
    'src/roll/words.ts': `export const a = 'The committee meets';\nexport const b = ({ committee }) => \`Before \${committee.the}\`;`,
    'src/roll/page.tsx': `export const Page = () => <p>Ask the Council.</p>;`,
    'src/roll/letters.ts': `export const lede = (n: number) => \`\${n} round tables were asked\`;`,
    'src/roll/queries.ts':
      "// The committee meets.\nexport const code = 'council.record';\nexport const all = sql`select * from council.report`;",
    'src/roll/words.test.ts': `expect('The committee meets')`,
    'src/roll/testing.ts': `export const a = 'The committee meets';`,
  });

  expect(inShort(writtenOutNouns(sources))).toEqual([
    'src/roll/letters.ts:1 noun',
    'src/roll/page.tsx:1 noun',
    'src/roll/words.ts:1 noun',
  ]);
});

test('a text that must say it is let pass by its file and its words', async () => {
  const { sources } = await treeOf({
    'src/roll/model.ts': `export const a = 'Source: the committee, 1985';\nexport const b = 'The committee meets';`,
  });

  const found = writtenOutNouns(sources, [
    { path: 'src/roll/model.ts', text: 'Source: the committee', because: 'It is a citation.' },
  ]);

  expect(inShort(found)).toEqual(['src/roll/model.ts:2 noun']);
});

test('what members read calls no association so; messages to operators and the API, which speak of any, may', async () => {
  const said = `export const a = 'Tell the association';`;
  const { sources } = await treeOf({
    'src/roll/words.ts': said,
    'src/roll/api.ts': said,
    'src/platform/doctor/words.ts': said,
    'src/units/words.ts': `export const a = 'It stands in association.json';`,
  });

  expect(inShort(writtenOutNouns(sources))).toEqual(['src/roll/words.ts:1 noun']);
});
