import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aGroup } from '../../groups/testing.ts';
import { theSystem } from '../../platform/act/index.ts';
import { seeing } from '../../platform/db/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import { written } from './export.ts';
import { keptAbout } from './kept.ts';

const at = new Date('2026-11-26T12:00:00Z');
let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse(at);
});
afterAll(() => house.close());

/** Under which name of `/me/export` a person reads what is kept of them in a column. */
const taken: Readonly<Record<string, string>> = {
  'charters.comment.person': 'comments',
  'charters.news_item.posted_by': 'news',
  'charters.organizer.person': 'organizing',
  'charters.paper_line.member': 'onPaper',
  'charters.petition.begun_by': 'petitions',
  'charters.signature.member': 'signatures',
  'charters.signature.person': 'signatures',
  'conversations.digest_choice.person': 'conversations',
  'conversations.draft.person': 'conversations',
  'conversations.draft_file.person': 'conversations',
  'conversations.held_post.person': 'conversations',
  'conversations.message.person': 'conversations',
  'conversations.question.person': 'conversations',
  'conversations.reaction.person': 'conversations',
  'conversations.reading_span.person': 'conversations',
  'conversations.receipt_wish.person': 'conversations',
  'conversations.report.person': 'conversations',
  'conversations.seen.person': 'conversations',
  'conversations.subscription.person': 'conversations',
  'conversations.writer_address.person': 'conversations',
  'conversations.writer_name.person': 'conversations',
  'conversations.writer_trust.person': 'conversations',
  'duties.duty.closed_by': 'duties',
  'duties.duty.opened_by': 'duties',
  'groups.former_liaison.person': 'contactOf',
  'groups.participant.person': 'groups',
  'groups.profile.person': 'profile',
  'groups.registered_group.liaison': 'contactOf',
  'groups.role.person': 'roles',
  'lifecycle.agreement.person': 'ofGroups',
  'lifecycle.convener_question.answered_by': 'ofGroups',
  'lifecycle.convener_question.asked_by': 'ofGroups',
  'lifecycle.decision.recorded_by': 'ofGroups',
  'lifecycle.dormancy.declared_by': 'ofGroups',
  'lifecycle.dormancy.woken_by': 'ofGroups',
  'lifecycle.proposal.begun_by': 'ofGroups',
  'lifecycle.readiness.saved_by': 'ofGroups',
  'lifecycle.renewal_record.recorded_by': 'ofGroups',
  'lifecycle.renewal_record.settled_by': 'ofGroups',
  'lifecycle.takeover_asker.person': 'ofGroups',
  'meetings.attendance.person': 'meetings',
  'meetings.elector.person': 'ballots',
  'meetings.remark.person': 'ballots',
  'meetings.vote.person': 'ballots',
  'meetings.written_comment.person': 'meetings',
  'platform.bounce.person': 'returned',
  'platform.delivery.person': 'copies',
  'platform.fact.by_person': 'acts',
  'platform.letter.person': 'letters',
  'platform.web_session.person': 'sessions',
  'roll.administrator.person': 'administrator',
  'roll.member.person': 'roll',
  'roll.passkey.person': 'passkeys',
  'roll.passkey_reset.person': 'passkeyResets',
  'roll.person.id': 'person',
  'roll.provider_account.person': 'providerAccounts',
  'roll.standing.member': 'roll',
  'roll.token.person': 'tokens',
  'steps.endorsement.named_by': 'steps',
  'steps.finding.found_by': 'steps',
  'steps.open_meeting.announced_by': 'steps',
  'steps.open_meeting.recorded_by': 'steps',
  'units.post.person': 'offices',
};

/** Who did something for others: that it was they is told by the fact, under `acts`, and what it was about is kept of others. */
const acted = [
  'charters.certificate.verified_by',
  'charters.comment.taken_down_by',
  'charters.complaint.made_by',
  'charters.complaint.settled_by',
  'charters.consultation.asked_by',
  'charters.consultation.confirmed_by',
  'charters.consultation.set_aside_by',
  'charters.decision.recorded_by',
  'charters.news_item.taken_down_by',
  'charters.paper_line.settled_by',
  'charters.paper_sheet.entered_by',
  'charters.petition.edited_by',
  'charters.receipt.acknowledged_by',
  'charters.signature_kind.settled_by',
  'charters.suspension.lifted_by',
  'charters.suspension.suspended_by',
  'charters.verdict.settled_by',
  'charters.verification.signed_off_by',
  'conversations.held_post.decided_by',
  'conversations.writer_trust.by_person',
  'council.ratification.recorded_by',
  'council.report.drawn_by',
  'council.report.finalized_by',
  'groups.role.appointed_by',
  'hooks.secret.made_by',
  'hooks.target.made_by',
  'meetings.agenda_item.added_by',
  'meetings.amendment.amended_by',
  'meetings.attendance.recorded_by',
  'meetings.ballot.mover',
  'meetings.ballot.opened_by',
  'meetings.ballot.seconder',
  'meetings.minutes.published_by',
  'meetings.minutes.saved_by',
  'meetings.paper.added_by',
  'meetings.sitting.announced_by',
  'roll.import.begun_by',
  'roll.import.ended_by',
  'roll.passkey_reset.asked_by',
  'roll.passkey_reset.confirmed_by',
  'steps.endorsement.confirmed_by',
  'units.post.filled_by',
];

/** What nobody takes, and why. */
const left: Readonly<Record<string, string>> = {
  'platform.kept_commitment.person': 'a hash, and only of whoever was erased',
  'platform.person_nonce.person': 'the secret that hides them in the seal; a receipt opens what is theirs',
  'roll.import_change.member': 'what a file would change; it is emptied after each',
  'roll.import_mapping.saved_by': 'how a file is read; the import is among their acts',
  'roll.member.survivor': 'another record of theirs, in place of which the survivor is told',
  'roll.passkey_challenge.person': 'a question to a browser, for minutes',
  'roll.sign_in.person': 'a secret of a letter, for minutes; the letter is told',
  'roll.standing.merged_into': 'another record of theirs, in place of which the survivor is told',
};

/** Ids of something else. */
const noPersons = [
  'charters.organizer.id',
  'charters.petition.group_id',
  'charters.term.group_id',
  'conversations.list.group_id',
  'council.matter.group_id',
  'duties.duty.group_id',
  'groups.registered_group.id',
  'lifecycle.proposal.into_group',
  'roll.passkey.handle',
  'roll.token.id',
];

test('of every column that holds a person it is known whether they take it with them, or why not', async () => {
  const db = seeing<never>()(house.app.database.db);
  const { rows } = await sql<{ column: string }>`
    select held.table_schema || '.' || held.table_name || '.' || held.column_name as column
    from information_schema.columns held join information_schema.tables using (table_schema, table_name)
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') and (data_type = 'uuid' or column_name = 'member'
      or exists (
        select from pg_constraint where contype = 'f' and confrelid in ('roll.person'::regclass, 'roll.member'::regclass)
          and conrelid = (quote_ident(table_schema) || '.' || quote_ident(table_name))::regclass
          and ordinal_position = any(conkey)))
    order by 1
  `.execute(db);
  const ofGroups = /^(groups|lifecycle)\.\w+\.group_id$/;
  const persons = rows.map(({ column }) => column).filter((each) => !noPersons.includes(each) && !ofGroups.test(each));
  const known = [...Object.keys(taken), ...acted, ...Object.keys(left)];

  const kept = await keptAbout(
    { db: house.app.database.db, at },
    await aPerson(house.app.database.db, 'Hana Takes', { class: 'REG' }),
    'The Association',
  );

  expect(known.toSorted()).toEqual(persons);
  expect(Object.values(taken).filter((name) => !(name in kept))).toEqual([]);
});

test('whoever was the contact of a group, promised something, looked at a petition or endorsed one takes that with them', async () => {
  const { app } = house;
  const [person, other] = [
    await aPerson(app.database.db, 'Cora Contact', { email: 'cora@example.org' }),
    await aPerson(app.database.db, 'Otto Other'),
  ];
  const { id, slug } = await app.perform(theSystem(at), (act) => aGroup(act, { organizers: [other] }));
  const db = seeing<never>()(app.database.db);
  await sql`
    insert into groups.former_liaison (group_id, person, name, until_on)
    values (${id}, ${person}, '', '2026-01-01'), (${id}, ${other}, '', '2026-02-01')
  `.execute(db);
  for (const by of [person, other])
    await sql`
      insert into duties.duty (kind, group_id, promise, opened_by, opened_on, is_public)
      values ('promise', ${id}, ${by === person ? 'Mine' : 'Theirs'}, ${by}, '2026-11-23', true)
    `.execute(db);
  await sql`
    insert into steps.finding (petition, stage, result, reason, found_by, found_at)
    values (1, 0, 'refused', 'Mine', ${person}, ${at}), (1, 0, 'refused', 'Theirs', ${other}, ${at})
  `.execute(db);
  await sql`
    insert into steps.endorsement (petition, stage, name, office, email, named_by, named_at)
    values (1, 0, 'Cora', 'Chair', 'Cora@example.org', ${other}, ${at})
  `.execute(db);

  const kept = await keptAbout({ db: app.database.db, at }, person, 'The Association');

  expect(kept).toMatchObject({
    contactOf: [{ group: slug, untilOn: '2026-01-01' }],
    duties: [{ promised: true, promise: 'Mine', closed: false }],
    steps: {
      findings: [{ petition: 1, reason: 'Mine' }],
      named: [],
      endorsements: [{ name: 'Cora', office: 'Chair' }],
    },
  });
  expect((await Array.fromAsync(written(kept))).join('')).not.toContain('Theirs');
});
