import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StepOf } from '../../policies/index.ts';
import { policyElsewhere } from '../../policies/testing.ts';
import type { PersonId } from '../../platform/act/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import { expirePetition, openPetition } from '../petitions/commands/opening.ts';
import { signPetition } from '../petitions/commands/signing.ts';
import { resumePetition, suspendPetition } from '../petitions/commands/suspending.ts';
import { countSignatures, petitionOf } from '../petitions/queries.ts';
import { textHash } from '../petitions/text.ts';
import { policyBook } from '../policy-book.ts';
import { aDraft, aStage, aText, type Stage } from '../testing.ts';
import { filePetition, settleSignature, signOff } from '../verification/commands.ts';

// Two sign and are tested; then three sign, whom nobody tests, and nobody decides.

const {
  policy: { steps: w3c },
} = policyElsewhere('w3c-community-group');
const signing = (count: number): StepOf<'signatures'> => ({ ...(w3c[0] as StepOf<'signatures'>), count });
const tested = { step: 'verification', of: 'signatures', by: 'staff', withinDays: null, citation: 'Chosen.' } as const;
const policies = [policyElsewhere('w3c-community-group', { steps: [signing(2), tested, signing(3), ...w3c.slice(1)] })];
const at = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let stage: Stage;
let staff: PersonId;
let begun = 0;

beforeAll(async () => {
  house = await openTestHouse(at, { policies, changes: { policy: 'w3c-community-group' } });
  stage = await aStage(house.app.database);
  staff = await aPerson(db(), 'Stan Staff');
});
afterAll(() => house.close());

const db = () => house.app.database.db;
const rules = () =>
  policyBook(
    policies.map(({ policy }) => policy),
    house.association,
  ).inForce('2026-11-23');
const asStaff = <T>(work: Parameters<typeof stage.as<T>>[2], when = at) =>
  stage.as(staff, when, work, ['petitions.screen', 'petitions.verify']);
const stateOf = async (petition: number) => (await petitionOf(db(), petition))!.state;

const signs = async (petition: number, name: string) => {
  const person = await aPerson(db(), name, { class: 'REG' });
  return stage.as(person, at, (act) =>
    signPetition(act, petition, { nameShown: false, networkMark: Buffer.alloc(12) }, (found) =>
      rules().signing(found.stage),
    ),
  );
};

/** One that stands at its second signing, where three have to sign; of those who signed first one was rejected. */
async function atItsSecondSigning(): Promise<number> {
  begun += 1;
  const organizers = [await aPerson(db(), `First O${begun}`), await aPerson(db(), `Second O${begun}`)] as const;
  const petition = await aDraft(stage, organizers, at, aText, rules());
  await stage.as(organizers[0], at, (act) => openPetition(act, petition, textHash(aText), rules()));
  const rejected = await signs(petition, `Rejected R${begun}`);
  for (const name of ['One', 'Two']) await signs(petition, `${name} N${begun}`);
  await stage.as(organizers[0], at, (act) => filePetition(act, petition, rules().signing(0)));
  await asStaff((act) => settleSignature(act, petition, rejected, { result: 'rejected', reason: 'same-person' }));
  await asStaff((act) => signOff(act, petition, ''));
  await house.app.settle();
  return petition;
}

test('who was rejected at the first test does not count at the second signing', async () => {
  const petition = await atItsSecondSigning();

  expect(await petitionOf(db(), petition)).toMatchObject({ state: 'signing', stage: 2, needed: 3 });
  expect(await countSignatures(db(), petition)).toBe(2);
});

test('what staff have stopped is not approved by itself, and goes on when they let it', async () => {
  const petition = await atItsSecondSigning();
  await signs(petition, 'Last Signer');
  await asStaff((act) => suspendPetition(act, petition, 'under-review'));
  await house.app.settle();
  expect(await stateOf(petition)).toBe('suspended');

  await asStaff((act) => resumePetition(act, petition));
  await house.app.settle();
  expect(await stateOf(petition)).toBe('approved');
});

test('what is still stopped on its closing day expires, however many have signed', async () => {
  const petition = await atItsSecondSigning();
  await signs(petition, 'Late Signer');
  await asStaff((act) => suspendPetition(act, petition, 'under-review'));
  await house.app.settle();

  await stage.as(null, (await petitionOf(db(), petition))!.closesAt!, (act) => expirePetition(act, petition));
  expect(await stateOf(petition)).toBe('expired');
});
