import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Act, PersonId } from '../platform/act/index.ts';
import { aPerson } from '../roll/testing.ts';
import { testDatabase } from '../testing/index.ts';
import { acknowledgeReceipt, askUnits, confirmReply, setReplyAside } from './consultations/commands.ts';
import { recordDecision } from './docket/commands.ts';
import { markReported } from './docket/reporting.ts';
import type { CharterGrant } from './grants.ts';
import { passScreening, sendBack } from './petitions/commands/opening.ts';
import { reportPetition, resumePetition, settleComplaint, suspendPetition } from './petitions/commands/suspending.ts';
import { acceptInvitation, inviteOrganizer, removeOrganizer } from './petitions/commands/organizing.ts';
import { complaintsOpen } from './petitions/lists.ts';
import { organizersOf } from './petitions/queries.ts';
import { charters } from './tables.ts';
import { aDraft, aStage, openAsItStands, refusal, rules, type Stage } from './testing.ts';
import { invalidateSignatures, restateCount, settleSignature, signOff } from './verification/commands.ts';

let stage: Stage;
let organizer: PersonId;
let former: PersonId;
let officer: PersonId;
let petition: number;
let complaint: number;
let consultation: number;
const at = new Date('2026-09-02T15:00:00Z');

beforeAll(async () => {
  stage = await aStage(await testDatabase());
  const { db } = stage.database;
  organizer = await aPerson(db, 'Olive Organizer', { class: 'REG' });
  officer = await aPerson(db, 'Vera Fier', { isMember: false });
  const other = await aPerson(db, 'Another Organizer', { class: 'REG' });
  petition = await aDraft(stage, [organizer, other], at);
  former = await aFormerOrganizer();
  await stage.as(organizer, at, (act) => openAsItStands(act, petition));
  await stage.as(null, at, (act) => reportPetition(act, petition, { code: 'spam', remark: '' }));
  complaint = (await complaintsOpen(db))[0]!.id;
  const { rows } = await sql<{ id: number }>`
    insert into charters.consultation (petition, unit, question, asked_by, asked_at, answer_by)
    values (${petition}, 1, 'A question?', ${officer}, ${at}, '2026-09-20') returning id
  `.execute(charters(db));
  consultation = rows[0]!.id;
});
afterAll(() => stage.database.close());

/** Somebody who has accepted to organize the draft, and stepped down. */
async function aFormerOrganizer(): Promise<PersonId> {
  const person = await aPerson(stage.database.db, 'Stepped Down', { class: 'REG' });
  const details = { name: 'Stepped Down', work: '', postalAddress: '' };
  const secret = await stage.as(organizer, at, (act) =>
    inviteOrganizer(act, petition, { name: 'Stepped Down', email: 'down@example.org' }, 8),
  );
  await stage.as(person, at, (act) => acceptInvitation(act, secret, person, details, () => rules.organizing));
  const { id } = (await organizersOf(stage.database.db, petition)).find((one) => one.person === person)!;
  await stage.as(person, at, (act) => removeOrganizer(act, petition, id));
  return person;
}

const votes = { present: 11, votesFor: 9, votesAgainst: 1, votesAbstained: 1, reasons: '', minute: '' };

/** Every act of an office on a petition, the right that it needs, and a state in which it can be done. */
const acts: readonly [name: string, grant: CharterGrant, state: string, work: (act: Act) => Promise<unknown>][] = [
  ['pass screening', 'petitions.screen', 'screening', (act) => passScreening(act, petition, rules.window)],
  ['send back', 'petitions.screen', 'screening', (act) => sendBack(act, petition, 'not-a-purpose')],
  ['suspend', 'petitions.screen', 'signing', (act) => suspendPetition(act, petition, 'under-review')],
  ['resume', 'petitions.screen', 'suspended', (act) => resumePetition(act, petition)],
  ['settle a report', 'petitions.screen', 'signing', (act) => settleComplaint(act, complaint)],
  [
    'settle a signature',
    'petitions.verify',
    'filed',
    (act) => settleSignature(act, petition, 1, { result: 'counts', reason: null }),
  ],
  ['strike signatures out', 'petitions.verify', 'filed', (act) => invalidateSignatures(act, petition, [1], 'other')],
  ['restate the count', 'petitions.verify', 'filed', (act) => restateCount(act, petition, rules.verification, 0)],
  ['sign the count off', 'petitions.verify', 'filed', (act) => signOff(act, petition, '')],
  ['acknowledge receipt', 'docket.decide', 'filed', (act) => acknowledgeReceipt(act, petition)],
  ...(['docket.decide', 'petitions.verify'] as const).flatMap((grant): (typeof acts)[number][] => [
    [
      'ask units',
      grant,
      'filed',
      (act) => askUnits(act, petition, { units: [], question: '', answerBy: act.today }, null),
    ],
    ['confirm a reply', grant, 'docketed', (act) => confirmReply(act, petition, consultation)],
    ['set a reply aside', grant, 'docketed', (act) => setReplyAside(act, petition, consultation, 'Not theirs.')],
  ]),
  [
    'decide',
    'docket.decide',
    'docketed',
    (act) =>
      recordDecision(
        act,
        petition,
        { result: 'approved', decidedOn: act.today, ...votes },
        { rules: rules.decision, charter: async () => {} },
      ),
  ],
];

const inState = (state: string) =>
  sql`update charters.petition set state = ${state}, filed_on = '2026-09-02' where id = ${petition}`.execute(
    charters(stage.database.db),
  );

test.each(acts)('nobody may %s without the right, or on a petition of their own', async (_, grant, state, work) => {
  await inState(state);

  expect(await refusal(stage.as(officer, at, work))).toEqual(['not-granted']);
  expect(await refusal(stage.as(organizer, at, work, [grant]))).toEqual(['own-petition']);
  expect(await refusal(stage.as(organizer, at, work))).toEqual(['not-granted', 'own-petition']);
  expect(await refusal(stage.as(former, at, work, [grant]))).toEqual(['own-petition']);
});

test('decisions are marked as reported by whoever reports them', async () => {
  expect(await refusal(stage.as(officer, at, (act) => markReported(act, [1], '2026-09-02')))).toEqual(['not-granted']);
});
