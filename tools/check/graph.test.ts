import { describe, expect, test } from 'vitest';
import { circles } from './circles.ts';
import { worded } from './finding.ts';
import { strayImports } from './graph.ts';
import { impurities } from './purity.ts';
import { inShort, treeOf } from './testing.ts';

async function strays(files: Record<string, string>): Promise<string[]> {
  const { sources, architecture } = await treeOf(files);
  return inShort(strayImports(sources, architecture));
}

describe('who may know whom', () => {
  test('a house in order is found in order', async () => {
    const found = await strays({
      'src/main.ts': `import { plug } from './charters/plug.ts'; import { web } from './platform/web/index.ts';`,
      'src/platform/web/index.ts': `export const web = 1; import './forms.ts';`,
      'src/platform/web/forms.ts': ``,
      'src/platform/plug.ts': ``,
      'src/roll/index.ts': `export { standing } from './members/queries.ts';`,
      'src/roll/members/queries.ts': `import { roll } from '../tables.ts'; export const standing = 1;`,
      'src/roll/tables.ts': `export const roll = 1;`,
      'src/charters/plug.ts': `import './petitions/pages/sign.tsx'; import '../platform/plug.ts';`,
      'src/charters/petitions/pages/sign.tsx': `import './frame.tsx'; import '../commands.ts'; import '../letters.tsx';`,
      'src/charters/petitions/pages/frame.tsx': ``,
      'src/charters/petitions/letters.tsx': `import './words.ts'; import type { Row } from './queries.ts';`,
      'src/charters/petitions/words.ts': ``,
      'src/charters/petitions/commands.ts': `import { standing } from '../../roll/index.ts'; import './queries.ts';`,
      'src/charters/petitions/queries.ts': ``,
      'src/charters/petitions/rules.test.ts': `import '../../roll/members/queries.ts'; import './pages/sign.tsx';`,
    });

    expect(found).toEqual([]);
  });

  test('another capability is entered by its door only', async () => {
    const found = await strays({
      'src/charters/petitions/commands.ts': `\nimport { standing } from '../../roll/members/queries.ts';`,
      'src/charters/petitions/queries.ts': `import '../../platform/web/forms.ts';`,
    });

    expect(found).toEqual(['src/charters/petitions/commands.ts:2 door', 'src/charters/petitions/queries.ts:1 door']);
  });

  test('nobody knows those above, not even by a type', async () => {
    const found = await strays({
      'src/roll/members/commands.ts': `import type { Petition } from '../../charters/index.ts';`,
      'src/groups/roster/commands.ts': `type T = import('../../charters/index.ts').Petition;`,
      'src/groups/roster/queries.ts': `export type { Petition } from '../../charters/index.ts';`,
      'src/groups/roster/jobs.ts': `await import('../../charters/index.ts');`,
    });

    expect(found).toEqual([
      'src/groups/roster/commands.ts:1 layer',
      'src/groups/roster/jobs.ts:1 layer',
      'src/groups/roster/queries.ts:1 layer',
      'src/roll/members/commands.ts:1 layer',
    ]);
  });

  test('the platform knows no capability', async () => {
    expect(await strays({ 'src/platform/web/server.ts': `import '../../roll/index.ts';` })).toEqual([
      'src/platform/web/server.ts:1 platform',
    ]);
  });

  test('an edge is not imported from inside', async () => {
    const found = await strays({
      'src/roll/members/commands.ts': `import './letters.tsx';`,
      'src/roll/members/steps.ts': `import './jobs.ts';`,
      'src/roll/index.ts': `export { page } from './members/pages/list.tsx';`,
    });

    expect(found).toEqual([
      'src/roll/index.ts:1 inside',
      'src/roll/members/commands.ts:1 inside',
      'src/roll/members/steps.ts:1 inside',
    ]);
  });

  test('queries import no command, edges no table, letters no query', async () => {
    const found = await strays({
      'src/roll/members/queries.ts': `import './commands/erase.ts';`,
      'src/roll/members/api.ts': `import '../tables.ts';`,
      'src/roll/members/letters.tsx': `import './queries.ts';`,
    });

    expect(found).toEqual([
      'src/roll/members/api.ts:1 inside',
      'src/roll/members/letters.tsx:1 inside',
      'src/roll/members/queries.ts:1 inside',
    ]);
  });

  test('builders for tests stay in tests, plugs with the house, files outside src outside, rules out of the site', async () => {
    const found = await strays({
      'src/roll/members/queries.ts': `import '../testing.ts'; import '../../testing/index.ts';`,
      'src/charters/petitions/queries.ts': `import '../../roll/plug.ts'; import '../../../association/example/roll.ts';`,
      'src/roll/testing.ts': `import '../testing/index.ts';`,
      'src/newcomer/model.ts': ``,
      'src/site/home/rules.ts': ``,
    });

    expect(found).toEqual([
      'src/charters/petitions/queries.ts:1 plug',
      'src/charters/petitions/queries.ts:1 outside',
      'src/newcomer/model.ts:1 unlisted',
      'src/roll/members/queries.ts:1 testing',
      'src/roll/members/queries.ts:1 testing',
      'src/site/home/rules.ts:1 site',
    ]);
  });

  test('a finding says where it is, what is wrong and what to do', async () => {
    const { sources, architecture } = await treeOf({ 'src/roll/a/queries.ts': `import '../../groups/index.ts';` });

    expect(strayImports(sources, architecture).map(worded)).toEqual([
      'src/roll/a/queries.ts:1 [layer] roll knows groups, which architecture.mjs does not allow\n' +
        '    Calls go down, news goes up: record a fact below and react to it above, or have the house hand it in.',
    ]);
  });
});

describe('circles', () => {
  test('a circle is found once, through types too', async () => {
    const { sources } = await treeOf({
      'src/roll/a.ts': `import './b.ts';`,
      'src/roll/b.ts': `import type { C } from './c.ts';`,
      'src/roll/c.ts': `export type { B } from './b.ts'; import './d.ts';`,
      'src/roll/d.ts': ``,
    });

    expect(circles(sources).map(({ path, line, says }) => ({ path, line, says }))).toEqual([
      { path: 'src/roll/b.ts', line: 1, says: 'src/roll/b.ts → src/roll/c.ts → src/roll/b.ts' },
    ]);
  });
});

describe('rules and models touch nothing', () => {
  async function impure(files: Record<string, string>): Promise<string[]> {
    const { sources, architecture } = await treeOf(files);
    return inShort(impurities(sources, architecture));
  }

  test('values, refusals, days and the pure rules of others are no touch', async () => {
    const found = await impure({
      'src/charters/petitions/rules.ts': `
        import { z } from 'zod';
        import { addMonths } from '../../platform/time/index.ts';
        import type { PersonId } from '../../platform/act/index.ts';
        import type { Row } from './queries.ts';
        import { standing } from '../../roll/index.ts';
        import { tidy } from './text.ts';
        const at = (day: string) => new Date(day); const x = { process: 1 }; x.process;`,
      'src/charters/petitions/text.ts': `export const tidy = 1;`,
      'src/roll/index.ts': `export { standing } from './members/rules.ts'; export { all } from './members/queries.ts';`,
      'src/roll/members/rules.ts': `export const standing = 1;`,
      'src/roll/members/queries.ts': `import { sql } from 'kysely'; export const all = 1;`,
    });

    expect(found).toEqual([]);
  });

  test('a database, a clock, a network or chance is a touch, in what they use as well', async () => {
    const found = await impure({
      'src/charters/petitions/rules.ts': `
        import { all } from '../../roll/index.ts';
        import type { Db } from '../../platform/db/index.ts';
        import { sql } from 'kysely';
        import { tidy } from './text.ts';
        import { mine } from './queries.ts';
        const a = Date.now();
        const b = Math.random();`,
      'src/charters/petitions/text.ts': `export const tidy = new Date();\nawait fetch('');`,
      'src/charters/petitions/queries.ts': `export const mine = 1;`,
      'src/roll/index.ts': `export { standing } from './members/rules.ts'; export { all } from './members/queries.ts';`,
      'src/roll/members/rules.ts': `export const standing = 1;`,
      'src/roll/members/queries.ts': `export const all = 1;`,
    });

    expect(found).toEqual([
      'src/charters/petitions/rules.ts:2 pure',
      'src/charters/petitions/rules.ts:3 pure',
      'src/charters/petitions/rules.ts:4 pure',
      'src/charters/petitions/rules.ts:6 pure',
      'src/charters/petitions/rules.ts:7 pure',
      'src/charters/petitions/rules.ts:8 pure',
      'src/charters/petitions/text.ts:1 pure',
      'src/charters/petitions/text.ts:2 pure',
    ]);
  });

  test('no capability reads a clock; the platform may', async () => {
    const found = await impure({
      'src/roll/members/commands.ts': `const at = new Date();\nconst on = Temporal.Now.plainDateISO();\nnew Date(0);`,
      'src/platform/time/clock.ts': `export const clock = () => new Date();`,
      'src/roll/members/rules.test.ts': `const at = new Date();`,
    });

    expect(found).toEqual(['src/roll/members/commands.ts:1 clock', 'src/roll/members/commands.ts:2 clock']);
  });
});
