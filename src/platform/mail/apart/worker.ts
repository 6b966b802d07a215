// The thread in which large messages are looked into.  It has no database and no network; the DNS is asked by the thread that began it.
import { parentPort } from 'node:worker_threads';
import { authenticate, type Arrival } from '../authentication/authenticate.ts';
import { readMessage } from '../reading/read-message.ts';
import type { FromApart, ToApart } from './protocol.ts';

type Resolver = Arrival['resolver'];

const port = parentPort!;
const say = (word: FromApart) => port.postMessage(word);
const questions = new Map<number, (told: Extract<ToApart, { kind: 'dns' }>) => void>();
let asked = 0;

port.on('message', (word: ToApart) => {
  if (word.kind === 'dns') {
    questions.get(word.question)?.(word);
    questions.delete(word.question);
    return;
  }
  const { job } = word;
  lookInto(word).then(
    (found) => say({ kind: 'found', job, found }),
    (error: unknown) => say({ kind: 'failed', job, error: String(error) }),
  );
});

function lookInto(word: Exclude<ToApart, { kind: 'dns' }>): Promise<unknown> {
  if (word.kind === 'read') return readMessage(word.raw);
  return authenticate(word.raw, { ...word.given, resolver: resolverOf(word.job) });
}

const resolverOf = (job: number): Resolver =>
  ((name: string, type: string) =>
    new Promise((answered, failed) => {
      const question = (asked += 1);
      questions.set(question, ({ answer, trouble }) => {
        if (trouble === null) answered(answer as never);
        else failed(Object.assign(new Error(trouble), { code: trouble }));
      });
      say({ kind: 'ask', job, question, name, type });
    })) as Resolver;
