import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import type { PersonId } from '../platform/act/index.ts';
import type { Db } from '../platform/db/index.ts';
import { spoken, type Noun } from './association/nouns.ts';
import type { ImportRules, StandingRules } from './members/model.ts';
import { nameKey } from './members/rules.ts';
import { roll } from './tables.ts';

/** What good standing is in the tests: life members never expire, the deceased have none, no grace. */
export const standing: StandingRules = { neverExpire: ['life'], withoutStanding: ['deceased'], graceDays: 0 };

/** An association of three classes. */
export const importRules: ImportRules = {
  classes: [
    { code: 'regular', label: 'Regular', also: ['REG'] },
    { code: 'life', label: 'Life member' },
    { code: 'organizational', label: 'Organizational' },
  ],
  statuses: [
    { code: 'active', label: 'Active' },
    { code: 'deceased', label: 'Deceased' },
  ],
  standing,
};

/** What another association calls a thing: `aNoun('caucus', 'caucuses')`, `aNoun('Executive Board', 'Executive Boards', 'the')`. */
export const aNoun = (one: string, many: string, article: 'a' | 'an' | 'the' = 'a'): Noun =>
  spoken({ one, many, article });

/** A folder that files of the roll are written to; `clear` takes it away. */
export async function rollFolder(): Promise<{
  write(text: string | Uint8Array): Promise<string>;
  clear(): Promise<void>;
}> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'folkmoot-roll-'));
  let files = 0;
  return {
    async write(text) {
      const file = path.join(folder, `members-${(files += 1)}.csv`);
      await writeFile(file, text);
      return file;
    },
    clear: () => rm(folder, { recursive: true }),
  };
}

/** What a test may tell of a person. */
export interface APerson {
  readonly isMember?: boolean;
  /** Null where the roll does not say. */
  readonly paidThrough?: string | null;
  readonly class?: string;
  readonly joinedOn?: string;
  readonly number?: string;
  readonly email?: string;
}

/** Somebody with a name, `First Last`: a regular member since 2020, paid through 2027, unless told otherwise. */
export async function aPerson(db: Db, name: string, given: APerson = {}): Promise<PersonId> {
  const [first = '', ...more] = name.split(' ');
  const email = given.email ?? `${name.toLowerCase().replaceAll(' ', '.')}@example.org`;
  const { rows } = await sql<{ id: PersonId }>`
    insert into roll.person (name, email, email_key, came_at)
    values (${name}, ${email}, ${email}, ${new Date('2020-01-01T12:00:00Z')}) returning id
  `.execute(roll(db));
  const id = rows[0]!.id;
  if (given.isMember === false) return id;
  const paidThrough = given.paidThrough === undefined ? '2027-12-31' : given.paidThrough;
  await sql`
    with member as (
      insert into roll.member (number, first_name, last_name, name_key, email, email_key, joined_on, person)
      values (${given.number ?? id}, ${first}, ${more.join(' ')}, ${nameKey(more.join(' '), first)}, ${email}, ${email}, ${given.joinedOn ?? '2020-01-01'}, ${id}) returning id)
    insert into roll.standing (member, from_on, class, paid_through)
    select id, '2020-01-01', ${given.class ?? 'regular'}, ${paidThrough}::date from member
  `.execute(roll(db));
  return id;
}

/** The roll hears something new of a member on a day: their former standing ends, and this one is in force. */
export async function aStanding(
  db: Db,
  person: PersonId,
  given: {
    readonly fromOn: string;
    readonly class: string;
    readonly suspended?: boolean;
    readonly paidThrough?: string | null;
  },
): Promise<void> {
  const { fromOn, suspended = false, paidThrough = '2027-12-31' } = given;
  const member = sql`(select id from roll.member where person = ${person})`;
  await sql`update roll.standing set until_on = ${fromOn} where until_on is null and member = ${member}`.execute(
    roll(db),
  );
  await sql`
    insert into roll.standing (member, from_on, class, paid_through, suspended)
    values (${member}, ${fromOn}, ${given.class}, ${paidThrough}::date, ${suspended})
  `.execute(roll(db));
}

/** The membership system has found that two records are one person. */
export async function aMerge(db: Db, merged: PersonId, survivor: PersonId): Promise<void> {
  await sql`
    update roll.member set survivor = (select id from roll.member where person = ${survivor}) where person = ${merged}
  `.execute(roll(db));
}

/** A passkey of the person's, whose key nobody holds; gives its id. */
export async function aPasskey(db: Db, person: PersonId): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into roll.passkey (id, person, handle, name, public_key, counter, transports, made_at)
    values (gen_random_uuid(), ${person}, ${person}, 'My phone', 'a key', 0, '{}', ${new Date('2026-01-01T12:00:00Z')}) returning id
  `.execute(roll(db));
  return rows[0]!.id;
}
