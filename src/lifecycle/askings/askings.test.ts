import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { filePetition, openPetition, petitionOf, signOff, textHash } from '../../charters/index.ts';
import { anOpenPetition, aStage, inOffice, sign, type Stage } from '../../charters/testing.ts';
import { aDecision } from '../../council/testing.ts';
import { groupsById } from '../../groups/index.ts';
import type { PersonId } from '../../platform/act/index.ts';
import { seeing } from '../../platform/db/index.ts';
import { lettersSent } from '../../platform/mail/index.ts';
import { aPerson, aStanding } from '../../roll/testing.ts';
import { statementsDuring } from '../../testing/index.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import { rulesToRenew } from '../renewals/queries.ts';
import { aRenewalDraft, withVersions } from '../renewals/testing.ts';

let now = new Date('2026-11-23T18:00:00Z');
const { kept, book } = withVersions();
let house: TestHouse;
let stage: Stage;
let chair: PersonId;

beforeAll(async () => {
  house = await openTestHouse(() => now, { policies: kept });
  stage = await aStage(house.app.database);
  chair = await aMember('Imogen Castellanos');
  await inOffice(stage, chair, 'Committee on Organization', 'chair');
});
afterAll(() => house.close());

const db = () => house.app.database.db;
const aMember = (name: string, paidThrough = '2040-12-31') => aPerson(db(), name, { class: 'REG', paidThrough });

/** A group that the signers made, whose renewal is about to open. */
async function aboutToBeAskedAgain(title: string, signers: readonly PersonId[]) {
  const organizers = [await aMember(`${title} One`), await aMember(`${title} Two`)] as const;
  const at = now;
  const purpose = `${title} brings members together who share a concern. `.repeat(6).trim();
  const made = await anOpenPetition(stage, organizers, at, { title, purpose, openTo: '', topics: ['sustainability'] });
  for (const signer of signers) await sign(stage, made, signer, at);
  await sql`update charters.petition set needed = 1 where id = ${made}`.execute(seeing<never>()(db()));
  await stage.as(organizers[0], at, (act) => filePetition(act, made, book.inForce(act.today).verification));
  await stage.as(chair, at, (act) => signOff(act, made, ''), ['petitions.verify']);
  await aDecision(stage, chair, made, at, { book });
  const { groupId } = (await petitionOf(db(), made))!;
  const group = (await groupsById(db(), [groupId!])).get(groupId!)!;
  return { group, organizers };
}

async function openRenewal({ group, organizers }: Awaited<ReturnType<typeof aboutToBeAskedAgain>>): Promise<number> {
  const id = await aRenewalDraft(stage, { group, book }, organizers, now);
  await stage.as(organizers[0], now, async (act) => {
    const petition = (await petitionOf(act.db, id))!;
    await openPetition(act, id, textHash(petition), await rulesToRenew(book)(act, petition));
  });
  return id;
}

const askedOf = async (name: string) =>
  (await lettersSent(db(), { address: `${name.toLowerCase().replaceAll(' ', '.')}@example.org` })).filter(
    ({ subject }) => subject.startsWith('You signed for'),
  );

test('those who signed last time are asked once; who may not sign now reads why; the dead and the erased get nothing', async () => {
  const people = {
    may: await aMember('Still Paying'),
    mayNot: await aMember('Dues Runout'),
    dead: await aMember('Has Died'),
    erased: await aMember('Was Erased'),
  };
  const made = await aboutToBeAskedAgain('Moss Libraries', Object.values(people));
  now = new Date('2029-03-01T18:00:00Z');
  await aStanding(db(), people.mayNot, { fromOn: '2028-01-01', class: 'REG', paidThrough: '2028-08-31' });
  await sql`update roll.standing set status = 'D' where member = (select id from roll.member where person = ${people.dead})`.execute(
    seeing<never>()(db()),
  );
  await sql`update roll.person set erased_at = ${now}, email = null, email_key = null, name = '' where id = ${people.erased}`.execute(
    seeing<never>()(db()),
  );

  const renewal = await openRenewal(made);
  await house.app.settle();
  await house.app.settle();

  const [may, mayNot, dead, erased] = await Promise.all(
    ['Still Paying', 'Dues Runout', 'Has Died', 'Was Erased'].map(askedOf),
  );
  expect(may!.map(({ subject }) => subject)).toEqual(['You signed for Moss Libraries: will you sign again?']);
  expect(may![0]!.text).toContain(`/petitions/${renewal}#sign`);
  expect(mayNot!.map(({ subject }) => subject)).toEqual(['You signed for Moss Libraries, and may not sign now']);
  expect(mayNot![0]!.text!.replaceAll(/\s+/g, ' ')).toContain('Your dues were paid through 31 August 2028.');
  expect(mayNot![0]!.text).toContain('Renew your membership');
  expect([dead, erased]).toEqual([[], []]);
});

test('as many statements ask twenty signers as two', async () => {
  now = new Date('2029-03-02T18:00:00Z');
  const some = async (count: number, name: string) => {
    const signers = await Promise.all(Array.from({ length: count }, (_, place) => aMember(`${name} Signer${place}`)));
    return aboutToBeAskedAgain(name, signers);
  };
  const [two, twenty] = [await some(2, 'Fern Libraries'), await some(20, 'Lichen Libraries')];
  now = new Date('2031-06-01T18:00:00Z');
  await house.app.settle();

  const asking = async (made: typeof two) => {
    await openRenewal(made);
    return (await statementsDuring(() => house.app.settle())).length;
  };
  const withTwo = await asking(two);

  expect(await asking(twenty)).toBe(withTwo);
});
