import { createHash, randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Act, Actor, Perform } from '../../platform/act/index.ts';
import { installationOf } from '../../platform/installation.ts';
import { refuse, Refused, refuseIf } from '../../platform/refusal/index.ts';
import { addMilliseconds, days } from '../../platform/time/index.ts';
import { importPart, lostBy, type ImportDesk, type ImportOutcome, type ImportPlace } from '../../roll/index.ts';
import { fileIn } from './body.ts';
import { note, noteHookCall } from './commands.ts';
import type { HookCall, HookCounts } from './model.ts';
import { hookCall, lostByHookSince } from './queries.ts';
import { impedimentsToLosing } from './rules.ts';

/** A call whose signature has been found good. */
export interface SignedCall {
  readonly id: string;
  readonly type: string | null;
  readonly body: Uint8Array;
}

/** What came of it. */
export interface Received {
  readonly counts: HookCounts;
  /** Whether it had been taken before, and nothing was done now. */
  readonly again: boolean;
  /** Rows and values that were not taken; empty when it had been taken before, since they are not kept. */
  readonly refused: ImportOutcome['refused'];
  readonly remarks: ImportOutcome['remarks'];
}

interface Place {
  readonly desk: ImportDesk;
  readonly perform: Perform;
  readonly actor: Actor;
}

/**
 * Brings the rows of a call onto the roll, by the reading, the checks and the writing of a file that holds a part of it: who
 * is not named stays as they are.  A call that was taken is not taken twice; one that was refused may come again.
 *
 * @throws Refused, BadRequest, BadBody
 */
export async function receiveRows(place: Place, call: SignedCall): Promise<Received> {
  const { db } = place.desk.database;
  const bodySha256 = createHash('sha256').update(call.body).digest();
  const known = await hookCall(db, call.id);
  if (known?.counts) return again(known.counts, known, bodySha256);
  try {
    const outcome = await bringIn(place, call, bodySha256);
    return { counts: countsOf(outcome), again: false, refused: outcome.refused, remarks: outcome.remarks };
  } catch (error) {
    if (error instanceof Refused) await noteRefusal(place, { id: call.id, bodySha256, refusal: error.impediments });
    throw error;
  }
}

function again(counts: HookCounts, known: HookCall, bodySha256: Buffer): Received {
  if (!known.bodySha256.equals(bodySha256)) refuse('hook-id-used', { id: known.id });
  return { counts, again: true, refused: [], remarks: [] };
}

async function bringIn({ desk, perform, actor }: Place, call: SignedCall, bodySha256: Buffer): Promise<ImportOutcome> {
  const place: ImportPlace = {
    database: desk.database,
    perform,
    actor,
    zone: desk.zone,
    rules: desk.rules(),
    hashKey: (await installationOf(desk.database.db))?.hashKey ?? Buffer.alloc(0),
    onProgress: ({ stage }) => {
      // A large file takes minutes, and whoever calls waits for an answer.
      if (stage === 'waiting') refuse('roll-busy');
    },
  };
  return withFile(desk, fileIn(call.type, call.body), (file) =>
    importPart(place, { path: file, name: call.id }, (act, outcome) => settle(act, outcome, { call, bodySha256 })),
  );
}

async function settle(
  act: Act,
  outcome: ImportOutcome,
  { call, bodySha256 }: { readonly call: SignedCall; readonly bodySha256: Buffer },
): Promise<void> {
  const now = lostBy(outcome);
  const before = await lostByHookSince(act.db, addMilliseconds(act.at, -days(1)));
  if (now > 0) refuseIf(impedimentsToLosing({ lost: now + before, inGoodStanding: outcome.inGoodStanding }));
  const counts = countsOf(outcome);
  const isNew = await noteHookCall(act, { id: call.id, bodySha256, counts, refusal: [] });
  if (!isNew) refuse('hook-id-used', { id: call.id });
  const { refusedRows: refused, ...rest } = counts;
  note(act, { kind: 'hooks.rows-received', ...rest, refused });
}

/** What stood in the way is kept, but for the first row of the file, which may tell of a member where it should name the columns. */
async function noteRefusal({ perform, actor }: Place, refused: Omit<HookCall, 'at' | 'counts'>): Promise<void> {
  const refusal = refused.refusal.map((each) => ({ ...each, ...('names' in each && { names: ['…'] }) }));
  await perform(actor, (act) => noteHookCall(act, { ...refused, refusal, counts: null }));
}

const countsOf = (outcome: ImportOutcome): HookCounts => ({
  rows: outcome.rows,
  new: outcome.new,
  changed: outcome.changed,
  unchanged: outcome.unchanged,
  lapsed: outcome.lapsed,
  merged: outcome.merged,
  refusedRows: outcome.refusedRows,
});

/** The reading of a roll begins at a file; this one lies there for us alone, and no longer than it is read. */
async function withFile<T>(desk: ImportDesk, bytes: Uint8Array, work: (file: string) => Promise<T>): Promise<T> {
  await mkdir(desk.uploads, { recursive: true, mode: 0o700 });
  const file = path.join(desk.uploads, `hook-${randomUUID()}.csv`);
  try {
    await writeFile(file, bytes, { mode: 0o600 });
    return await work(file);
  } finally {
    await rm(file, { force: true });
  }
}
