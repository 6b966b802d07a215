// node tools/check/run.ts NAME…: runs checks over the source by name, and says what they found.
import { fileURLToPath } from 'node:url';
import { architectureOf, type Architecture } from './architecture.ts';
import { overBudget } from './budgets.ts';
import { circles } from './circles.ts';
import { worded, type Finding } from './finding.ts';
import { strayImports } from './graph.ts';
import { writtenOutNouns } from './nouns.ts';
import { namedPlaces } from './places.ts';
import { impurities } from './purity.ts';
import { readTree, type Source } from './source.ts';
import { unruledSql } from './sql.ts';
import { emptyWords } from './vocabulary.ts';

interface Tree {
  readonly root: string;
  readonly sources: readonly Source[];
  readonly architecture: Architecture;
}

const checks: Readonly<Record<string, (tree: Tree) => Finding[]>> = {
  graph: ({ sources, architecture }) => [
    ...strayImports(sources, architecture),
    ...circles(sources),
    ...impurities(sources, architecture),
  ],
  sql: ({ root, sources, architecture }) => unruledSql(root, sources, architecture),
  budgets: ({ sources, architecture }) => overBudget(sources, architecture),
  aims: ({ sources, architecture }) => overBudget(sources, architecture, 'aim'),
  words: ({ sources }) => [...emptyWords(sources), ...writtenOutNouns(sources)],
  places: ({ root }) => namedPlaces(root),
};

const root = fileURLToPath(new URL('../../', import.meta.url));
const names = process.argv.slice(2);
const unknown = names.filter((name) => !(name in checks));
if (names.length === 0 || unknown.length > 0) {
  console.error(`Name one or more of: ${Object.keys(checks).join(', ')}.`);
  process.exit(2);
}

const tree: Tree = {
  root,
  sources: readTree(root, ['src', 'association', 'bench', 'journeys', 'tools']),
  architecture: await architectureOf(root),
};
const findings = names.flatMap((name) => checks[name]?.(tree) ?? []);
for (const finding of findings) console.log(worded(finding));
if (findings.length > 0) console.log(`\n${findings.length} found`);
process.exit(findings.length > 0 ? 1 : 0);
