import type { Perform } from '../act/index.ts';
import type { Database } from '../db/index.ts';

/** An operator's command: `npx folkmoot roll import FILE --dry-run`. */
export interface Command {
  /** As it is typed: `roll import`. */
  readonly name: string;
  /** What must follow, as `FILE`; in order. What may be left out comes last, in brackets: `[VERSION]`. */
  readonly operands: readonly string[];
  /** What may follow; `value` names what the option takes, if anything. */
  readonly options?: Readonly<Record<string, { readonly help: string; readonly value?: string }>>;
  /** One sentence. */
  readonly help: string;
  /** Works on files alone, and opens no database; where that turns on what was typed, says so of it. */
  readonly withoutDatabase?: boolean | ((operands: readonly string[]) => boolean);
  /** Gives the exit code; 0 unless told. */
  run(given: Given): Promise<number | void>;
}

/** What a command is given. */
export interface Given {
  readonly operands: readonly string[];
  readonly options: Readonly<Record<string, string | true>>;
  readonly terminal: Terminal;
  readonly database: Database;
  readonly perform: Perform;
  readonly at: Date;
  /** Begins every link. */
  readonly baseUrl: string;
}

/** Where a command speaks. */
export interface Terminal {
  /** The result, on standard output. */
  print(line: string): void;
  /** Progress and remarks, on standard error; `progress` replaces its own last line where it can. */
  say(line: string): void;
  progress(line: string): void;
}

/** The command was typed wrongly; exit code 2. */
export class UsageError extends Error {}
