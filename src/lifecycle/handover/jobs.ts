import { theSystem, type Act } from '../../platform/act/index.ts';
import type { Daily } from '../../platform/jobs/index.ts';
import { composeLetter, postLetter } from '../../platform/mail/index.ts';
import { addDays, type CalendarDay } from '../../platform/time/index.ts';
import { endRoleInTime, groupsById, rolesEndingBy, roleWords, type Group, type Role } from '../../groups/index.ts';
import { personsOf, type Person } from '../../roll/index.ts';
import { rulesOf } from '../changes/commands.ts';
import type { Given } from '../given.ts';
import { letterWords as words } from './words.ts';

/** Every night, whoever holds a role for a time is told before its end and on the day, and the role ends. */
export function handoverDailies(given: Given): Daily[] {
  return [
    {
      kind: 'lifecycle.end-roles',
      run: ({ perform, at }) => perform(theSystem(at), (act) => endRoles(act, given)),
    },
  ];
}

/** No policy tells anybody earlier than so many days before. */
const mostNoticeDays = 366;

async function endRoles(act: Act, { policies, head }: Given): Promise<void> {
  const ending = await rolesEndingBy(act.db, addDays(act.today, mostNoticeDays));
  const groups = await groupsById(act.db, [...new Set(ending.map(({ group }) => group))]);
  const persons = await personsOf(act.db, [...new Set(ending.map(({ person }) => person))]);
  for (const role of ending) {
    const [group, person] = [groups.get(role.group), persons.get(role.person)];
    if (!group || group.state !== 'active' || !person) continue;
    const { noticeDays } = rulesOf(policies, group, act).changes.roles;
    const when = await whenOf(act, role, noticeDays);
    if (when) await post(act, { role, group, person, when, head: head() });
  }
}

type When = 'before' | 'ended' | 'stayed';

/** Why the holder is written to today; null where it is not time yet. A role whose time is over ends here. */
async function whenOf(act: Act, role: Role, noticeDays: number): Promise<When | null> {
  const endsOn = role.endsOn!;
  if (endsOn <= act.today) return (await endRoleInTime(act, role.id)) ? 'ended' : 'stayed';
  return addDays(endsOn, -noticeDays) <= act.today ? 'before' : null;
}

interface Writing {
  readonly role: Role;
  readonly group: Group;
  readonly person: Person;
  readonly when: When;
  readonly head: ReturnType<Given['head']>;
}

/** Posted once for each turn, however often the night runs. */
async function post(act: Act, { role, group, person, when, head }: Writing): Promise<void> {
  if (!person.email) return;
  const called = roleWords[role.role].one.toLowerCase();
  const said = saying(when, called, group.name, role.endsOn!);
  const page = when === 'ended' || role.role !== 'convener' ? '' : '/handover';
  await postLetter(act, {
    once: `lifecycle.role-ends ${role.id} ${role.endsOn} ${when}`,
    kind: 'lifecycle.role-ends',
    address: person.email,
    person: person.id,
    letter: composeLetter({
      ...said,
      greeting: words.greeting(person.name),
      button: { label: page ? words.button : words.homeButton, url: `${head.baseUrl}/groups/${group.slug}${page}` },
      fine: [words.fine],
      speaks: head.speaks,
    }),
  });
}

function saying(when: When, role: string, group: string, endsOn: CalendarDay) {
  switch (when) {
    case 'before':
      return {
        subject: words.beforeSubject(role, group),
        lede: words.beforeLede(role, group, endsOn),
        paragraphs: [words.beforeMore],
      };
    case 'ended':
      return {
        subject: words.endedSubject(role, group),
        lede: words.endedLede(role, group),
        paragraphs: [words.endedMore],
      };
    case 'stayed':
      return {
        subject: words.stayedSubject(group),
        lede: words.stayedLede(group),
        paragraphs: [words.stayedMore],
      };
  }
}
