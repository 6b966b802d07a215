import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Act, PersonId } from '../../platform/act/index.ts';
import { addMilliseconds, hours } from '../../platform/time/index.ts';
import { testDatabase } from '../../testing/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { aDocketedPetition, association, aStage, inOffice, refusal, type Stage } from '../../charters/testing.ts';
import { decisionsToReport } from '../../charters/index.ts';
import { charters } from '../../charters/tables.ts';
import { wordDecision } from '../../charters/docket/voting.ts';
import { markEnded, markLapsed, renameGroup } from '../../groups/index.ts';
import { aGroup } from '../../groups/testing.ts';
import { grantsOf, keepGrants } from '../../units/index.ts';
import { aDecision, deciding, telling } from '../testing.ts';
import { amendReport, drawUpReport, takeInNews, throwAwayReport } from './commands/drawing.ts';
import { saveReport } from './commands/editing.ts';
import { finalizeReport } from './commands/finalizing.ts';
import { keepMatter, mattersToReport } from './matters.ts';
import { finalReport, itemsOf, openDraft, reportOf, reportsOfNumber } from './queries.ts';

const at = new Date('2026-11-23T18:00:00Z');
const baseUrl = 'https://folkmoot.example.org';
let stage: Stage;
let chair: PersonId;
let organizers: [PersonId, PersonId];

beforeAll(async () => {
  stage = await aStage(await testDatabase());
  const { db } = stage.database;
  organizers = [await aPerson(db, 'Amara Okonkwo', { class: 'REG' }), await aPerson(db, 'Đỗ Hồng', { class: 'REG' })];
  chair = await aPerson(db, 'Imogen Castellanos', { class: 'REG' });
  await inOffice(stage, chair, 'Committee on Organization', 'chair');
  await stage.as(null, at, (act) => keepGrants(act, grantsOf(association)));
});
afterAll(() => stage.database.close());

/** Nothing waits, and no draft is open. */
beforeEach(async () => {
  const draft = await openDraft(stage.database.db);
  if (draft) await asChair((act) => throwAwayReport(act, draft.id));
  if ((await decisionsToReport(stage.database.db, 'unreported')).length > 0) await finalize(await drawUp());
});

const asChair = <T>(work: (act: Act) => Promise<T>, when = at): Promise<T> =>
  stage.as(chair, when, work, ['docket.decide']);
const drawUp = () => asChair((act) => drawUpReport(act, telling));
const finalize = (id: number, when = at, revision: number | null = null) =>
  asChair((act) => finalizeReport(act, id, { telling, baseUrl, revision }), when);

async function decided(title: string, recording: Parameters<typeof aDecision>[4] = {}): Promise<number> {
  const petition = await aDocketedPetition(stage, organizers, at, title);
  return aDecision(stage, chair, petition, at, recording);
}

/** What the chair wrote, before changes. */
async function editedOf(id: number) {
  const { db } = stage.database;
  const { revision, title, introduction, changed } = (await reportOf(db, id))!;
  const items = await itemsOf(db, id);
  return { revision, title, introduction, changed, items, added: { toldAs: 'information' as const, body: '' } };
}

test('a report is drawn up from the decisions since the last one, each in its own sentence', async () => {
  await decided('Seed Libraries');
  await decided('Bigger Signs', { approve: 2, decline: 8, reasons: 'One unit carries it.' });
  await decided('Wider Doors', { approve: 2, decline: 0, return: 8, reasons: 'Mend it.' });

  const id = await drawUp();

  expect((await itemsOf(stage.database.db, id)).map(({ place, toldAs, body }) => [place, toldAs, body])).toEqual([
    [
      1,
      'information',
      'approved the establishment of Seed Libraries as a membership initiative group, for a term from 23 November 2026 through 22 November 2029.',
    ],
    [2, 'information', 'declined the petition to establish Bigger Signs as a membership initiative group.'],
    [
      3,
      'information',
      'returned the petition to establish Wider Doors as a membership initiative group to its organizers for changes. The signatures are kept.',
    ],
  ]);
});

test('a final report has its number, its text with the hash of it, and its decisions are reported', async () => {
  const { db } = stage.database;
  const decision = await decided('Seed Libraries');
  const id = await drawUp();
  const edited = await editedOf(id);
  await asChair((act) =>
    saveReport(act, id, {
      ...edited,
      title: 'November report',
      introduction: 'The committee met twice.',
      added: { toldAs: 'information', body: 'thanks the staff liaison.' },
    }),
  );

  const { designation, markdown, sha256 } = await finalize(id);

  const report = await finalReport(db, id);
  expect(designation).toMatch(/^2026-2027 ALA CD#\d+-inf$/);
  expect(createHash('sha256').update(markdown).digest('hex')).toBe(sha256);
  expect([report?.markdown, report?.sha256]).toEqual([markdown, sha256]);
  expect(report?.document).toEqual({
    language: 'en-US',
    association: 'American Library Association',
    designation,
    body: 'Committee on Organization',
    to: 'the Council',
    toldAs: 'information',
    on: '2026-11-23',
    chair: 'Imogen Castellanos',
    title: 'November report',
    introduction: 'The committee met twice.',
    amends: null,
    sections: [
      {
        toldAs: 'information',
        heading: 'For information',
        lead: 'The committee reports that it',
        items: [
          {
            number: 1,
            body: edited.items[0]?.body,
            href: expect.stringMatching(/^\/petitions\/\d+$/) as string,
            facts: [
              ['Petition', expect.stringMatching(/^P \d+, Seed Libraries$/)],
              ['Decided', '23\u00a0November 2026'],
              ['Vote', '9 for, 1 against, 1 abstained; 11 present'],
              ['Signatures', '112 verified of 0 filed; 100 were needed'],
            ],
          },
          { number: 2, body: 'thanks the staff liaison.', facts: [], href: null },
        ],
      },
    ],
  });
  expect((await decisionsToReport(db, [decision])).map(({ reportedOn }) => reportedOn)).toEqual(['2026-11-23']);
  expect(await refusal(finalize(id))).toEqual(['report-final']);
  expect(await refusal(asChair(async (act) => saveReport(act, id, await editedOf(id))))).toEqual(['report-final']);
  expect(await refusal(asChair((act) => throwAwayReport(act, id)))).toEqual(['report-final']);
});

test('votes to return a petition and the conditions of an approval are told along', async () => {
  await decided('Seed Libraries', {
    approve: 6,
    decline: 1,
    return: 3,
    abstain: 0,
    present: 10,
    conditions: 'Name a liaison.',
  });

  const { markdown } = await finalize(await drawUp());

  expect(markdown).toContain('6 for, 1 against, 3 to return, 0 abstained; 10 present');
  expect(markdown).toContain('**Conditions:** Name a liaison.');
});

test('a decision that still lacks its reasons is told in no report, since they could be written no more', async () => {
  const { db } = stage.database;
  const decision = await decided('Bigger Signs', {
    approve: 2,
    decline: 8,
    reasons: 'It is.',
  });
  await sql`update charters.decision set reasons = '' where id = ${decision}`.execute(charters(db));
  const id = await drawUp();

  expect(await refusal(finalize(id))).toEqual(['decision-without-reasons']);
  expect((await finalReport(db, id)) ?? null).toBeNull();

  await sql`update charters.decision set reasons = 'One unit carries it.' where id = ${decision}`.execute(charters(db));
  await finalize(id);
});

test('a decision that is being reworded when its report becomes final stands in it as reworded', async () => {
  const declined = { approve: 2, decline: 8, reasons: 'One unit carries it.' };
  const decision = await decided('Worded Meanwhile', declined);
  const id = await drawUp();

  let finalized: ReturnType<typeof finalize> | undefined;
  await asChair(async (act) => {
    await wordDecision(act, decision, { reasons: 'Two units carry it.', conditions: '' }, deciding());
    finalized = finalize(id);
    // The report has begun, and waits.
    await new Promise((resolve) => setTimeout(resolve, 150));
  });

  expect((await finalized!).markdown).toContain('Two units carry it.');
});

test('what is left out waits for the next report', async () => {
  const { db } = stage.database;
  const [now, later] = [await decided('Told Now'), await decided('Told Later')];
  const first = await drawUp();
  const edited = await editedOf(first);
  await asChair((act) =>
    saveReport(act, first, {
      ...edited,
      items: edited.items.map((item) => ({
        ...item,
        leftOut: item.decision === later,
      })),
    }),
  );
  await finalize(first);

  const second = await drawUp();

  expect((await decisionsToReport(db, 'unreported')).map(({ id }) => id)).toEqual([later]);
  expect((await itemsOf(db, second)).map(({ decision }) => decision)).toEqual([later]);
  expect((await itemsOf(db, first)).map(({ decision, leftOut }) => [decision, leftOut])).toEqual([
    [now, false],
    [later, true],
  ]);
});

test('items stand in the order of their places, and what comes later can be taken in', async () => {
  const { db } = stage.database;
  await decided('The First');
  const id = await drawUp();
  await decided('The Second');

  expect(await asChair((act) => takeInNews(act, id, telling))).toBe(1);
  expect(await asChair((act) => takeInNews(act, id, telling))).toBe(0);
  const edited = await editedOf(id);
  const [one, two] = edited.items;
  await asChair((act) =>
    saveReport(act, id, {
      ...edited,
      items: [
        { ...one!, place: 2 },
        { ...two!, place: 1 },
      ],
    }),
  );
  await finalize(id);

  const told = (await finalReport(db, id))!.document.sections[0]!.items.map(({ facts }) => facts[0]![1]);
  expect(told).toEqual([expect.stringContaining('The Second'), expect.stringContaining('The First')]);
});

test('a change of name and a lapse are told too, once, with the names as they were', async () => {
  const { db } = stage.database;
  const happened = <T>(work: (act: Act) => Promise<T>) => stage.as(null, at, work);
  const group = await stage.as(null, new Date('2023-11-20T18:00:00Z'), (act) =>
    aGroup(act, { name: 'Library Boing Boing', openedOn: '2023-11-20' }),
  );
  await happened((act) => renameGroup(act, group.id, 'LibraryLab'));
  await happened((act) => keepMatter(act, { kind: 'groups.group-renamed', group: group.id }));
  await happened((act) => markLapsed(act, group.id, '2026-11-20'));
  const lapse = { kind: 'groups.group-lapsed', group: group.id, on: '2026-11-20' } as const;
  await happened((act) => keepMatter(act, lapse));
  await happened((act) => keepMatter(act, lapse));

  const id = await drawUp();
  await finalize(id);

  const [section] = (await finalReport(db, id))!.document.sections;
  expect(section?.items.map(({ body, facts, href }) => [body, facts, href])).toEqual([
    [
      'notes the lapse of LibraryLab on 20 November 2026.',
      [
        ['Group', 'LibraryLab'],
        ['Day', '20\u00a0November 2026'],
      ],
      '/groups/librarylab',
    ],
    [
      'notes the change of name from Library Boing Boing to LibraryLab, as of 23 November 2026.',
      [
        ['Group', 'LibraryLab'],
        ['Former name', 'Library Boing Boing'],
        ['Day', '23\u00a0November 2026'],
      ],
      '/groups/librarylab',
    ],
  ]);
  expect(await mattersToReport(db, 'unreported')).toEqual([]);
  expect(await refusal(drawUp())).toEqual(['nothing-to-report']);
});

test('what a group was before it stood here is not told unasked', async () => {
  const { db } = stage.database;
  const happened = <T>(work: (act: Act) => Promise<T>) => stage.as(null, at, work);
  const group = await happened((act) => aGroup(act, { name: 'Games and Gaming', openedOn: '2008-01-15' }));
  const end = { state: 'graduated', reason: 'brought-in', on: '2011-06-28' } as const;
  await happened((act) => markEnded(act, group.id, end));

  await happened((act) => keepMatter(act, { kind: 'groups.group-ended', group: group.id, ...end }));

  expect(await mattersToReport(db, 'unreported')).toEqual([]);
});

test('who organizes a petition words nothing of it, and leaves it in its place', async () => {
  await decided('Own Words');
  const id = await drawUp();
  const edited = await editedOf(id);
  const organizing = (changed: Partial<(typeof edited.items)[number]>) =>
    stage.as(
      organizers[0],
      at,
      (act) => saveReport(act, id, { ...edited, items: edited.items.map((item) => ({ ...item, ...changed })) }),
      ['docket.decide'],
    );

  expect(await refusal(organizing({ body: 'approved the best of all groups.' }))).toEqual(['own-petition']);
  expect(await refusal(organizing({ leftOut: true }))).toEqual(['own-petition']);
  await organizing({ place: 7 });

  expect((await itemsOf(stage.database.db, id)).map(({ place, body }) => [place, body])).toEqual(
    edited.items.map(({ body }) => [7, body]),
  );
});

test('nobody overwrites what somebody else has saved, or makes final what they have not read', async () => {
  await decided('Saved Twice');
  const id = await drawUp();
  const edited = await editedOf(id);
  await asChair((act) => saveReport(act, id, { ...edited, title: 'First' }));

  expect(await refusal(asChair((act) => saveReport(act, id, { ...edited, title: 'Second' })))).toEqual([
    'report-changed-meanwhile',
  ]);
  expect(await refusal(finalize(id, at, edited.revision))).toEqual(['report-changed-since-read']);
  expect((await reportOf(stage.database.db, id))?.title).toBe('First');
});

test('a report says everything that keeps it from becoming final', async () => {
  await decided('Nothing Said');
  const id = await drawUp();
  const edited = await editedOf(id);
  await asChair((act) =>
    saveReport(act, id, { ...edited, title: '', items: edited.items.map((item) => ({ ...item, body: '' })) }),
  );

  expect(await refusal(finalize(id))).toEqual(['report-title-missing', 'report-item-empty']);
});

test('there is one draft at a time, and none where nothing is to be told', async () => {
  expect(await refusal(drawUp())).toEqual(['nothing-to-report']);
  await decided('Only One');

  const begun = await Promise.allSettled(Array.from({ length: 4 }, drawUp));

  expect(begun.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await refusal(drawUp())).toEqual(['report-draft-open']);
});

test('numbers go from one to the next without a gap, each session from 1', async () => {
  const inSession = async (when: Date) => {
    await decided(`Numbered ${when.toISOString()}`);
    return (await finalize(await drawUp(), when)).designation;
  };

  const summer = [new Date('2031-06-30T18:00:00Z'), new Date('2031-07-01T18:00:00Z'), new Date('2031-12-31T18:00:00Z')];
  const found: string[] = [];
  for (const when of summer) found.push(await inSession(when));

  expect(found).toEqual(['2030-2031 ALA CD#1-inf', '2031-2032 ALA CD#1-inf', '2031-2032 ALA CD#2-inf']);
});

test('a number that comes to nothing is given to the next', async () => {
  const later = new Date('2035-09-01T18:00:00Z');
  await decided('Undone');
  const id = await drawUp();
  const undone = asChair(async (act) => {
    await finalizeReport(act, id, { telling, baseUrl, revision: null });
    throw new Error('the house went down');
  }, later);

  await expect(undone).rejects.toThrow('the house went down');
  expect((await finalize(id, later)).designation).toBe('2035-2036 ALA CD#1-inf');
});

test('two presses at once take one number, and the next report the next one', async () => {
  const later = new Date('2033-09-01T18:00:00Z');
  await decided('Pressed Twice');
  const first = await drawUp();

  const presses = await Promise.allSettled([finalize(first, later), finalize(first, later), finalize(first, later)]);
  await decided('After The Presses');
  const second = await finalize(await drawUp(), addMilliseconds(later, hours(1)));

  expect(presses.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(second.designation).toBe('2033-2034 ALA CD#2-inf');
});

test('an amended report gets the number after it and says what has changed; the former stays as it was', async () => {
  const { db } = stage.database;
  await decided('Amended Later');
  const first = await drawUp();
  const before = await finalize(first);
  const amended = await asChair((act) => amendReport(act, first));

  expect(await refusal(finalize(amended))).toEqual(['report-change-unsaid']);
  const edited = await editedOf(amended);
  await asChair((act) => saveReport(act, amended, { ...edited, changed: 'The name was misspelt.' }));
  const after = await finalize(amended);
  const again = await asChair((act) => amendReport(act, amended));
  await asChair(async (act) => saveReport(act, again, { ...(await editedOf(again)), changed: 'And once more.' }));
  const last = await finalize(again);

  const number = /#(\d+)/.exec(before.designation)![1];
  expect([after.designation, last.designation]).toEqual([
    `2026-2027 ALA CD#${number}.1-inf`,
    `2026-2027 ALA CD#${number}.2-inf`,
  ]);
  expect((await finalReport(db, amended))?.document.amends).toEqual({
    designation: before.designation,
    changed: 'The name was misspelt.',
  });
  expect((await finalReport(db, first))?.markdown).toBe(before.markdown);
  expect((await reportsOfNumber(db, (await finalReport(db, first))!)).map(({ id }) => id)).toEqual([
    first,
    amended,
    again,
  ]);
});

test('whoever does not decide draws up, writes and finalizes nothing', async () => {
  await decided('Not Theirs');
  const id = await drawUp();
  const as = (work: (act: Act) => Promise<unknown>) => refusal(stage.as(chair, at, work, ['council.record']));

  expect([
    await as((act) => drawUpReport(act, telling)),
    await as((act) => takeInNews(act, id, telling)),
    await as(async (act) => saveReport(act, id, await editedOf(id))),
    await as((act) => finalizeReport(act, id, { telling, baseUrl, revision: null })),
    await as((act) => amendReport(act, id)),
    await as((act) => throwAwayReport(act, id)),
  ]).toEqual(Array.from({ length: 6 }, () => ['not-granted']));
});
