import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { run } from '../cli/index.ts';
import { BadFile } from '../json-file/index.ts';
import { mailCommands } from './cli.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'folkmoot-mail-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

async function typed(...words: string[]) {
  const printed: string[] = [];
  const said: string[] = [];
  const terminal = {
    print: (line: string) => void printed.push(line),
    say: (line: string) => void said.push(line),
    progress() {},
  };
  const house = {
    open: () => Promise.resolve({ close: async () => {} } as never),
    word: (error: unknown) => (error instanceof BadFile ? error.message : undefined),
  };
  return { code: await run(words, mailCommands, house, terminal), printed, said };
}

function fileOf(name: string, ...lines: string[]): string {
  const file = path.join(folder, name);
  fs.writeFileSync(file, lines.join('\n'));
  return file;
}

test('a message is read, and printed as JSON', async () => {
  const file = fileOf(
    'a.eml',
    'From: Ada <ada@example.org>',
    'Subject: Shelves',
    'Date: Thu, 26 Nov 2026 02:14:52 +0000',
    '',
    'Yes.',
    '',
    'On 1 May 2020, Bo wrote:',
    '> Shall we?',
  );

  const { code, printed } = await typed('message', 'read', file, '--json');

  expect([code, printed.map((line) => JSON.parse(line) as unknown)]).toEqual([
    0,
    [
      {
        from: { name: 'Ada', address: 'ada@example.org' },
        subject: 'Shelves',
        date: '2026-11-26T02:14:52.000Z',
        text: 'Yes.\n\nOn 1 May 2020, Bo wrote:\n> Shall we?',
        html: null,
        visible: 'Yes.',
        attachments: [],
        defects: [],
      },
    ],
  ]);
});

test('a mailbox is read, and each message printed with its parent', async () => {
  const separator = 'From ada@example.org Thu Nov 26 02:14:52 2026';
  const file = fileOf(
    'a.mbox',
    separator,
    'Message-ID: <b@x>',
    'In-Reply-To: <a@x>',
    '',
    'two',
    '',
    separator,
    'Message-ID: <a@x>',
    '',
    'one',
    '',
  );

  const { code, printed } = await typed('archive', 'threads', file, '--json');

  expect([code, printed]).toEqual([0, ['[{"id":"a@x","parent":null},{"id":"b@x","parent":"a@x"}]']]);
});

test('a file that cannot be read is named', async () => {
  const file = path.join(folder, 'nothing');

  const { code, printed, said } = await typed('message', 'read', file, '--json');

  expect([code, printed, said.length]).toEqual([1, [], 1]);
  expect(said[0]).toContain(`${file}: $: expected a file that can be read`);
});
