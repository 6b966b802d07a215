// npm test: every check, cheapest first; `--static` leaves out what needs a database or a browser; names run only those.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureInstalled, projectEnvironment, projectNode, root } from './install.mjs';

ensureInstalled();

const node = projectNode();
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'folkmoot-count-'));
process.on('exit', () => fs.rmSync(scratch, { recursive: true, force: true }));

const ours = (name) => [node, 'tools/check/run.ts', name];
const vitest = (name, ...rest) => {
  const reports = ['--reporter=default', '--reporter=json', `--outputFile.json=${path.join(scratch, name)}.json`];
  return ['vitest', 'run', '--passWithNoTests', ...reports, ...rest];
};

/** The list. Steps of one kind that stand side by side and are `quick` run two at a time. */
const list = [
  { name: 'places', command: ours('places'), quick: true },
  { name: 'format', command: ['oxfmt', '--check'], quick: true },
  { name: 'graph', command: ours('graph'), quick: true },
  { name: 'sql', command: ours('sql'), quick: true },
  { name: 'budgets', command: ours('budgets'), quick: true },
  { name: 'words', command: ours('words'), quick: true },
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings'], quick: true },
  { name: 'types', command: ['tsc', '-p', '.'], quick: true },
  { name: 'dead code', command: ['knip', '--no-progress', '--no-config-hints'], quick: true },
  { name: 'schema', command: [node, '--import', './tools/tsx.mjs', 'tools/check/schema.ts'] },
  { name: 'tests', command: vitest('tests', '--exclude=journeys/**'), testsIn: 'src' },
  { name: 'journeys', command: vitest('journeys', 'journeys/'), testsIn: 'journeys' },
];

const words = process.argv.slice(2);
const named = words.filter((word) => !word.startsWith('--'));
const chosen = list.filter((step) => {
  if (named.length > 0) return named.includes(step.name);
  return step.quick || !words.includes('--static');
});
if (chosen.length === 0) {
  console.error(`There is no such step. The steps are: ${list.map((step) => step.name).join(', ')}.`);
  process.exit(2);
}

const total = { passed: 0, failed: 0, skipped: 0 };
await inPairs(chosen.filter((step) => step.quick));
for (const step of chosen.filter((each) => !each.quick)) await runAndTell(step);

console.log(`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
process.exit(total.failed > 0 ? 1 : 0);

async function inPairs(steps) {
  const waiting = [...steps];
  const worker = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) await runAndTell(step);
  };
  await Promise.all([worker(), worker()]);
}

async function runAndTell(step) {
  const start = performance.now();
  const { code, output } = await run(step.command);
  const counts = step.testsIn
    ? testCounts(step, code)
    : { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  for (const key of Object.keys(total)) total[key] += counts[key];
  const seconds = ((performance.now() - start) / 1000).toFixed(1).padStart(6);
  const detail = step.testsIn ? `  ${counts.passed} of ${counts.passed + counts.failed} tests` : '';
  console.log(`${counts.failed > 0 ? 'FAIL' : 'ok  '}  ${step.name.padEnd(10)}${seconds} s${detail}`);
  if (counts.failed > 0) console.log(indented(output));
}

function run([command, ...args]) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env: environment(), stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ code: 1, output: `${command}: ${error.message}` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

function environment() {
  const { FORCE_COLOR: _, ...rest } = projectEnvironment();
  return { ...rest, NO_COLOR: '1' };
}

/**
 * What vitest counted. A file that could not even be read, an error outside all tests, and no test where there should be
 * some each count as one failure.
 */
function testCounts(step, code) {
  const file = path.join(scratch, `${step.name}.json`);
  const report = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : { testResults: [] };
  const { numPassedTests: passed = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0 } = report;
  const broken = report.testResults.filter(
    (each) => each.status === 'failed' && each.assertionResults.every((test) => test.status !== 'failed'),
  );
  const failed = numFailedTests + broken.length;
  const missing = passed + failed === 0 && fs.existsSync(path.join(root, step.testsIn));
  return {
    passed,
    failed: failed === 0 && (code !== 0 || missing) ? 1 : failed,
    skipped: numPendingTests + numTodoTests,
  };
}

function indented(output) {
  return output.trimEnd().replace(/^/gm, '      ');
}
