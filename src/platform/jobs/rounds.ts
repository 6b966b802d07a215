import type { Log } from '../log/index.ts';

/** The rounds that a process makes in the background: reactions, due tasks, letters. */
export interface Rounds {
  /** Asks for a round soon; many calls make one round. */
  wake(): void;
  /** Waits for the round that is under way, and makes no other. */
  stop(): Promise<void>;
}

/** Hears of every turn: how long it took, and what came of it. */
type OnTurn = (ms: number, outcome: 'done' | 'failed') => void;

// Long enough to gather the receipts of a rush; short enough for a letter that somebody waits for.
const soonMs = 200;
const atRestMs = 1_000;
// Whoever waits for a page goes first: in a rush rounds take a quarter of the time, and a letter waits two seconds at most.
const restPerRound = 3;
const longestRestMs = 2_000;

/**
 * Makes a round every second, and one soon after each `wake`.  A round that fails (the database is away) is logged once
 * and tried again a second later.
 */
export function keepingRounds(round: () => Promise<void>, log: Log, onTurn: OnTurn = () => {}): Rounds {
  let timer: NodeJS.Timeout | undefined;
  let under: Promise<void> | undefined;
  let woken = false;
  let stopped = false;
  let away = false;

  async function make(): Promise<void> {
    woken = false;
    const begun = performance.now();
    try {
      await round();
      away = false;
      onTurn(performance.now() - begun, 'done');
    } catch (error) {
      onTurn(performance.now() - begun, 'failed');
      if (!away) log.warn({ error }, 'a round failed; trying again every second');
      away = true;
    }
  }

  function next(ms: number): void {
    if (stopped) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = undefined;
      const begun = performance.now();
      under = make().finally(() => {
        under = undefined;
        const rest = restPerRound * (performance.now() - begun);
        next(woken ? Math.min(Math.max(soonMs, rest), longestRestMs) : atRestMs);
      });
    }, ms);
  }

  next(soonMs);
  return {
    wake() {
      if (woken) return;
      woken = true;
      if (!under) next(soonMs);
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await under;
    },
  };
}
