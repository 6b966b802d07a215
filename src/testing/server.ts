import fs from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** The PostgreSQL that all test files of a run share. */
export interface TestServer {
  /** Where databases are made; the role may do so. */
  readonly url: string;
  /** Name of the migrated database that is copied. */
  readonly template: string;
}

const fileName = 'test-server.json';

/** Tells the test files that the server is there, or why it is not. */
export async function announce(folder: string, news: TestServer | { trouble: string }): Promise<void> {
  const file = path.join(folder, fileName);
  await fs.writeFile(`${file}.new`, JSON.stringify(news));
  await fs.rename(`${file}.new`, file);
}

/** Waits until the server is there: it starts while vitest does, and files that need no database never wait. */
export async function serverOf(folder: string): Promise<TestServer> {
  for (let tries = 0; tries < 2_000; tries += 1) {
    const text = await fs.readFile(path.join(folder, fileName), 'utf8').catch(() => undefined);
    if (text !== undefined) return read(text);
    await pause(25);
  }
  throw new Error('The PostgreSQL of the tests did not start within 50 s.');
}

function read(text: string): TestServer {
  const news = JSON.parse(text) as TestServer | { trouble: string };
  if ('trouble' in news) throw new Error(`The PostgreSQL of the tests did not start: ${news.trouble}`);
  return news;
}
