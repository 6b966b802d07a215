import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadAssociation } from './association-file.ts';
import { committeeMeetings, importRulesOf, personalClasses, standingRulesOf } from './rules.ts';

const association = loadAssociation('association');

function folderWith(text: string): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'association-'));
  onTestFinished(() => fs.rmSync(folder, { recursive: true }));
  fs.writeFileSync(path.join(folder, 'association.json'), text);
  return folder;
}

/** The file of the example with values changed at their paths; undefined takes one away. */
function fileWith(changes: Readonly<Record<string, unknown>>): string {
  const file = JSON.parse(fs.readFileSync('association/association.json', 'utf8')) as object;
  for (const [at, value] of Object.entries(changes)) {
    const steps = at.split('.');
    const last = steps.pop() ?? '';
    const holder = steps.reduce((inner, step) => Reflect.get(inner, step) as object, file);
    if (value === undefined) Reflect.deleteProperty(holder, last);
    else Reflect.set(holder, last, value);
  }
  return folderWith(JSON.stringify(file));
}

test('the file of the example association can be read', () => {
  expect([association.name, association.timeZone, association.words.group.named]).toEqual([
    'American Library Association',
    'America/Chicago',
    'a membership initiative group',
  ]);
});

test('life, continuing and honorary members never expire, and the deceased have no standing', () => {
  expect(standingRulesOf(association)).toEqual({
    neverExpire: ['LIF', 'CON', 'HON'],
    withoutStanding: ['R', 'D', 'M'],
    graceDays: 0,
  });
});

test('an import knows each class by its code, its label and what else systems write', () => {
  const { classes } = importRulesOf(association);

  expect(classes[1]).toEqual({
    code: 'SUP',
    label: 'Library support staff',
    also: ['Support staff', 'Library Worker'],
  });
});

test('organizations and companies are no personal members', () => {
  expect(personalClasses(association)).not.toEqual(expect.arrayContaining(['ORG']));
  expect(personalClasses(association)).toHaveLength(11);
});

test('the committee meets on the fourth Saturday of January and of June, and wants files four weeks before', () => {
  expect(committeeMeetings(association, '2026-11-23', 3)).toEqual([
    { name: 'Midwinter 2027', on: '2027-01-23', fileBy: '2026-12-26' },
    { name: 'Annual Conference 2027', on: '2027-06-26', fileBy: '2027-05-29' },
    { name: 'Midwinter 2028', on: '2028-01-22', fileBy: '2027-12-25' },
  ]);
});

test('the fifth week of a month means its last', () => {
  const meets = {
    ...association.committeeMeetings,
    yearly: [{ name: 'Spring', month: 2, week: 5, weekday: 'Monday' as const, fileDaysBefore: 0 }],
    days: [],
  };

  expect(committeeMeetings({ ...association, committeeMeetings: meets }, '2027-01-01', 1).map(({ on }) => on)).toEqual([
    '2027-02-22',
  ]);
});

test('a file that cannot be used says for each field where, what was expected and what was found', () => {
  const folder = fileWith({
    timeZone: 'Chicago',
    'classes.2.personal': 'yes',
    'topics.1.slug': 'academic-libraries',
    'offices.0.grants.0.words': ['docket.rule'],
    nickname: 'ALA',
    'words.council.many': undefined,
  });

  expect(() => loadAssociation(folder)).toThrow(
    [
      '$.timeZone: expected a time zone, as “America/Chicago”, found "Chicago"',
      '$.words.council.many: expected a text, found nothing',
      '$.classes[2].personal: expected true or false, found "yes"',
      '$.offices[0].grants[0].words[0]: expected one of roll.import, roll.read, units.edit, posts.edit, petitions.verify, petitions.screen, docket.vote, docket.decide, meetings.keep, council.record, administration, found "docket.rule"',
      '$.topics[1].slug: expected a value that no earlier entry has, found "academic-libraries"',
      '$.nickname: expected no such field, found "ALA"',
    ]
      .map((line) => `${path.join(folder, 'association.json')}: ${line}`)
      .join('\n'),
  );
});

test('a file that is no JSON says so', () => {
  const folder = folderWith('{ "name": ');

  expect(() => loadAssociation(folder)).toThrow(/\$: expected JSON, found /);
});
