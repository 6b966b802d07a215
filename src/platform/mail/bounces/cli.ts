import fs from 'node:fs/promises';
import type { Command } from '../../cli/index.ts';
import { BadFile } from '../../json-file/index.ts';
import { readBounce } from './read-bounce.ts';

/** `bounce read FILE`: whom a report names to whom mail did not get. */
export const bounceCommands: readonly Command[] = [
  {
    name: 'bounce read',
    operands: ['FILE'],
    options: { json: { help: 'Print the result as JSON.' } },
    help: 'Reads a report that mail was not delivered, and says to whom.',
    withoutDatabase: true,
    async run({ operands: [file = ''], options, terminal }) {
      const { kind, addresses } = await readBounce(await bytesOf(file));
      if (options['json']) {
        const named = addresses.map((each) => ({ address: each.address, kind: each.kind, status: each.status }));
        terminal.print(JSON.stringify({ addresses: named }));
        return;
      }
      for (const each of addresses) terminal.print([each.address, each.kind, each.status ?? ''].join('\t').trimEnd());
      terminal.say(`${file}: ${kind}`);
    },
  },
];

async function bytesOf(file: string): Promise<Buffer> {
  try {
    return await fs.readFile(file);
  } catch (error) {
    throw new BadFile(file, [{ path: '$', expected: 'a file that can be read', found: (error as Error).message }]);
  }
}
