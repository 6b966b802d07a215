import type { Act, Actor, Perform } from '../../../platform/act/index.ts';
import { bringInWhole, type BroughtIn, type Outcome } from '../../../platform/csv/index.ts';
import { Refused } from '../../../platform/refusal/index.ts';
import { describeUnit, discontinueUnit, foundUnit, noteFormerNames, renameUnit, resumeUnit } from '../commands.ts';
import type { Unit, UnitId } from '../model.ts';
import { allUnits, unitOf } from '../queries.ts';
import { directoryOf, listed, type Directory, type Listed } from './directory.ts';
import { readUnitRows, type Column, type ListedTopic, type UnitRow } from './rows.ts';

/** How a file of units is brought in. */
export interface UnitsImportOptions {
  readonly topics: readonly ListedTopic[];
  readonly dryRun?: boolean;
}

/**
 * Brings the association's structure in from a file, all or nothing: one refused row and nothing is changed.  A unit is known
 * by its name and, where several bear it, its parent; a unit whose name stands among the row's former names is renamed.
 * Units that the file leaves out stay as they are, and so does what it has no column for.  The same file twice changes
 * nothing.  With `dryRun`, tells what would happen and changes nothing.
 */
export async function importUnits(
  perform: Perform,
  actor: Actor,
  file: string | Uint8Array,
  { topics, dryRun = false }: UnitsImportOptions,
): Promise<BroughtIn> {
  const { rows, refused } = readUnitRows(file, topics);
  return bringInWhole(perform, actor, { refused, dryRun, work: (act, count) => bringAllIn(act, rows, count) });
}

/** Parents come before what is below them, wherever the file has them. */
async function bringAllIn(act: Act, rows: readonly UnitRow[], count: (outcome: Outcome) => void): Promise<void> {
  const directory = directoryOf((await allUnits(act.db)).map(listed));
  const claimed = new Set<UnitId>();
  let waiting = rows;
  for (;;) {
    const names = new Set(waiting.flatMap(namesOf));
    const ready = waiting.filter((row) => !names.has(lastStep(row.parent)));
    for (const row of ready) {
      const outcome = await bringIn(act, row, { directory, claimed });
      if (outcome) count(outcome);
    }
    waiting = waiting.filter((row) => !ready.includes(row));
    if (ready.length === 0) break;
  }
  for (const { cells, parent } of waiting) cells.refuse('parent', 'in-a-circle', parent);
}

/** All by which another row may mean the unit of this one. */
const namesOf = ({ name, description, formerNames }: UnitRow): string[] =>
  [name, description.acronym ?? '', ...formerNames.map((former) => former.name)]
    .filter(Boolean)
    .map((each) => each.toLowerCase());

const lastStep = (parent = ''): string => parent.split('>').at(-1)!.trim().toLowerCase();

interface Known {
  readonly directory: Directory;
  /** Units that an earlier row was about. */
  readonly claimed: Set<UnitId>;
}

/** Gives what came of the row, or undefined when it was refused. */
async function bringIn(act: Act, row: UnitRow, known: Known): Promise<Outcome | undefined> {
  const parent = parentOf(row, known.directory);
  if (parent === 'refused') return undefined;
  const found = unitMeant(row, parent, known);
  if (found === 'refused') return undefined;
  try {
    const { id, outcome } = found
      ? await update(act, found.id, { row, parent })
      : { id: await founded(act, row, parent ?? null), outcome: 'new' as const };
    known.claimed.add(id);
    known.directory.add(listed((await unitOf(act.db, id))!));
    return outcome;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    for (const { code } of error.impediments) row.cells.refuse(columnOf(code), code);
    return undefined;
  }
}

/** The unit above; null for none, undefined where the file does not say. */
function parentOf({ cells, parent }: UnitRow, directory: Directory): UnitId | null | undefined | 'refused' {
  if (!parent) return parent === '' ? null : undefined;
  const meant = directory.meant(parent);
  if (meant.length === 1) return meant[0]!.id;
  cells.refuse('parent', meant.length === 0 ? 'no-such-unit' : 'means-several-units', parent);
  return 'refused';
}

/** The unit that the row is about, if it is known. */
function unitMeant(
  row: UnitRow,
  parent: UnitId | null | undefined,
  { directory, claimed }: Known,
): Listed | undefined | 'refused' {
  const { cells, name, formerNames } = row;
  const isHere = (unit: Listed) => parent === undefined || unit.parent === parent;
  const byName = directory.meant(name).filter((unit) => unit.name.toLowerCase() === name.toLowerCase());
  const twice = byName.find((unit) => isHere(unit) && claimed.has(unit.id));
  if (twice) {
    cells.refuse('name', 'name-twice', name);
    return 'refused';
  }
  const byFormer = formerNames.flatMap((former) => directory.meant(former.name));
  const free = (byName.length > 0 ? byName : [...new Set(byFormer)]).filter((unit) => !claimed.has(unit.id));
  const here = free.filter(isHere);
  const meant = here.length > 0 ? here : free;
  if (meant.length <= 1) return meant[0];
  cells.refuse('name', 'means-several-units', name);
  return 'refused';
}

function founded(act: Act, row: UnitRow, parent: UnitId | null): Promise<UnitId> {
  const { name, description, formerNames, discontinuedOn } = row;
  return foundUnit(act, {
    ...description,
    name,
    kind: description.kind ?? '',
    parent,
    formerNames,
    discontinuedOn: discontinuedOn ?? null,
  }).then(({ id }) => id);
}

interface Written {
  readonly row: UnitRow;
  readonly parent: UnitId | null | undefined;
}

async function update(act: Act, id: UnitId, { row, parent }: Written): Promise<{ id: UnitId; outcome: Outcome }> {
  const before = await now(act, id);
  if (before.name !== row.name) await renameUnit(act, id, row.name, dayOfChange(row, before) ?? act.today);
  const { revision } = await now(act, id);
  await describeUnit(act, id, { ...row.description, ...(parent === undefined ? {} : { parent }), revision });
  if (row.formerNames.length > 0) await noteFormerNames(act, id, row.formerNames);
  if (row.discontinuedOn && before.discontinuedOn !== row.discontinuedOn) {
    if (before.discontinuedOn) await resumeUnit(act, id);
    await discontinueUnit(act, id, row.discontinuedOn);
  }
  if (row.discontinuedOn === null) await resumeUnit(act, id);
  const after = await now(act, id);
  return { id, outcome: after.revision === before.revision ? 'unchanged' : 'changed' };
}

/** The day that the file gives to the name that the unit bears until now. */
function dayOfChange({ formerNames }: UnitRow, { name }: Unit) {
  return formerNames.find((former) => former.name.toLowerCase() === name.toLowerCase())?.untilOn;
}

async function now(act: Act, id: UnitId): Promise<Unit> {
  return (await unitOf(act.db, id))!;
}

/** The column that an impediment is about. */
function columnOf(code: string): Column {
  if (code === 'unit-below-itself') return 'parent';
  if (code.startsWith('unit-topics')) return 'topics';
  if (code.includes('founding')) return 'discontinuedOn';
  return 'name';
}
