import fs from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { populationIn, type Population } from '../../../association/example/folder.ts';
import type { ExampleHouse } from './house.ts';

type InFolder = Pick<ExampleHouse, 'settings'>;

/** A paper of the example's folder; undefined where it has none, as an example without meetings has no `meetings.json`. */
export function paperOf({ settings }: InFolder, name: string): Buffer | undefined {
  const file = path.join(settings.exampleFolder, name);
  return fs.existsSync(file) ? fs.readFileSync(file) : undefined;
}

/** The same, read as JSON of a shape. @throws when it is of another */
export function told<T>(house: InFolder, name: string, shape: z.ZodType<T>): T | undefined {
  const text = paperOf(house, name);
  return text && shape.parse(JSON.parse(text.toString('utf8')));
}

/** Who is in the roll of the example. */
export function populationOf({ settings }: InFolder): Population {
  return populationIn(settings.exampleFolder);
}
