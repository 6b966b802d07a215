import { sql } from 'kysely';
import type { Db } from '../../../platform/db/index.ts';
import { roll } from '../../tables.ts';
import type { Mapping } from './fields.ts';
import type { RemarkList } from './staging.ts';

const mostSteps = 20;

/** A member number that comes twice: the first row stands, the others are refused. */
export async function refuseRepeated(db: Db, mapping: Mapping, refused: RemarkList): Promise<void> {
  const { rows } = await sql<{ line: number; number: string; first: number }>`
    with repeated as (
      select number, min(line) filter (where not refused) as first from roll.import_row group by number having count(*) filter (where not refused) > 1)
    update roll.import_row row set refused = true from repeated
    where row.number = repeated.number and row.line <> repeated.first and not row.refused
    returning row.line, row.number, repeated.first
  `.execute(roll(db));
  for (const { line, number, first } of rows) {
    refused.add({
      line,
      member: number,
      column: mapping.columns.number ?? null,
      said: number,
      reason: { code: 'number-repeated', first },
    });
  }
}

/**
 * Merges that lead in a circle, and merges into a number that is neither in the file nor on the roll.  A refused row can
 * take another's target away, so the file is looked at until nothing more is found.
 */
export async function refuseMerges(db: Db, mapping: Mapping, refused: RemarkList): Promise<void> {
  const column = mapping.columns.mergedInto ?? null;
  for (;;) {
    const circles = await refuseCircles(db);
    const lost = await refuseLost(db);
    for (const { line, number, into } of circles)
      refused.add({ line, member: number, column, said: into, reason: { code: 'merged-in-a-circle', into } });
    for (const { line, number, into } of lost)
      refused.add({ line, member: number, column, said: into, reason: { code: 'merged-into-nobody', into } });
    if (circles.length + lost.length === 0) return;
  }
}

interface Merge {
  readonly line: number;
  readonly number: string;
  readonly into: string;
}

/** Merges of the file and those on the roll that it does not change; a chain of more than 20 counts as a circle. */
async function refuseCircles(db: Db): Promise<Merge[]> {
  const { rows } = await sql<Merge>`
    with recursive edge as (
      select number, merged_into as into_number from roll.import_row where merged_into is not null and not refused
      union all
      select member.number, target.number
      from roll.standing now join roll.member on member.id = now.member join roll.member target on target.id = now.merged_into
      where now.until_on is null and now.merged_into is not null
        and not exists (select from roll.import_row row where row.number = member.number and not row.refused)
    ), walk as (
      select number as start, into_number as at, 1 as steps from edge
      union all
      select start, edge.into_number, steps + 1 from walk join edge on edge.number = walk.at where walk.at <> walk.start and steps <= ${mostSteps}
    )
    update roll.import_row row set refused = true
    from (select distinct start from walk where at = start or steps > ${mostSteps}) circle
    where row.number = circle.start and row.merged_into is not null and not row.refused
    returning row.line, row.number, row.merged_into as "into"
  `.execute(roll(db));
  return rows;
}

async function refuseLost(db: Db): Promise<Merge[]> {
  const { rows } = await sql<Merge>`
    update roll.import_row row set refused = true
    where row.merged_into is not null and not row.refused
      and not exists (select from roll.import_row target where target.number = row.merged_into and not target.refused)
      and not exists (select from roll.member target where target.number = row.merged_into and target.erased_at is null)
    returning row.line, row.number, row.merged_into as "into"
  `.execute(roll(db));
  return rows;
}
