import { sql } from 'kysely';
import { anOpenPetition, rules, sign, type Stage } from '../charters/testing.ts';
import { charters } from '../charters/tables.ts';
import { filePetition } from '../charters/index.ts';
import type { PersonId } from '../platform/act/index.ts';
import { aPerson } from '../roll/testing.ts';

let made = 0;

/** A petition that has just been filed, with one signature of the one that it needs. */
export async function aFiled(stage: Stage, at: Date): Promise<{ id: number; organizer: PersonId }> {
  const { db } = stage.database;
  made += 1;
  const organizers = [
    await aPerson(db, `First Filing${made}`, { class: 'REG' }),
    await aPerson(db, `Second Filing${made}`, { class: 'REG' }),
  ] as const;
  const id = await anOpenPetition(stage, organizers, at);
  await sign(stage, id, await aPerson(db, `A Signer${made}`, { class: 'REG' }), at);
  await sql`update charters.petition set needed = 1 where id = ${id}`.execute(charters(db));
  await stage.as(organizers[0], at, (act) => filePetition(act, id, rules.verification));
  return { id, organizer: organizers[0] };
}
