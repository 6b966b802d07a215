import fs from 'node:fs';
import { expect, test } from 'vitest';
import { committeeMeetings, loadAssociation } from '../../roll/index.ts';
import { aNoun } from '../../roll/testing.ts';
import { checkPolicy, loadPolicy } from './policy-file.ts';
import { stepsToStart } from './steps.ts';

const association = loadAssociation('association');
const policy = loadPolicy('association/policies/ala-mig/2014.json');
const meetings = committeeMeetings(association, '2026-11-23', 2);

test('the way to a group begins with the question whether a body exists for this', () => {
  const [first] = stepsToStart(policy, association, meetings);

  expect(first).toEqual({
    code: 'look',
    title: 'Look whether a body exists for this',
    text: 'Search the units and the groups, and talk to Member Programs and Services. A concern that several of them touch is the usual case, and no reason to stop. Each unit that your text touches is asked for its view.',
    href: '/search',
  });
});

test('the steps are those of the policy, in its order', () => {
  expect(stepsToStart(policy, association, meetings).map(({ title }) => title)).toEqual([
    'Look whether a body exists for this',
    'Write the statement',
    'Find organizers',
    'Open it',
    'Gather 100 members in good standing',
    'The signatures are verified',
    'The Committee on Organization decides',
    'The Council is told',
    'The membership initiative group opens',
  ]);
});

test('who decides is said with the next meeting, and by when to file', () => {
  const decision = stepsToStart(policy, association, meetings).find(({ code }) => code === 'decision');

  expect(decision?.text.replace(/\s/g, ' ')).toBe(
    'By a majority of the votes, with its reasons. The next meeting is on 23 January 2027, for what is filed by 26 December 2026. It may return the petition for changes; the signatures are kept.',
  );
});

test('two stages with a meeting between them are told as they are', () => {
  const checked = checkPolicy(fs.readFileSync('association/policies-elsewhere/ifla-two-stage.json', 'utf8'));
  if ('problems' in checked) throw new Error('not valid');

  expect(stepsToStart(checked.policy, association, []).slice(4, 11)).toMatchObject([
    {
      title: 'Gather 10 people',
      text: expect.stringContaining('Three must be members of the standing committee of the sponsoring section.'),
    },
    { title: 'The signatures are verified' },
    { title: 'An open meeting is held', text: 'It is announced 30 days before. A minute of it is submitted.' },
    { title: 'Gather 25 people' },
    { title: 'The signatures are verified' },
    { title: 'It is endorsed', text: 'By the sponsoring section, within 60 days.' },
    { title: 'The Governing Board decides' },
  ]);
});

test('an association that calls things otherwise reads its own words', () => {
  const words = {
    ...association.words,
    group: aNoun('caucus', 'caucuses'),
    committee: aNoun('Executive Board', 'Executive Boards', 'the'),
  };

  const titles = stepsToStart(policy, { ...association, words }, []).map(({ title }) => title);

  expect([titles[6], titles.at(-1)]).toEqual(['The Executive Board decides', 'The caucus opens']);
});
