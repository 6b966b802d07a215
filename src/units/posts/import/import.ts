import type { Act, Actor, PersonId, Perform } from '../../../platform/act/index.ts';
import { bringInWhole, type BroughtIn, type Outcome } from '../../../platform/csv/index.ts';
import { Refused } from '../../../platform/refusal/index.ts';
import { memberByNumber, membersByEmail, personByAddress, personForMember } from '../../../roll/index.ts';
import { directoryOf, listed, type Directory } from '../../structure/import/directory.ts';
import type { UnitId } from '../../structure/model.ts';
import { allUnits } from '../../structure/queries.ts';
import { endPost, fillPost } from '../commands.ts';
import { postsAt } from '../queries.ts';
import { isHeldOn } from '../rules.ts';
import { readPostRows, type Column, type ListedOffice, type PostRow } from './rows.ts';

/** How a file of posts is brought in. */
export interface PostsImportOptions {
  readonly offices: readonly ListedOffice[];
  readonly dryRun?: boolean;
}

/**
 * Brings in who holds which office from a file, all or nothing: one refused row and nothing is changed.  A post is known by
 * its unit, office, person and first day; where the file gives no first day, by being held today, and a new one begins
 * today.  Posts that the file leaves out stay as they are.  The same file twice changes nothing.  With `dryRun`, tells
 * what would happen and changes nothing.
 */
export async function importPosts(
  perform: Perform,
  actor: Actor,
  file: string | Uint8Array,
  { offices, dryRun = false }: PostsImportOptions,
): Promise<BroughtIn> {
  const { rows, refused } = readPostRows(file, offices);
  return bringInWhole(perform, actor, {
    refused,
    dryRun,
    async work(act, count) {
      const directory = directoryOf((await allUnits(act.db)).map(listed));
      for (const row of rows) {
        const outcome = await bringIn(act, row, { directory, offices: offices.map(({ office }) => office) });
        if (outcome) count(outcome);
      }
    },
  });
}

interface Known {
  readonly directory: Directory;
  readonly offices: readonly string[];
}

/** Gives what came of the row, or undefined when it was refused. */
async function bringIn(act: Act, row: PostRow, { directory, offices }: Known): Promise<Outcome | undefined> {
  const unit = unitMeant(row, directory);
  const person = await personMeant(act, row);
  if (unit === undefined || person === undefined) return undefined;
  try {
    return await fillOrEnd(act, { row, unit, person, offices });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    for (const { code } of error.impediments) row.cells.refuse(columnOf(code), code);
    return undefined;
  }
}

function unitMeant({ cells, unit }: PostRow, directory: Directory): UnitId | undefined {
  const meant = directory.meant(unit);
  if (meant.length === 1) return meant[0]!.id;
  cells.refuse('unit', meant.length === 0 ? 'no-such-unit' : 'means-several-units', unit);
  return undefined;
}

/** By member number, else by address; where members share it, by name too. Whoever is not known becomes a person. */
async function personMeant(act: Act, { cells, name, email, number }: PostRow): Promise<PersonId | undefined> {
  if (number !== '') {
    const member = await memberByNumber(act.db, number);
    if (!member) cells.refuse('number', 'no-such-member', number);
    return member && personForMember(act, member.id);
  }
  const sharing = await membersByEmail(act.db, email);
  if (sharing.length > 1) {
    const named = sharing.filter(
      (member) =>
        sameName(name, `${member.informalName || member.firstName} ${member.lastName}`) ||
        sameName(name, `${member.firstName} ${member.lastName}`),
    );
    if (named.length === 1) return personForMember(act, named[0]!.id);
    cells.refuse('email', 'means-several-members', email);
    return undefined;
  }
  if (sharing.length === 0 && name === '') {
    cells.refuse('name', 'empty');
    return undefined;
  }
  return personByAddress(act, { name, email });
}

const sameName = (one: string, other: string): boolean =>
  one.trim().localeCompare(other.trim(), 'en', { sensitivity: 'base' }) === 0;

interface Post {
  readonly row: PostRow;
  readonly unit: UnitId;
  readonly person: PersonId;
  readonly offices: readonly string[];
}

async function fillOrEnd(act: Act, { row, unit, person, offices }: Post): Promise<Outcome> {
  const { office, fromOn, untilOn, cells } = row;
  const held = (await postsAt(act.db, unit)).filter((post) => post.office === office && post.person === person);
  const found = held.find((post) => (fromOn ? post.fromOn === fromOn : isHeldOn(post, act.today)));
  if (!found) {
    await fillPost(act, { unit, office, person, fromOn: fromOn ?? act.today, untilOn }, offices);
    return 'new';
  }
  if (!cells.has('untilOn') || found.untilOn === untilOn) return 'unchanged';
  await endPost(act, found.id, untilOn);
  return 'changed';
}

/** The column that an impediment is about. */
function columnOf(code: string): Column {
  if (code.startsWith('post-')) return code === 'post-held-already' ? 'fromOn' : 'untilOn';
  return code === 'last-administrator' ? 'untilOn' : 'office';
}
