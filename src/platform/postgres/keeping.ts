import { setTimeout as pause } from 'node:timers/promises';
import type { Run } from './server.ts';

/** A server that is started again whenever it ends by itself. */
export interface Kept {
  /** Stops it for good. */
  stop(): Promise<void>;
}

const firstPauseMs = 100;
const longestPauseMs = 10_000;
const steadyMs = 30_000;

/**
 * Keeps the server running: starts it again when it ends, with pauses that double from a tenth of a second to ten seconds, and never
 * gives up, because the application answers 503 meanwhile and a disk may get room again.
 *
 * @throws what `start` throws the first time
 */
export async function keepRunning(start: () => Promise<Run>, say: (line: string) => void): Promise<Kept> {
  const stopping = new AbortController();
  let run: Run | undefined = await start();
  let pauseMs = firstPauseMs;

  const again = async (): Promise<Run | undefined> => {
    while (!stopping.signal.aborted) {
      await pause(pauseMs, undefined, { signal: stopping.signal }).catch(() => {});
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
      if (stopping.signal.aborted) break;
      try {
        return await start();
      } catch (error) {
        say(`PostgreSQL could not be started again. ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    return undefined;
  };
  const watch = async () => {
    while (run) {
      const began = performance.now();
      await run.ended;
      if (stopping.signal.aborted) return;
      say(`PostgreSQL ended by itself and is started again. Its last words:\n${run.said().trim()}`);
      if (performance.now() - began > steadyMs) pauseMs = firstPauseMs;
      run = await again();
    }
  };
  const watching = watch();

  return {
    async stop() {
      stopping.abort();
      await run?.stop();
      await watching;
      // It may have come back at the very moment of stopping.
      await run?.stop();
    },
  };
}
