import fs from 'node:fs';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fromWriter, openDoorHouse } from './door-house.ts';
import { hostileMessages } from './hostile.ts';

const largest = 24 * 1024 * 1024;
const slowMs = 5_000;

/**
 * Every file of a corpus, and messages that were made to hurt, through the door and into a list: once from a stranger, and once from somebody
 * who may post.  What was said to be kept has to have become something.
 */
export async function mailDoor(folder: string): Promise<void> {
  const house = await openDoorHouse();
  const tally = { brought: 0, kept: 0, refused: 0, slow: 0 };
  const delay = monitorEventLoopDelay({ resolution: 5 });
  try {
    for (const [name, make] of messagesOf(folder)) {
      const raw = make();
      for (const message of [raw, fromWriter(raw, (tally.brought += 1))]) {
        const said = await house.bring(message);
        if (said.startsWith('250')) tally.kept += 1;
        else tally.refused += 1;
        const before = process.cpuUsage();
        delay.enable();
        await house.settle();
        delay.disable();
        const spent = process.cpuUsage(before).user / 1000;
        if (spent > slowMs) tally.slow += 1;
        if (delay.max > 500e6 || spent > slowMs)
          console.log(
            `  ${name}: ${spent.toFixed(0)} ms of processor, the process stood still for ${(delay.max / 1e6).toFixed(0)} ms at most`,
          );
        delay.reset();
      }
    }
    const ledger = await house.ledger();
    const known = ledger.handed - ledger.posted - ledger.held - ledger.turnedAway;
    console.log(
      `${tally.brought} messages, each brought twice: ${tally.kept} kept, ${tally.refused} refused at the door, ${tally.slow} took longer than ${slowMs} ms`,
    );
    console.log(
      `in the database ${ledger.kept}: ${ledger.posted} posted, ${ledger.held} held, ${ledger.turnedAway} turned away, ${known} known already by their Message-ID, ${ledger.failed} not handed on`,
    );
    const memory = process.resourceUsage().maxRSS / 1024;
    console.log(`at most ${memory.toFixed(0)} MiB resident; the door complained ${house.troubles.length} times`);
    for (const error of await house.errors()) console.log(`  ${error}`);
    if (ledger.kept !== tally.kept || ledger.failed > 0) process.exitCode = 1;
  } finally {
    await house.close();
  }
}

function* messagesOf(folder: string): Generator<[string, () => Buffer]> {
  for (const [name, make] of Object.entries(hostileMessages)) yield [name, () => Buffer.from(make(), 'latin1')];
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isFile() && fs.statSync(file).size <= largest) yield [file, () => fs.readFileSync(file)];
  }
}
