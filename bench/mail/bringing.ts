import { setTimeout as pause } from 'node:timers/promises';
import { dialogueWith, type Dialogue } from '../../src/platform/mail/incoming/testing.ts';
import { writer } from './list-house.ts';

/** Brings posts by LMTP, one after the other, and again until they are said to be kept. */
export function openBringing(port: number, list: string) {
  let line: Dialogue | undefined;

  async function bringOnce(raw: Buffer): Promise<boolean> {
    if (!line) {
      line = await dialogueWith(port);
      await line.say('LHLO mx.example.org');
    }
    const said = [
      await line.say('XFORWARD ADDR=203.0.113.9 HELO=mail.example.org'),
      await line.say(`MAIL FROM:<${writer}>`),
      await line.say(`RCPT TO:<${list}>`),
      await line.say('DATA'),
    ];
    if (said.some((reply) => !/^[23]/.test(reply))) throw new Error(said.join(' / '));
    line.send(raw);
    return (await line.say('.')).startsWith('250');
  }

  return {
    /** Gives how often it had to be brought. */
    async bring(raw: Buffer): Promise<number> {
      for (let times = 1; ; times += 1) {
        try {
          if (await bringOnce(raw)) return times;
        } catch {
          // The other side is away, or has no database: as a relay does, we come again.
        }
        line?.end();
        line = undefined;
        await pause(100);
      }
    },
    close: () => line?.end(),
  };
}
