import { theSystem, type Act, type PersonId } from '../../platform/act/index.ts';
import type { Daily } from '../../platform/jobs/index.ts';
import { dayOf, type CalendarDay } from '../../platform/time/index.ts';
import { holdersOf } from '../../groups/index.ts';
import { personsOf } from '../../roll/index.ts';
import { holdersOfOffices } from '../../units/index.ts';
import type { Given } from '../given.ts';
import { dutiesToRemindIn } from '../ledger/queries.ts';
import { reminderIn } from '../ledger/rules.ts';
import { withNames, type ShownDuty } from '../ledger/shown.ts';
import { postReminders, type Reminder } from './letters.ts';

/** Every day, whoever owes something that is nearly due, due, or overdue since yesterday is reminded of it, all in one letter. After nights that were missed, of what fell into them. */
export function reminderDailies(given: Given): Daily[] {
  return [
    {
      kind: 'duties.remind',
      run: ({ perform, at, since = at }) => perform(theSystem(at), (act) => remind(act, given, dayOf(since, act.zone))),
    },
  ];
}

async function remind(act: Act, given: Given, fromOn: CalendarDay): Promise<void> {
  const span = { fromOn, toOn: act.today };
  const due = await withNames(act.db, await dutiesToRemindIn(act.db, span));
  const owed = new Map<PersonId, Reminder[]>();
  const holders = new Map<string, Promise<PersonId[]>>();
  for (const duty of due) {
    const when = reminderIn(duty, span);
    if (!when) continue;
    const key = duty.kind === 'promise' ? `${duty.group}` : `${duty.unit} ${duty.office}`;
    if (!holders.has(key)) holders.set(key, holdersOfDuty(act, duty));
    for (const person of await holders.get(key)!) owed.set(person, [...(owed.get(person) ?? []), { duty, when }]);
  }
  const persons = await personsOf(act.db, [...owed.keys()]);
  await postReminders(act, given, new Map([...persons.values()].map((person) => [person, owed.get(person.id) ?? []])));
}

/** Whoever owes it today: holders of the post, or the conveners of the group. */
async function holdersOfDuty({ db, today }: Act, { kind, group, unit, office }: ShownDuty): Promise<PersonId[]> {
  if (kind === 'promise') {
    const roles = await holdersOf(db, group!, today);
    return roles.filter(({ role }) => role === 'convener').map(({ person }) => person);
  }
  return unit === null ? [] : holdersOfOffices(db, unit, [office], today);
}
