import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Act, PersonId } from '../platform/act/index.ts';
import { aPerson } from '../roll/testing.ts';
import { testDatabase } from '../testing/index.ts';
import { acknowledgeReceipt, askUnits, confirmReply, setReplyAside } from './consultations/commands.ts';
import { petitionToRatify, ratifyDecision } from './docket/ratifying.ts';
import { decideInRoom, putToVote, puttingWays, wordDecision } from './docket/voting.ts';
import { markReported } from './docket/reporting.ts';
import type { CharterGrant } from './grants.ts';
import { passScreening, sendBack } from './petitions/commands/opening.ts';
import { reportPetition, resumePetition, settleComplaint, suspendPetition } from './petitions/commands/suspending.ts';
import { acceptInvitation, inviteOrganizer, removeOrganizer } from './petitions/commands/organizing.ts';
import { complaintsOpen } from './petitions/lists.ts';
import { organizersOf } from './petitions/queries.ts';
import { charters } from './tables.ts';
import { aUnit } from '../units/testing.ts';
import { aDraft, aStage, association, openAsItStands, policies, refusal, rules, type Stage } from './testing.ts';
import { deciding } from '../council/testing.ts';
import { invalidateSignatures, restateCount, settleSignature, signOff } from './verification/commands.ts';

let stage: Stage;
let organizer: PersonId;
let former: PersonId;
let officer: PersonId;
let petition: number;
let complaint: number;
let consultation: number;
let decision: number;
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
  const decided = await sql<{ id: number }>`
    insert into charters.decision (petition, result, decided_on, reasons, recorded_by, recorded_at)
    values (${petition}, 'declined', '2026-09-02', '', ${officer}, ${at}) returning id
  `.execute(charters(db));
  decision = decided.rows[0]!.id;
  await stage.perform({ by: null, at, grants: new Set(['units.edit']) }, (act) =>
    aUnit(act, { name: association.bodies.committee, acronym: '' }),
  );
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

const counted = { by: 'count', approve: 9, decline: 1, return: 0, abstain: 1, present: 11, recused: 0 } as const;
const voted = ({ today }: Act) => ({
  decidedOn: today,
  sitting: null,
  counted,
  mover: null,
  seconder: null,
  minute: '',
});
/** Under rules by which members may confirm, so that nothing but the right is in the way. */
const confirmed = {
  ...deciding(),
  policies: {
    ...policies,
    of: () => ({ ...rules, voting: { ...rules.voting, confirming: { confirmations: 2, objectionHours: 48 } } }),
  },
};

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
    (act) => decideInRoom(act, petition, voted(act), { reasons: '', conditions: '' }, deciding()),
  ],
  ...puttingWays.map((way): (typeof acts)[number] => [
    `put to the vote: ${way}`,
    'docket.decide',
    'docketed',
    (act) => putToVote(act, petition, way, confirmed),
  ]),
  [
    'word a decision',
    'docket.decide',
    'declined',
    (act) => wordDecision(act, decision, { reasons: 'No.', conditions: '' }, deciding()),
  ],
  ['say what the council voted', 'council.record', 'recommended', (act) => petitionToRatify(act, petition)],
  [
    'ratify',
    'council.record',
    'recommended',
    (act) => ratifyDecision(act, { petition, decision, result: 'ratified', on: act.today }, rules.charter),
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
