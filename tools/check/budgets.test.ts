import { describe, expect, test } from 'vitest';
import { overBudget } from './budgets.ts';
import { inShort, treeOf } from './testing.ts';

async function over(files: Record<string, string>, bound?: 'aim'): Promise<string[]> {
  const { sources, architecture } = await treeOf(files);
  return inShort(overBudget(sources, architecture, bound));
}

const lines = (count: number) => 'x;\n'.repeat(count);

describe('the limit is what still passes', () => {
  test('400 lines in a file, 600 in a test, any number in data', async () => {
    const found = await over({
      'src/roll/a.ts': lines(400),
      'src/roll/b.ts': lines(401),
      'src/roll/b.test.ts': lines(600),
      'src/roll/c.test.ts': lines(601),
      'src/roll/names.ts': lines(2000),
    });

    expect(found).toEqual(['src/roll/b.ts:1 budget', 'src/roll/c.test.ts:1 budget']);
  });

  test('60 lines in a function, 100 in a view; the frame of a test does not count', async () => {
    const found = await over({
      'src/roll/a.ts': `function a() {\n${lines(58)}}\nconst b = () => {\n${lines(59)}};`,
      'src/roll/b.tsx': `function a() {\n${lines(98)}}\nconst b = () => {\n${lines(99)}};`,
      'src/roll/c.test.ts': `describe('x', () => {\n${lines(200)}});\ndescribe.each([1])('y', () => {\n${lines(200)}});`,
    });

    expect(found).toEqual(['src/roll/a.ts:61 budget', 'src/roll/b.tsx:101 budget']);
  });

  test('five parameters and twenty imports', async () => {
    const found = await over({
      'src/roll/a.ts': 'const a = (a, b, c, d, e) => 1;\nfunction b(a, b, c, d, e, f) {}',
      'src/roll/b.ts': `import 'zod';\n`.repeat(20),
      'src/roll/c.ts': `import 'zod';\n`.repeat(21),
    });

    expect(found).toEqual(['src/roll/a.ts:2 budget', 'src/roll/c.ts:1 budget']);
  });

  test('8,000 lines in a capability, more in charters for now, tests apart', async () => {
    const many = (folder: string, files: number) =>
      Object.fromEntries(Array.from({ length: files }, (_, n) => [`${folder}/a${n}.ts`, lines(400)]));

    const found = await over({
      ...many('src/roll', 20),
      'src/roll/a.test.ts': lines(400),
      ...many('src/groups', 21),
      ...many('src/charters', 30),
      ...many('src/platform', 31),
    });

    expect(found).toEqual(['src/groups:1 budget']);
  });
});

test('asked for the aims, it lists what passes but is long', async () => {
  expect(await over({ 'src/roll/a.ts': lines(151), 'src/roll/b.ts': lines(150) }, 'aim')).toEqual([
    'src/roll/a.ts:1 budget',
  ]);
});
