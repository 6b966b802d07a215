import type { Function as FunctionNode, ArrowFunctionExpression, CallExpression } from 'oxc-parser';
import type { Architecture } from './architecture.ts';
import type { Finding } from './finding.ts';
import { lineAt, visit, type Source } from './source.ts';

/** What a piece of code aims at, and where the check says no. */
export interface Budget {
  readonly aim: number;
  readonly limit: number;
}

export const budgets = {
  fileLines: { aim: 150, limit: 400 },
  testLines: { aim: 300, limit: 600 },
  functionLines: { aim: 25, limit: 60 },
  viewLines: { aim: 50, limit: 100 },
  parameters: { aim: 3, limit: 5 },
  imports: { aim: 10, limit: 20 },
  capabilityLines: { aim: 3_000, limit: 8_000 },
  // Over its budget for now, and what will be cut out first: docs/decisions/size-of-charters.md.
  chartersLines: { aim: 3_000, limit: 19_500 },
  rollLines: { aim: 3_000, limit: 9_000 },
  conversationsLines: { aim: 3_000, limit: 14_000 },
  siteLines: { aim: 3_000, limit: 9_800 },
} as const satisfies Record<string, Budget>;

/** Whatever is longer than its budget: than the limit, or than the aim when `bound` says so. */
export function overBudget(
  sources: readonly Source[],
  architecture: Architecture,
  bound: keyof Budget = 'limit',
): Finding[] {
  const measured = [...sources.flatMap((source) => measures(source, architecture)), ...capabilitySizes(sources)];
  return measured
    .filter(({ size, budget }) => size > budget[bound])
    .map(({ path, line, what, size, budget, todo }) => {
      return { path, line, rule: 'budget', says: `${what}: ${size} (aim ${budget.aim}, limit ${budget.limit})`, todo };
    });
}

interface Measure {
  readonly path: string;
  readonly line: number;
  readonly what: string;
  readonly size: number;
  readonly budget: Budget;
  readonly todo: string;
}

/** What only tests use is a test, as far as lines go. */
const isTest = (path: string) =>
  path.includes('.test.') || path.endsWith('/testing.ts') || path.startsWith('journeys/');

function measures(source: Source, { dataFiles }: Architecture): Measure[] {
  const at = { path: source.path, line: 1 };
  const isData = dataFiles.includes(source.path);
  const size = linesOf(source.text);
  const imports = source.imports.filter((each) => !each.handedOn).length;
  const budget = isTest(source.path) ? budgets.testLines : budgets.fileLines;
  return [
    ...(isData
      ? []
      : [{ ...at, what: 'lines in this file', size, budget, todo: 'Cut it by what it knows, not by length.' }]),
    {
      ...at,
      what: 'imports in this file',
      size: imports,
      budget: budgets.imports,
      todo: 'It knows too many: cut it in two.',
    },
    ...functionMeasures(source),
  ];
}

function linesOf(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

type AnyFunction = FunctionNode | ArrowFunctionExpression;

function functionMeasures(source: Source): Measure[] {
  const found: Measure[] = [];
  const frames = new Set<number>();
  const budget = source.path.endsWith('.tsx') ? budgets.viewLines : budgets.functionLines;
  const measure = (node: AnyFunction) => {
    const at = { path: source.path, line: lineAt(source.text, node.start) };
    const size = linesOf(source.text.slice(node.start, node.end));
    if (!frames.has(node.start))
      found.push({ ...at, what: 'lines in a function', size, budget, todo: 'Give its steps names of their own.' });
    const parameters = node.params.length;
    found.push({
      ...at,
      what: 'parameters',
      size: parameters,
      budget: budgets.parameters,
      todo: 'Take an object with names.',
    });
  };
  visit(source, {
    // The frame around tests, `describe(…, () => …)`, is no step of anything.
    CallExpression: (node) => {
      if (isTest(source.path) && isFrame(node)) for (const each of node.arguments) frames.add(each.start);
    },
    FunctionDeclaration: measure,
    FunctionExpression: measure,
    ArrowFunctionExpression: measure,
  });
  return found;
}

/** `describe(…)`, `describe.skip(…)`, `describe.each(…)(…)`. */
function isFrame({ callee }: CallExpression): boolean {
  if (callee.type === 'CallExpression') return isFrame(callee);
  const named = callee.type === 'MemberExpression' ? callee.object : callee;
  return named.type === 'Identifier' && named.name === 'describe';
}

const larger: Readonly<Record<string, Budget>> = {
  charters: budgets.chartersLines,
  roll: budgets.rollLines,
  conversations: budgets.conversationsLines,
  site: budgets.siteLines,
};

function capabilitySizes(sources: readonly Source[]): Measure[] {
  const sizes = new Map<string, number>();
  for (const source of sources) {
    const [top, capability, inside] = source.path.split('/');
    if (top !== 'src' || !capability || !inside || capability === 'platform' || isTest(source.path)) continue;
    sizes.set(capability, (sizes.get(capability) ?? 0) + linesOf(source.text));
  }
  return [...sizes].map(([capability, size]) => ({
    path: `src/${capability}`,
    line: 1,
    what: 'lines in this capability, tests apart',
    size,
    budget: larger[capability] ?? budgets.capabilityLines,
    todo: 'Time to talk: which part stands on its own?',
  }));
}
