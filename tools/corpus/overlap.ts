import fs from 'node:fs';
import path from 'node:path';
import type { TextOfBody } from '../../src/units/charges/model.ts';
import { prepareCorpus, type Corpus } from '../../src/units/charges/ranking/corpus.ts';
import { rankOverlap } from '../../src/units/charges/ranking/rank.ts';

interface Proposal {
  title: string;
  purpose: string;
  owner: string;
  touches: string[];
}

interface Unit {
  id: string;
  name: string;
  kind: string;
  mission: string | null;
  scope: string | null;
  subprojects: { name: string; description: string | null }[];
}

/**
 * Proposals with the units that they touch: `proposals.jsonl` and `units.jsonl`.  Weights are chosen on the even lines,
 * the odd lines tell.  Only title and purpose are asked; a unit's subprojects stand for its topics.
 */
export function overlap(folder: string): void {
  const units = readLines<Unit>(path.join(folder, 'units.jsonl'));
  const proposals = readLines<Proposal>(path.join(folder, 'proposals.jsonl'));
  const corpus = prepareCorpus(units.map(bodyOf));
  console.log('lines  proposals  right is           in the first three  mean reciprocal rank');
  for (const [name, rest] of [
    ['even', 0],
    ['odd', 1],
  ] as const) {
    const half = proposals.filter((_, at) => (at + 1) % 2 === rest);
    print(
      name,
      'owner',
      scores(half, corpus, ({ owner }) => [owner]),
    );
    print(
      name,
      'owner or touched',
      scores(half, corpus, ({ owner, touches }) => [owner, ...touches]),
    );
  }
}

function readLines<Row>(file: string): Row[] {
  return fs
    .readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);
}

function bodyOf({ id, name, kind, mission, scope, subprojects }: Unit): TextOfBody {
  const text = [mission ?? '', scope ?? '', ...subprojects.map(({ description }) => description ?? '')].join('\n\n');
  return { kind: 'unit', id, name, form: kind, text, topics: subprojects.map((each) => each.name) };
}

interface Scores {
  readonly asked: number;
  readonly firstThree: number;
  readonly reciprocal: number;
}

function scores(proposals: readonly Proposal[], corpus: Corpus, right: (proposal: Proposal) => string[]): Scores {
  const ranks = proposals.map((proposal) => {
    const found = rankOverlap({ title: proposal.title, purpose: proposal.purpose, topics: [] }, corpus, {
      most: corpus.bodies.length,
    });
    return 1 + found.findIndex(({ body }) => right(proposal).includes(body.id));
  });
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    asked: ranks.length,
    firstThree: mean(ranks.map((rank) => (rank >= 1 && rank <= 3 ? 1 : 0))),
    reciprocal: mean(ranks.map((rank) => (rank > 0 ? 1 / rank : 0))),
  };
}

function print(lines: string, right: string, { asked, firstThree, reciprocal }: Scores): void {
  const cells = [
    lines.padEnd(6),
    String(asked).padEnd(10),
    right.padEnd(18),
    firstThree.toFixed(3).padEnd(19),
    reciprocal.toFixed(3),
  ];
  console.log(cells.join(' '));
}
