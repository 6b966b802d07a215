import { sql } from 'kysely';
import { performer, type Act, type Perform, type PersonId } from '../platform/act/index.ts';
import type { Database } from '../platform/db/index.ts';
import { loadAssociation } from '../roll/index.ts';
import { aPerson } from '../roll/testing.ts';
import { Refused } from '../platform/refusal/index.ts';
import type { CharterGrant } from './grants.ts';
import { fillPost, unitNamed } from '../units/index.ts';
import { aUnit } from '../units/testing.ts';
import { keepPolicies, loadPolicies, type Policy } from '../policies/index.ts';
import { policyBook } from './policy-book.ts';
import { acceptInvitation, inviteOrganizer, saveOwnDetails } from './petitions/commands/organizing.ts';
import { beginPetition } from './petitions/commands/drafting.ts';
import { openPetition } from './petitions/commands/opening.ts';
import { networkMark, signPetition } from './petitions/commands/signing.ts';
import type { DraftText, PetitionId } from './petitions/model.ts';
import { petitionOf } from './petitions/queries.ts';
import { textHash } from './petitions/text.ts';
import { charters } from './tables.ts';
export { openTerm } from './terms/commands.ts';
import { filePetition } from './verification/commands.ts';

export const association = loadAssociation('association');
export const policies = policyBook(
  loadPolicies('association').map(({ policy }) => policy),
  association,
);
export const rules = policies.of('ala-mig', '2014');

/** The rules in some versions, as the charters ask for them. */
export const bookOf = (versions: readonly Policy[]) => policyBook(versions, association);
const networkKey = Buffer.alloc(32, 7);

/** A purpose that is long enough to be judged. */
export const aText: DraftText = {
  title: 'Libraries and Climate Resilience',
  purpose:
    'The group brings together members who prepare their libraries for heat, flood, fire, smoke and failing power, and who help the people around them to do the same.\n\nIt collects and compares what has been tried, and will not take up what a unit carries out.',
  openTo: 'all members and every type of library',
  topics: ['sustainability', 'buildings'],
};

/** Acts as somebody at an instant, in a transaction of its own. */
export interface Stage {
  readonly database: Database;
  readonly perform: Perform;
  /** With the rights given; with none if none are. */
  as<T>(by: PersonId | null, at: Date, work: (act: Act) => Promise<T>, grants?: readonly CharterGrant[]): Promise<T>;
}

export async function aStage(database: Database): Promise<Stage> {
  const perform = performer(database, association.timeZone);
  const as: Stage['as'] = (by, at, work, grants = []) => perform({ by, at, grants: new Set(grants) }, work);
  await as(null, new Date('2026-01-01T12:00:00Z'), (act) => keepPolicies(act, loadPolicies('association')));
  return { database, perform, as };
}

/** A petition that two persons organize, open for signature. */
export async function anOpenPetition(
  stage: Stage,
  organizers: readonly [PersonId, PersonId],
  at: Date,
  text = aText,
): Promise<PetitionId> {
  const id = await aDraft(stage, organizers, at, text);
  await stage.as(organizers[0], at, (act) => openPetition(act, id, textHash(text), rules));
  return id;
}

/** Freezes the text of a draft as it stands, and opens it. */
export async function openAsItStands(act: Act, id: PetitionId): Promise<void> {
  const petition = await petitionOf(act.db, id);
  await openPetition(act, id, textHash(petition!), rules);
}

/** A draft of two organizers, which can be opened if its text can. */
export async function aDraft(
  stage: Stage,
  [first, second]: readonly [PersonId, PersonId],
  at: Date,
  text = aText,
  by = rules,
): Promise<PetitionId> {
  const own = { name: 'An Organizer', work: '', postalAddress: '1 Lake Street, Duluth' };
  const id = await stage.as(first, at, (act) =>
    beginPetition(
      act,
      {
        by: first,
        policyId: by.id,
        policyVersion: by.version,
        text,
        organizer: { name: own.name, email: 'one@example.org' },
      },
      by.organizing,
    ),
  );
  const secret = await stage.as(first, at, (act) =>
    inviteOrganizer(act, id, { name: 'Another', email: 'two@example.org' }, 8),
  );
  await stage.as(second, at, (act) => acceptInvitation(act, secret, second, own, () => by.organizing));
  await stage.as(first, at, (act) => saveOwnDetails(act, id, own));
  return id;
}

/** Signs as the person, with a name for the verifiers only. */
export function sign(stage: Stage, id: PetitionId, person: PersonId, at: Date): Promise<number> {
  return stage.as(person, at, (act) =>
    signPetition(
      act,
      id,
      { nameShown: false, networkMark: networkMark('192.0.2.1', networkKey) },
      () => rules.verification,
    ),
  );
}

let docketed = 0;

/** A petition on the docket, as if its hundred signatures had been gathered and signed off; each has a title of its own. */
export async function aDocketedPetition(
  stage: Stage,
  organizers?: readonly [PersonId, PersonId],
  at = new Date('2026-10-01T15:00:00Z'),
  title?: string,
): Promise<PetitionId> {
  const { db } = stage.database;
  docketed += 1;
  const asking = organizers ?? [
    await aPerson(db, `First Organizer${docketed}`, { class: 'REG' }),
    await aPerson(db, `Second Organizer${docketed}`, { class: 'REG' }),
  ];
  const id = await anOpenPetition(stage, asking, at, { ...aText, title: title ?? `${aText.title} ${docketed}` });
  await sql`
    with verified as (insert into charters.verification (petition, tested_at, counted, signed_off_at) values (${id}, ${at}, 112, ${at}))
    update charters.petition set state = 'docketed', filed_at = ${at}, filed_on = ${at}::timestamptz::date, verified_at = ${at} where id = ${id}
  `.execute(charters(db));
  return id;
}

let filed = 0;

/** A petition that has just been filed, with one signature of the one that it needs. */
export async function aFiledPetition(stage: Stage, at: Date): Promise<{ id: PetitionId; organizer: PersonId }> {
  const { db } = stage.database;
  filed += 1;
  const organizers = [
    await aPerson(db, `First Filing${filed}`, { class: 'REG' }),
    await aPerson(db, `Second Filing${filed}`, { class: 'REG' }),
  ] as const;
  const id = await anOpenPetition(stage, organizers, at);
  await sign(stage, id, await aPerson(db, `A Signer${filed}`, { class: 'REG' }), at);
  await sql`update charters.petition set needed = 1 where id = ${id}`.execute(charters(db));
  await stage.as(organizers[0], at, (act) => filePetition(act, id, rules.verification));
  return { id, organizer: organizers[0] };
}

/** Gives somebody an office of a unit, and with it the rights that the association's file names; the unit is made if it is missing. */
export async function inOffice(stage: Stage, person: PersonId, unit: string, office: string): Promise<void> {
  const grants = new Set(['units.edit', 'posts.edit', 'administration']);
  await stage.perform({ by: null, at: new Date('2026-01-01T12:00:00Z'), grants }, async (act) => {
    const { id } = (await unitNamed(act.db, unit)) ?? (await aUnit(act, { name: unit, acronym: '' }));
    await fillPost(act, { unit: id, office, person, fromOn: '2026-01-01', untilOn: null }, [office]);
  });
}

/** The codes for which the work is refused. @throws when it is not */
export async function refusal(work: Promise<unknown>): Promise<string[]> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof Refused) return error.impediments.map(({ code }) => code);
  throw error instanceof Error ? error : new Error('it was not refused');
}
