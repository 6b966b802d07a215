import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Database } from '../db/index.ts';
import { whatWaits, type Waiting } from '../jobs/index.ts';

/** What a process counts of itself, and tells whoever watches it. */
export interface Metrics {
  /** An answer was given by the route: its pattern, never the path that was asked for, which may name a group or hold a secret. */
  answered(route: { readonly method: string; readonly path: string }, status: number, ms: number): void;
  /** A turn of a background round is over. */
  turned(round: string, ms: number, outcome: Outcome): void;
  /** All of it as Prometheus reads it, with what waits in the database at the instant. */
  text(at: Date): Promise<{ readonly type: string; readonly body: string }>;
}

export type Outcome = 'done' | 'failed';

/** Half of all pages take less than 10 ms, and nobody waits for longer than 10 s. */
const answerSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const turnSeconds = [0.005, 0.025, 0.1, 0.5, 2.5, 10, 60, 300];

/** Begins to count. One for a process: memory, garbage and event-loop lag are the process's own. */
export function openMetrics(database: Pick<Database, 'db' | 'use'>): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const answers = new Histogram({
    name: 'folkmoot_http_request_duration_seconds',
    help: 'How long answers took, by route, method and class of status.',
    labelNames: ['route', 'method', 'status'],
    buckets: answerSeconds,
    registers,
  });
  const turns = new Histogram({
    name: 'folkmoot_round_duration_seconds',
    help: 'How long turns of the background rounds took.',
    labelNames: ['round', 'outcome'],
    buckets: turnSeconds,
    registers,
  });
  poolGauge(database, registers);
  const house = houseGauges(registers);

  return {
    answered: ({ path, method }, status, ms) =>
      answers.observe({ route: path, method, status: `${Math.floor(status / 100)}xx` }, ms / 1000),
    turned: (round, ms, outcome) => turns.observe({ round, outcome }, ms / 1000),
    async text(at) {
      house.set(await whatWaits(database.db, at).catch(() => undefined));
      return { type: registry.contentType, body: await registry.metrics() };
    },
  };
}

function poolGauge(database: Pick<Database, 'use'>, registers: Registry[]): Gauge {
  return new Gauge({
    name: 'folkmoot_database_connections',
    help: 'Connections of this process to the database by state, and requests that wait for one.',
    labelNames: ['state'],
    registers,
    collect() {
      for (const [state, count] of Object.entries(database.use())) this.set({ state }, count);
    },
  });
}

type Counted = { [Name in keyof Waiting]: Waiting[Name] extends number ? Name : never }[keyof Waiting];

/** Of the whole house rather than of this process: each process of a house tells the same. */
const ofHouse: Readonly<Record<Counted, readonly [name: string, help: string]>> = {
  lettersWaiting: ['folkmoot_letters_waiting', 'Letters that have not left, and may still.'],
  lettersFailed: ['folkmoot_letters_failed', 'Letters that were given up.'],
  copiesWaiting: ['folkmoot_copies_waiting', 'Copies of messages to lists that have not left.'],
  incomingWaiting: ['folkmoot_incoming_waiting', 'Messages that came in and were not handed on yet.'],
  tasksWaiting: ['folkmoot_tasks_waiting', 'Tasks that are due.'],
  tasksFailed: ['folkmoot_tasks_failed', 'Tasks that failed and will be tried again.'],
  reactionsFailed: ['folkmoot_reactions_failed', 'Reactions to facts that failed and will be tried again.'],
  facts: ['folkmoot_facts', 'Facts on record.'],
  sealed: ['folkmoot_facts_sealed', 'Facts that are sealed.'],
};

/** Away, the house tells nothing: a number of before would look like one of now. */
function houseGauges(registers: Registry[]): { set(waiting: Waiting | undefined): void } {
  const up = new Gauge({ name: 'folkmoot_database_up', help: '1 where the database answers.', registers });
  const gauges = Object.entries(ofHouse).map(
    ([of, [name, help]]) => [of as Counted, new Gauge({ name, help, registers, labelNames: [] })] as const,
  );
  return {
    set(waiting) {
      up.set(waiting ? 1 : 0);
      for (const [of, gauge] of gauges) {
        if (waiting) gauge.set(waiting[of]);
        else gauge.remove();
      }
    },
  };
}
