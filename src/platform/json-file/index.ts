import fs from 'node:fs';
import type { z } from 'zod';
import { problemsIn, type FileProblem } from './problems.ts';

export type { FileProblem } from './problems.ts';

/** A file cannot be used. The message names it and, for each field, its path, what was expected and what was found. */
export class BadFile extends Error {
  readonly file: string;
  readonly problems: readonly FileProblem[];

  constructor(file: string, problems: readonly FileProblem[]) {
    super(problems.map((problem) => `${file}: ${wordedProblem(problem)}`).join('\n'));
    this.file = file;
    this.problems = problems;
  }
}

/** `$.classes[2].personal: expected true or false, found "yes"`. */
export function wordedProblem({ path, expected, found }: FileProblem): string {
  return `${path}: expected ${expected}, found ${found}`;
}

/** What came of a text that should be JSON of a certain shape. */
export type Checked<T> = { readonly value: T } | { readonly problems: readonly FileProblem[] };

/** Reads a JSON text and checks it; all that is wrong at once. */
export function checkJson<S extends z.ZodType>(text: string, schema: S): Checked<z.output<S>> {
  let read: unknown;
  try {
    read = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return { problems: [{ path: '$', expected: 'JSON', found: (error as Error).message }] };
  }
  const parsed = schema.safeParse(read);
  return parsed.success ? { value: parsed.data } : { problems: problemsIn(parsed.error, read) };
}

/** Reads a JSON file. @throws BadFile with all that is wrong */
export function readJsonFile<S extends z.ZodType>(file: string, schema: S): z.output<S> {
  const checked = checkJson(textOf(file), schema);
  if ('problems' in checked) throw new BadFile(file, checked.problems);
  return checked.value;
}

/** The text of a file. @throws BadFile when it cannot be read */
export function textOf(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    const found = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    throw new BadFile(file, [
      { path: '$', expected: 'a file that can be read', found: found === 'ENOENT' ? 'no such file' : found },
    ]);
  }
}
