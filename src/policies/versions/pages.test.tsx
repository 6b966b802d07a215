import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { committeeMeetings, loadAssociation } from '../../roll/index.ts';
import { loadPolicies } from './policy-file.ts';
import { policyOf, supersededOn } from './rules.ts';
import { RulesPage, StartPage } from './views.tsx';

const association = loadAssociation('association');
const kept = loadPolicies('association');
const policies = kept.map(({ policy }) => policy);
const policy = policyOf(policies, 'ala-mig', '2014')!;
const today = '2026-11-23';

const textOf = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

test('how to start names the steps, the next meetings and whom to ask', () => {
  const meetings = committeeMeetings(association, today, 2);

  const text = textOf(
    renderToString(
      <StartPage
        policy={policy}
        association={association}
        meetings={meetings}
        contact={{
          name: 'Member Programs and Services',
          href: '/units/member-programs-and-services',
          email: 'groups@example.org',
        }}
      />,
    ),
  );

  expect(text).toMatch(/^How to start a membership initiative group/);
  expect(text).toContain('Midwinter 2027 23 January 2027 26 December 2026');
  expect(text).toContain('groups@example.org');
  expect(text).toContain('Speak for the Association.');
});

test('the list of rules tells which version is in force', () => {
  const versions = policies.map((each) => ({ policy: each, untilOn: supersededOn(policies, each) }));

  const text = textOf(renderToString(<RulesPage versions={versions} today={today} />));

  expect(text).toContain('1985 100 members in good standing Three years 1 Jan 1985 31 Dec 2013 Former');
  expect(text).toContain('2014 100 members in good standing Three years 1 Jan 2014 No end In force');
});
