import fs from 'node:fs';
import type { Command } from '../cli/index.ts';
import { BadFile } from '../json-file/index.ts';
import { bounceCommands } from './bounces/cli.ts';
import { readMbox } from './mbox/read-mbox.ts';
import { idFor } from './reading/ids.ts';
import { usualLimits } from './reading/message.ts';
import { readMessage } from './reading/read-message.ts';
import { threadsOf, type Threadable } from './threading/threading.ts';
import { visibleText } from './visible/fold.ts';

const asJson = { json: { help: 'Print the result as JSON.' } };

/** `message read FILE` and `archive threads FILE`: how a message and a mailbox are understood. */
export const mailCommands: readonly Command[] = [
  ...bounceCommands,
  {
    name: 'message read',
    operands: ['FILE'],
    options: asJson,
    help: 'Reads a mail message, and says what is understood of it.',
    withoutDatabase: true,
    async run({ operands: [file = ''], options, terminal }) {
      const message = await readMessage(await bytesOf(file));
      const visible = visibleText(message.text);
      const { subject, date, text, html } = message;
      const from = message.from[0] ?? null;
      const attachments = message.attachments.map(({ content: _, ...attachment }) => attachment);
      if (options['json'])
        terminal.print(
          JSON.stringify({ from, subject, date, text, html, visible, attachments, defects: message.defects }),
        );
      else {
        terminal.print(`From: ${from ? `${from.name} <${from.address}>`.trim() : ''}`);
        terminal.print(`Subject: ${subject}\nDate: ${date?.toISOString() ?? ''}\n\n${visible}`);
        for (const { name, type, size } of attachments) terminal.print(`\n[${name}, ${type}, ${size} bytes]`);
        for (const defect of message.defects) terminal.say(`${file}: ${defect}`);
      }
    },
  },
  {
    name: 'archive threads',
    operands: ['FILE'],
    options: asJson,
    help: 'Says of each message of a mailbox which one it answers.',
    withoutDatabase: true,
    async run({ operands: [file = ''], options, terminal }) {
      const placings = threadsOf(await threadablesOf(file));
      const parents = [...placings].map(([id, { parent }]) => ({ id, parent }));
      if (options['json']) terminal.print(JSON.stringify(parents));
      else for (const { id, parent } of parents) terminal.print(`${id}\t${parent ?? ''}`);
    },
  },
];

async function threadablesOf(file: string): Promise<Threadable[]> {
  const messages: Threadable[] = [];
  for await (const { raw } of readMbox(streamOf(file))) {
    if (!raw) continue;
    const { messageId, inReplyTo, references, subject, date } = await readMessage(raw);
    messages.push({ id: messageId ?? idFor(raw), inReplyTo, references, subject, date });
  }
  return messages;
}

/** A little more than is read of a message, so that one that is too large is told of. */
async function bytesOf(file: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of streamOf(file)) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > usualLimits.bytes) break;
  }
  return Buffer.concat(chunks);
}

async function* streamOf(file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* fs.createReadStream(file);
  } catch (error) {
    throw new BadFile(file, [{ path: '$', expected: 'a file that can be read', found: (error as Error).message }]);
  }
}
