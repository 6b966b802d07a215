import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const text = z.string().min(1);

const CastMember = z.strictObject({
  number: text,
  first: text,
  last: text,
  email: text,
  joined: text,
  company: z.string().default(''),
});

const CastPersona = z.strictObject({
  key: z.enum(['member', 'organizer', 'verifier', 'chair', 'voter', 'secretary', 'administrator']),
  /** As “Committee chair”. */
  role: text,
  name: text,
  email: text,
  /** Null for staff who are not on the roll. */
  number: text.nullable(),
  /** What there is to do as this person. */
  todo: text,
});

/** `people.json`: those who are always there, with the same number and address in every roll. All of them are in good standing. */
const People = z.strictObject({
  /** Those whom one can step into; staff are persons without being members. */
  personas: z.array(CastPersona),
  /** Members by name: the personas, the body that decides, organizers of petitions, conveners of groups. */
  cast: z.array(CastMember),
});

/** `roll.json`: how the rest of the roll is made. */
const RollPlan = z.strictObject({
  seed: z.int(),
  /** How many rows; merged records are rows too. */
  members: z.int().min(1),
  /** Whether names come as often as in one country, or from every language alike. */
  names: z.enum(['as-weighted', 'evenly']),
  /** Names besides those of `names.ts`, as in other scripts. */
  cultures: z.array(z.strictObject({ weight: z.int().min(1), given: z.array(text), family: z.array(text) })).default([]),
  /** Of the members by name, and of those who were students when their older record was typed. */
  classOfCast: text,
  studentClass: text,
  /** Which class comes how often, of a thousand. */
  classes: z.array(
    z.strictObject({
      name: text,
      perMille: z.int().min(0),
      neverExpires: z.boolean().default(false),
      /** The type of a member that is a library or a company. */
      company: text.optional(),
    }),
  ),
  /** Where members work, as membership systems hold it: with commas, quotes and line ends. */
  institutions: z.array(text).min(1),
});

/** Somebody of the example who is always there. */
export type CastMember = z.output<typeof CastMember>;
/** Somebody whom one can step into. */
export type CastPersona = z.output<typeof CastPersona>;
export type People = z.output<typeof People>;
export type RollPlan = z.output<typeof RollPlan>;

/** Who is in the roll of an example, and how the rest of it is made. */
export interface Population {
  readonly people: People;
  readonly plan: RollPlan;
}

/** The people of the example in the folder; of the first example unless told. */
export function populationIn(folder: string = import.meta.dirname): Population {
  const read = (file: string): unknown => JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8'));
  return { people: People.parse(read('people.json')), plan: RollPlan.parse(read('roll.json')) };
}
