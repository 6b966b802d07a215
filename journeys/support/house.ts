import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openHouse, type OpenHouse } from '../../src/house.ts';
import { silence } from '../../src/platform/log/index.ts';
import { lettersSent, type SentLetter } from '../../src/platform/mail/index.ts';
import { readSettings } from '../../src/platform/settings/index.ts';
import { emptyDatabase } from '../../src/testing/index.ts';

/** The example association behind an open door, with a clock that a story moves. */
export interface Example extends OpenHouse {
  readonly url: string;
  readonly now: () => Date;
  /** Later, by so many minutes. */
  pass(minutes: number): void;
  /** Letters to an address, newest first. */
  lettersTo(address: string): Promise<SentLetter[]>;
  close(): Promise<void>;
}

/**
 * Opens the example on a database of its own. Nothing happens in the background: `app.settle` makes a round.
 *
 * @param before stands something before the database, and gives the address by which the house finds it
 * @param environment settings of the operator, besides those that every story has
 */
export async function anExample(
  begins: Date,
  before = async (databaseUrl: string) => databaseUrl,
  environment: Readonly<Record<string, string>> = {},
): Promise<Example> {
  const database = await emptyDatabase(1);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'folkmoot-journey-'));
  let aheadMs = 0;
  const now = () => new Date(begins.getTime() + aheadMs);
  const settings = {
    ...readSettings({
      ...environment,
      DATABASE_URL: await before(database.url),
      FOLKMOOT_DATA: folder,
      FOLKMOOT_TRUSTED_PROXIES: '127.0.0.1',
    }),
    port: 0,
  };
  const house = await openHouse(settings, { log: silence, say: () => {}, now, rounds: false });
  const url = await house.app.listen();
  return {
    ...house,
    url,
    now,
    pass: (minutes) => void (aheadMs += minutes * 60_000),
    lettersTo: (address) => lettersSent(house.app.database.db, { address }),
    async close() {
      await house.stop();
      await database.close();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
