import { randomInt } from 'node:crypto';
import { connectAlone } from '../../db/index.ts';
import { sendersLock } from './ledger.ts';

/** That a sender is alive: others see it by a lock which goes with its connection, however the process ends. */
export interface Life {
  readonly sender: number;
  /** The connection is gone, and others may have taken what this sender held. */
  readonly isOver: boolean;
  end(): Promise<void>;
}

export async function beAlive(url: string): Promise<Life> {
  const client = await connectAlone(url);
  const sender = randomInt(1, 2 ** 31);
  let isOver = false;
  const over = () => void (isOver = true);
  client.on('end', over).on('error', over);
  await client.query(`select pg_advisory_lock(${sendersLock}, ${sender})`);
  return {
    sender,
    get isOver() {
      return isOver;
    },
    end: () => client.end().catch(() => {}),
  };
}
