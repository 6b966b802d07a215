import { parseArgs } from 'node:util';
import { UsageError, type Command, type Given, type Terminal } from './command.ts';

/** Opens what a command needs, and closes it afterwards. */
export interface House {
  open(command: {
    readonly withoutDatabase: boolean;
  }): Promise<Omit<Given, 'operands' | 'options' | 'terminal'> & { close(): Promise<void> }>;
  /** Words an error that a person can act on; undefined for a defect. */
  word(error: unknown): string | undefined;
}

const ok = 0;
const failed = 1;
const usage = 2;

/**
 * Runs the command that was typed.
 *
 * @returns the exit code: 0 done, 1 refused or failed, 2 typed wrongly; a command may have codes of its own above 2
 */
export async function run(
  typed: readonly string[],
  commands: readonly Command[],
  house: House,
  terminal = standardTerminal,
): Promise<number> {
  const command = commands.find(({ name }) => name.split(' ').every((word, index) => typed[index] === word));
  if (!command) {
    const asked = typed.length === 0 || ['help', '--help', '-h'].includes(typed[0] ?? '');
    (asked ? terminal.print : terminal.say)(
      asked ? overview(commands) : `There is no command “${typed.join(' ')}”.\n\n${overview(commands)}`,
    );
    return asked ? ok : usage;
  }
  try {
    const given = read(command, typed.slice(command.name.split(' ').length));
    if (given.options['help']) {
      terminal.print(helpFor(command));
      return ok;
    }
    refuseOtherOperands(command, given.operands);
    const opened = await house.open({ withoutDatabase: worksOnFiles(command, given.operands) });
    try {
      return (await command.run({ ...opened, ...given, terminal })) ?? ok;
    } finally {
      await opened.close();
    }
  } catch (error) {
    return tell(error, command, house, terminal);
  }
}

/** @throws UsageError */
function refuseOtherOperands({ operands }: Command, typed: readonly string[]): void {
  const least = operands.filter((each) => !each.startsWith('[')).length;
  if (typed.length < least || typed.length > operands.length)
    throw new UsageError(`It takes ${operands.join(' ') || 'nothing'}.`);
}

const worksOnFiles = ({ withoutDatabase = false }: Command, typed: readonly string[]): boolean =>
  typeof withoutDatabase === 'function' ? withoutDatabase(typed) : withoutDatabase;

function read(command: Command, typed: readonly string[]): Pick<Given, 'operands' | 'options'> {
  const options = Object.entries({ ...command.options, help: { help: 'says how it is used' } }).map(
    ([name, option]) => [name, { type: 'value' in option && option.value ? 'string' : 'boolean' }],
  );
  try {
    const { values, positionals } = parseArgs({
      args: [...typed],
      options: Object.fromEntries(options) as never,
      allowPositionals: true,
    });
    return { operands: positionals, options: values as Given['options'] };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function tell(error: unknown, command: Command, house: House, terminal: Terminal): number {
  if (error instanceof UsageError) {
    terminal.say(`${error.message}\n\n${helpFor(command)}`);
    return usage;
  }
  const worded = house.word(error);
  terminal.say(
    worded ?? `A defect in folkmoot ${command.name}:\n${error instanceof Error ? error.stack : String(error)}`,
  );
  return failed;
}

function overview(commands: readonly Command[]): string {
  const lines = commands.map(
    (command) => [`  ${[command.name, ...command.operands].join(' ')}`, command.help] as const,
  );
  const column = Math.max(0, ...lines.map(([left]) => left.length)) + 3;
  return [
    'Usage: npx folkmoot COMMAND',
    '',
    ...lines.map(([left, help]) => left.padEnd(column) + help),
    '',
    'Each takes --help.',
  ].join('\n');
}

function helpFor(command: Command): string {
  const options = Object.entries(command.options ?? {}).map(
    ([name, option]) => [`  --${name}${option.value ? ` ${option.value}` : ''}`, option.help] as const,
  );
  const column = Math.max(0, ...options.map(([left]) => left.length)) + 3;
  const usageLine = `Usage: npx folkmoot ${[command.name, ...command.operands].join(' ')}${options.length > 0 ? ' [OPTIONS]' : ''}`;
  return [
    usageLine,
    '',
    command.help,
    ...(options.length > 0 ? [''] : []),
    ...options.map(([left, help]) => left.padEnd(column) + help),
  ].join('\n');
}

const standardTerminal: Terminal = {
  print: (line) => void process.stdout.write(`${line}\n`),
  say: (line) => void process.stderr.write(`${line}\n`),
  progress: (line) => void (process.stderr.isTTY && process.stderr.write(`\r\x1b[2K${line}`)),
};
