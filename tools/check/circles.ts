import type { Finding } from './finding.ts';
import type { Source } from './source.ts';

/** Rule 7: no circle of imports, type-only ones included. Each circle is told once, by one shortest way round. */
export function circles(sources: readonly Source[]): Finding[] {
  const graph = new Map(sources.map((source) => [source.path, targets(source)]));
  return knots(graph).map((knot) => told(shortestRound(knot, graph), sources));
}

type Graph = ReadonlyMap<string, readonly string[]>;

function targets(source: Source): string[] {
  return source.imports.flatMap((each) => (each.to === null ? [] : [each.to]));
}

function told(round: readonly string[], sources: readonly Source[]): Finding {
  const [first = '', second] = round;
  const source = sources.find((each) => each.path === first);
  const line = source?.imports.find((each) => each.to === second)?.line ?? 1;
  return {
    path: first,
    line,
    rule: 'circle',
    says: [...round, first].join(' → '),
    todo: 'Move what both need (often a type, to model.ts) into a file that knows neither.',
  };
}

/** Sets of files that all reach each other (Tarjan), sorted. */
function knots(graph: Graph): string[][] {
  const found: string[][] = [];
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const enter = (node: string): void => {
    order.set(node, order.size);
    low.set(node, order.size - 1);
    open.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!graph.has(next)) continue;
      if (!order.has(next)) enter(next);
      if (open.includes(next)) low.set(node, Math.min(low.get(node) ?? 0, low.get(next) ?? 0));
    }
    if (low.get(node) !== order.get(node)) return;
    const knot = open.splice(open.indexOf(node)).sort();
    if (knot.length > 1 || graph.get(node)?.includes(node)) found.push(knot);
  };
  for (const node of graph.keys()) if (!order.has(node)) enter(node);
  return found;
}

function shortestRound(knot: readonly string[], graph: Graph): string[] {
  const inside = new Set(knot);
  const rounds = knot.map((start) => roundFrom(start, inside, graph)).filter((round) => round.length > 0);
  return rounds.reduce((shortest, round) => (round.length < shortest.length ? round : shortest));
}

function roundFrom(start: string, inside: ReadonlySet<string>, graph: Graph): string[] {
  const ways: string[][] = [[start]];
  const seen = new Set<string>();
  for (let way = ways.shift(); way; way = ways.shift()) {
    for (const next of graph.get(way.at(-1) ?? '') ?? []) {
      if (next === start) return way;
      if (!inside.has(next) || seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return [];
}
