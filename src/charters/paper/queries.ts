import { sql } from 'kysely';
import type { PersonId } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { WaitingOfPetitions } from '../petitions/lists.ts';
import type { PetitionId } from '../petitions/model.ts';
import { charters } from '../tables.ts';
import type { PaperLine, Sheet, SheetId, WrittenLine } from './model.ts';

const sheetColumns = sql`
  sheet.id, sheet.petition, sheet.entered_by as "enteredBy", sheet.entered_at as "enteredAt", sheet.scan_sha256 is not null as "hasScan",
  count(line.id)::integer as lines, (count(*) filter (where line.state = 'signed'))::integer as signed,
  (count(*) filter (where line.state = 'waiting'))::integer as waiting
`;

/** How many sheets a petition has. */
export async function countSheets(db: Db, petition: PetitionId): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from charters.paper_sheet where petition = ${petition}
  `.execute(charters(db));
  return rows[0]?.count ?? 0;
}

/** Sheets of a petition, the newest first. */
export async function sheetsOf(
  db: Db,
  petition: PetitionId,
  { most, from }: { readonly most: number; readonly from: number },
): Promise<Sheet[]> {
  const { rows } = await sql<Sheet>`
    select ${sheetColumns} from charters.paper_sheet sheet left join charters.paper_line line on line.sheet = sheet.id
    where sheet.petition = ${petition} group by sheet.id order by sheet.id desc limit ${most} offset ${from}
  `.execute(charters(db));
  return rows;
}

/** A sheet of the petition; undefined when it has no such sheet. */
export async function sheetOf(db: Db, petition: PetitionId, id: SheetId): Promise<Sheet | undefined> {
  const { rows } = await sql<Sheet>`
    select ${sheetColumns} from charters.paper_sheet sheet left join charters.paper_line line on line.sheet = sheet.id
    where sheet.petition = ${petition} and sheet.id = ${id} group by sheet.id
  `.execute(charters(db));
  return rows[0];
}

/** The sheet of the petition that has these lines, all of them and in this order; undefined when there is none. */
export async function sameSheet(
  db: Db,
  petition: PetitionId,
  lines: readonly WrittenLine[],
): Promise<SheetId | undefined> {
  const { rows } = await sql<{ id: SheetId }>`
    select sheet.id from charters.paper_sheet sheet join charters.paper_line line on line.sheet = sheet.id
    where sheet.petition = ${petition} group by sheet.id
    having array_agg(line.name_written order by place) = ${lines.map(({ name }) => name)}::text[]
       and array_agg(line.number_written order by place) = ${lines.map(({ number }) => number)}::text[]
       and array_agg(line.signed_on order by place) = ${lines.map(({ on }) => on)}::date[]
    order by sheet.id limit 1
  `.execute(charters(db));
  return rows[0]?.id;
}

/** Where the scan of a sheet is; undefined while it has none, and once it has been erased. */
export async function scanOf(db: Db, sheet: SheetId): Promise<Buffer | undefined> {
  const { rows } = await sql<{ sha256: Buffer | null }>`
    select scan_sha256 as sha256 from charters.paper_sheet where id = ${sheet}
  `.execute(charters(db));
  return rows[0]?.sha256 ?? undefined;
}

const lineColumns = sql`
  line.id, line.sheet, line.place, line.name_written as name, line.number_written as number, line.signed_on as "on", line.state, line.reason,
  line.member, line.signature, line.settled_by as "settledBy",
  case when signature.withdrawn_at is not null then 'withdrawn' else signature.invalid_code end as fallen
`;

/** The lines of a sheet, in their order. */
export async function linesOf(db: Db, sheet: SheetId): Promise<PaperLine[]> {
  const { rows } = await sql<PaperLine>`
    select ${lineColumns} from charters.paper_line line left join charters.signature on signature.id = line.signature
    where line.sheet = ${sheet} order by line.place
  `.execute(charters(db));
  return rows;
}

/** Lines of which nobody has said who it is, while their petitions can be signed. */
export async function linesWaiting(db: Db): Promise<WaitingOfPetitions> {
  const { rows } = await sql<WaitingOfPetitions>`
    select count(*)::integer as count, min(entered_at) as since,
           case when count(distinct petition.id) = 1 then min(petition.id) end as only
    from charters.paper_line line join charters.paper_sheet sheet on sheet.id = line.sheet
    join charters.petition on petition.id = sheet.petition and petition.state = 'signing'
    where line.state = 'waiting'
  `.execute(charters(db));
  return rows[0]!;
}

/** Lines of a petition of which nobody has said who it is. */
export async function countWaiting(db: Db, petition: PetitionId): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from charters.paper_line line join charters.paper_sheet sheet on sheet.id = line.sheet
    where sheet.petition = ${petition} and line.state = 'waiting'
  `.execute(charters(db));
  return rows[0]?.count ?? 0;
}

/** What a sheet says of a person: for the person alone. */
export async function paperLinesOf(
  db: Db,
  person: PersonId,
): Promise<{ petition: PetitionId; sheet: SheetId; place: number; name: string; number: string; on: CalendarDay }[]> {
  const { rows } = await sql<{
    petition: PetitionId;
    sheet: SheetId;
    place: number;
    name: string;
    number: string;
    on: CalendarDay;
  }>`
    select signature.petition, line.sheet, line.place, line.name_written as name, line.number_written as number, line.signed_on as "on"
    from charters.paper_line line join charters.signature on signature.id = line.signature
    where signature.person = ${person} order by line.id
  `.execute(charters(db));
  return rows;
}
