import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Command } from '../platform/cli/index.ts';

/** A command that is a program of one file in `tools`, which shares no line with the server; `npx folkmoot` begins it without asking us, so that it needs no install. */
export function standAlone(command: Omit<Command, 'run' | 'withoutDatabase'>): Command {
  const program = fileURLToPath(new URL(`../../tools/${command.name}.mjs`, import.meta.url));
  return {
    ...command,
    withoutDatabase: true,
    run({ operands, options }) {
      const flags = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
      return Promise.resolve(
        spawnSync(process.execPath, [program, ...operands, ...flags], { stdio: 'inherit' }).status ?? 1,
      );
    },
  };
}
