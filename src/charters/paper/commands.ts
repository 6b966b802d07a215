import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import { putFile, releaseFile } from '../../platform/files/index.ts';
import { NotFound, refuse, refuseIf } from '../../platform/refusal/index.ts';
import { matchesFor, memberById, survivorsOf } from '../../roll/index.ts';
import { note } from '../facts.ts';
import { mustJudge } from '../grants.ts';
import { petitionForChange } from '../petitions/commands/locks.ts';
import type { RulesFor } from '../petitions/commands/signing.ts';
import { endedStates, type Petition, type PetitionId } from '../petitions/model.ts';
import { charters } from '../tables.ts';
import {
  mostLines,
  type LineId,
  type LineState,
  type PaperLine,
  type SheetId,
  type TakeBackCode,
  type WrittenLine,
} from './model.ts';
import { linesOf, sameSheet, scanOf } from './queries.ts';
import { impedimentsToPaper, impedimentsToSettling, impedimentsToTakingBack } from './rules.ts';
import { signOnPaper, type Outcome } from './signing.ts';

/**
 * Enters a sheet of signatures on paper.  Lines that the roll leaves no doubt about become signatures, or say why they may not;
 * the others wait for a person.
 *
 * @throws Refused when the petition takes no signatures, the sheet has no lines or too many, or has been entered already
 */
export async function enterSheet(
  act: Act,
  id: PetitionId,
  lines: readonly WrittenLine[],
  rulesFor: RulesFor,
): Promise<SheetId> {
  const petition = await petitionTakingPaper(act, id, rulesFor);
  if (lines.length === 0) refuse('sheet-empty');
  if (lines.length > mostLines) refuse('sheet-full', { most: mostLines });

  const before = await sameSheet(act.db, id, lines);
  if (before !== undefined) refuse('sheet-entered-already', { petition: id, sheet: before });

  const settled = await settledAtOnce(act, petition, lines, rulesFor);
  const sheet = await keepSheet(act, id, settled);
  const signed = settled.filter(({ state }) => state === 'signed').length;
  note(act, { kind: 'charters.paper-sheet-entered', petition: id, sheet, lines: lines.length, signed });
  return sheet;
}

/** The petition, held against every other change, if staff may enter signatures under it now. */
async function petitionTakingPaper(act: Act, id: PetitionId, rulesFor: RulesFor): Promise<Petition> {
  const petition = await petitionForChange(act, id);
  await mustJudge(act, id, 'petitions.verify');
  refuseIf(impedimentsToPaper(petition, rulesFor(petition), act));
  return petition;
}

interface Settled extends WrittenLine {
  readonly member: number | null;
  readonly state: LineState;
  readonly reason: string | null;
  readonly signature: number | null;
}

async function settledAtOnce(
  act: Act,
  petition: Petition,
  lines: readonly WrittenLine[],
  rulesFor: RulesFor,
): Promise<Settled[]> {
  const matches = await matchesFor(act.db, lines);
  const linked = lines.flatMap(({ on }, index) => {
    const member = matches[index]?.linked?.id;
    return member === undefined ? [] : [{ member, on, index }];
  });
  const outcomes = await signOnPaper(act, petition, linked, rulesFor(petition));
  const byLine = new Map(linked.map(({ index, member }, place) => [index, { member, outcome: outcomes[place]! }]));
  return lines.map((line, index) => {
    const known = byLine.get(index);
    if (!known) return { ...line, member: null, state: 'waiting', reason: null, signature: null };
    return { ...line, member: known.member, ...became(known.outcome) };
  });
}

const became = (outcome: Outcome): Pick<Settled, 'state' | 'reason' | 'signature'> =>
  'signature' in outcome
    ? { state: 'signed', reason: null, signature: outcome.signature }
    : { state: 'refused', reason: outcome.reason, signature: null };

async function keepSheet(act: Act, petition: PetitionId, settled: readonly Settled[]): Promise<SheetId> {
  const { rows } = await sql<{ id: SheetId }>`
    insert into charters.paper_sheet (petition, entered_by, entered_at) values (${petition}, ${act.by}, ${act.at}) returning id
  `.execute(charters(act.db));
  const sheet = rows[0]!.id;
  const lines = settled.map((line, index) => ({ ...line, place: index + 1 }));
  await sql`
    insert into charters.paper_line (sheet, place, name_written, number_written, signed_on, state, reason, member, signature, settled_at)
    select ${sheet}, place, name, number, "on", state, reason, member, signature, case when state <> 'waiting' then ${act.at}::timestamptz end
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
      as line (place integer, name text, number text, "on" date, state text, reason text, member bigint, signature bigint)
  `.execute(charters(act.db));
  return sheet;
}

/**
 * A person says which member a line is, or that it is none of the roll.
 *
 * @param member null for nobody
 * @returns what became of the line
 */
export async function settleLine(
  act: Act,
  id: PetitionId,
  { sheet, line: lineId, member }: { sheet: SheetId; line: LineId; member: number | null },
  rulesFor: RulesFor,
): Promise<LineState> {
  const petition = await petitionTakingPaper(act, id, rulesFor);
  const line = await lineIn(act, id, sheet, lineId);
  refuseIf(impedimentsToSettling(line));
  const chosen = member === null ? null : await memberToday(act, member);
  const outcome =
    chosen === null
      ? null
      : (await signOnPaper(act, petition, [{ member: chosen, on: line.on }], rulesFor(petition)))[0]!;
  const { state, reason, signature } = outcome
    ? became(outcome)
    : ({ state: 'nobody', reason: null, signature: null } as const);
  await sql`
    update charters.paper_line
    set state = ${state}, reason = ${reason}, member = ${chosen}, signature = ${signature}, settled_by = ${act.by}, settled_at = ${act.at}
    where id = ${line.id}
  `.execute(charters(act.db));
  note(act, { kind: 'charters.paper-line-settled', petition: id, sheet, line: line.id, result: state });
  return state;
}

/** The petition is filed: lines of which nobody has said who it is are no signatures, and say why. Safe to repeat. */
export async function endWaitingLines(act: Act, petition: PetitionId): Promise<void> {
  await sql`
    update charters.paper_line set state = 'refused', reason = 'filed-meanwhile', settled_at = ${act.at}
    where state = 'waiting' and sheet in (select id from charters.paper_sheet where petition = ${petition})
  `.execute(charters(act.db));
}

async function memberToday(act: Act, member: number): Promise<number> {
  const survivor = (await survivorsOf(act.db, [member])).get(member) ?? member;
  if (!(await memberById(act.db, survivor))) throw new NotFound();
  return survivor;
}

/** @throws NotFound when the sheet is not of this petition, or the line not of this sheet */
async function lineIn(act: Act, petition: PetitionId, sheet: SheetId, id: LineId): Promise<PaperLine> {
  await sheetIn(act, petition, sheet);
  const line = (await linesOf(act.db, sheet)).find((each) => each.id === id);
  if (!line) throw new NotFound();
  return line;
}

async function sheetIn(act: Act, petition: PetitionId, sheet: SheetId): Promise<void> {
  const { rows } = await sql`select from charters.paper_sheet where id = ${sheet} and petition = ${petition}`.execute(
    charters(act.db),
  );
  if (rows.length === 0) throw new NotFound();
}

/**
 * Staff take back a line that was entered wrongly: its signature no longer stands, and the member may sign again.
 *
 * @throws Refused once the petition has been filed
 */
export async function takeLineBack(
  act: Act,
  id: PetitionId,
  { sheet, line: lineId, code }: { sheet: SheetId; line: LineId; code: TakeBackCode },
): Promise<void> {
  const petition = await petitionForChange(act, id);
  await mustJudge(act, id, 'petitions.verify');
  const line = await lineIn(act, id, sheet, lineId);
  refuseIf(impedimentsToTakingBack(line, petition));
  const signature = line.signature!;
  await sql`
    update charters.signature set invalidated_at = ${act.at}, invalid_code = 'entered-wrongly'
    where id = ${signature} and invalidated_at is null and withdrawn_at is null
  `.execute(charters(act.db));
  await sql`
    update charters.paper_line set state = 'taken-back', reason = ${code}, settled_by = ${act.by}, settled_at = ${act.at} where id = ${line.id}
  `.execute(charters(act.db));
  note(act, { kind: 'charters.paper-line-taken-back', petition: id, sheet, line: line.id, signature, code });
}

/**
 * Attaches the scan of a sheet, in place of one that is there.
 *
 * @throws Refused as `putFile` does, and once the petition has ended: what is attached after the retention is over would stay
 */
export async function attachScan(act: Act, id: PetitionId, sheet: SheetId, scan: Uint8Array): Promise<void> {
  const { state } = await petitionForChange(act, id);
  await mustJudge(act, id, 'petitions.verify');
  if (endedStates.includes(state)) refuse('petition-ended', { state });
  await sheetIn(act, id, sheet);
  const former = await scanOf(act.db, sheet);
  const sha256 = await putFile(act, scan);
  if (former) await releaseFile(act.db, former);
  await sql`update charters.paper_sheet set scan_sha256 = ${sha256} where id = ${sheet}`.execute(charters(act.db));
  note(act, { kind: 'charters.paper-scan-attached', petition: id, sheet, sha256: sha256.toString('hex') });
}
