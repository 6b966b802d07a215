import { theSystem, type Act, type Perform } from '../../platform/act/index.ts';
import type { Daily } from '../../platform/jobs/index.ts';
import { dayOf, type CalendarDay } from '../../platform/time/index.ts';
import { lapseInactive, openTerms } from '../../charters/index.ts';
import { groupsById, type Group, type GroupId } from '../../groups/index.ts';
import { dormanciesOf } from '../dormancy/queries.ts';
import type { Given } from '../given.ts';
import { isRenewing } from '../records/queries.ts';
import { noteWarning } from './commands.ts';
import { postWarning } from './letters.ts';
import { warningsOf } from './queries.ts';
import { stepForInactive, type InactivityRules, type InactivityStep } from './rules.ts';

/** Every night, groups whose policy lets them lapse when they are not active are looked at: each in an act of its own. */
export function inactivityDailies(given: Given): Daily[] {
  return [
    {
      kind: 'lifecycle.look-for-life',
      async run({ perform, at }) {
        for (const seen of await perform(theSystem(at), (act) => inactiveOn(act, given)))
          await take(perform, at, given, seen);
      },
    },
  ];
}

interface Seen {
  readonly group: Group;
  readonly lastOn: CalendarDay;
  readonly step: InactivityStep;
}

/** In a few statements for all groups; those that sleep with a day of return to come are left alone. */
async function inactiveOn(act: Act, { policies, signsOfLife }: Given): Promise<Seen[]> {
  const judged = new Map<GroupId, { readonly rules: InactivityRules; readonly fromOn: CalendarDay }>();
  for (const { group, policyId, policyVersion, fromOn } of await openTerms(act.db, act.today)) {
    const { lapses } = policies.of(policyId, policyVersion).ending;
    if (lapses !== null && typeof lapses === 'object') judged.set(group, { rules: lapses, fromOn });
  }
  const ids = [...judged.keys()];
  if (ids.length === 0) return [];
  const [groups, signs, warned, asleep] = await Promise.all([
    groupsById(act.db, ids),
    signsOfLife(act, ids),
    warningsOf(act.db, ids),
    dormanciesOf(act.db, ids),
  ]);
  return ids.flatMap((id) => {
    const [group, { rules, fromOn }] = [groups.get(id), judged.get(id)!];
    const returnsOn = asleep.get(id)?.returnsOn ?? fromOn;
    if (group?.state !== 'active' || returnsOn > act.today) return [];
    const sign = signs.get(id);
    const lastOn = [fromOn, returnsOn, ...(sign ? [dayOf(sign, act.zone)] : [])].toSorted().at(-1)!;
    const step = stepForInactive({ lastOn, warnedOn: warned.get(id) ?? null }, rules, act.today);
    return step.step === 'wait' ? [] : [{ group, lastOn, step }];
  });
}

async function take(perform: Perform, at: Date, given: Given, { group, lastOn, step }: Seen): Promise<void> {
  await perform(theSystem(at), async (act) => {
    // What waits for staff is out of its hands.
    if (await isRenewing(act.db, group.id)) return;
    if (step.step === 'lapse') return lapseInactive(act, group.id);
    if (step.step !== 'warn') return;
    await noteWarning(act, group.id, step.lapsesOn);
    await postWarning(act, given, { group, lastOn, lapsesOn: step.lapsesOn });
  });
}
