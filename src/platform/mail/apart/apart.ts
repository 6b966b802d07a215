import { Worker } from 'node:worker_threads';
import { authenticate, type Arrival } from '../authentication/authenticate.ts';
import type { Verdicts } from '../authentication/verdicts.ts';
import type { ReadMessage } from '../reading/message.ts';
import { readMessage } from '../reading/read-message.ts';
import type { FromApart, ToApart, Work } from './protocol.ts';

/** What is smaller is read in a few milliseconds, and not worth the way. */
const smallBytes = 32 * 1024;
const longestMs = 60_000;
const restsMs = 30_000;
const mostMiB = 512;

/**
 * Reads a message as `readMessage` does, and a large one in a thread of its own, so that pages are served meanwhile.
 *
 * @throws when that took a minute or more memory than it may; the process goes on
 */
export async function readApart(raw: Uint8Array): Promise<ReadMessage> {
  return raw.length <= smallBytes ? readMessage(raw) : apart('read', raw, null);
}

/**
 * Tells who sent a message as `authenticate` does, of a large one in a thread of its own.
 *
 * @throws as `readApart`
 */
export async function authenticateApart(raw: Uint8Array, arrival: Arrival): Promise<Verdicts> {
  const { resolver, ...given } = arrival;
  return raw.length <= smallBytes ? authenticate(raw, arrival) : apart('authenticate', raw, given, resolver);
}

interface Job {
  readonly resolver: Arrival['resolver'] | undefined;
  readonly timer: NodeJS.Timeout;
  found(found: unknown): void;
  failed(error: Error): void;
}

interface Thread {
  readonly worker: Worker;
  readonly jobs: Map<number, Job>;
  rest?: NodeJS.Timeout;
}

let thread: Thread | undefined;
let numbered = 0;

function apart<Kind extends keyof Work>(
  kind: Kind,
  raw: Uint8Array,
  given: Work[Kind]['given'],
  resolver?: Arrival['resolver'],
): Promise<Work[Kind]['found']> {
  const taken = (thread ??= openThread());
  const job = (numbered += 1);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => end(taken, new Error('a message took too long to be looked into')), longestMs);
    taken.jobs.set(job, { resolver, timer, found: (found) => resolve(found as Work[Kind]['found']), failed: reject });
    clearTimeout(taken.rest);
    taken.worker.ref();
    // A copy goes over, so that the other thread holds nothing but the message.
    const copy = Uint8Array.from(raw);
    taken.worker.postMessage({ kind, job, raw: copy, given } as ToApart, [copy.buffer]);
  });
}

function openThread(): Thread {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: mostMiB },
  });
  const opened: Thread = { worker, jobs: new Map() };
  worker.on('message', (word: FromApart) => void hear(opened, word));
  worker.on('error', (error) => end(opened, error as Error));
  worker.on('exit', () => end(opened, new Error('the thread that looks into messages has ended')));
  return opened;
}

async function hear(heard: Thread, word: FromApart): Promise<void> {
  const job = heard.jobs.get(word.job);
  if (!job) return;
  if (word.kind === 'ask') {
    heard.worker.postMessage({ kind: 'dns', question: word.question, ...(await answerOf(job, word)) } as ToApart);
    return;
  }
  heard.jobs.delete(word.job);
  clearTimeout(job.timer);
  if (word.kind === 'found') job.found(word.found);
  else job.failed(new Error(word.error));
  if (heard.jobs.size > 0) return;
  heard.worker.unref();
  heard.rest = setTimeout(() => end(heard, new Error('at rest')), restsMs).unref();
}

async function answerOf({ resolver }: Job, { name, type }: Extract<FromApart, { kind: 'ask' }>) {
  try {
    return { answer: await resolver!(name, type as never), trouble: null };
  } catch (error) {
    return { answer: null, trouble: (error as NodeJS.ErrnoException).code ?? 'ESERVFAIL' };
  }
}

/** Ends a thread with all that it was about; the next message begins another. */
function end(ended: Thread, error: Error): void {
  if (thread === ended) thread = undefined;
  clearTimeout(ended.rest);
  for (const { timer, failed } of ended.jobs.values()) {
    clearTimeout(timer);
    failed(error);
  }
  ended.jobs.clear();
  void ended.worker.terminate();
}
