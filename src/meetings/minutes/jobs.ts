import { theSystem, type Act } from '../../platform/act/index.ts';
import { reacting, type Reaction } from '../../platform/facts/index.ts';
import { fallsDue, type Task } from '../../platform/jobs/index.ts';
import { addDays, startOfDay } from '../../platform/time/index.ts';
import { personsOf } from '../../roll/index.ts';
import { holdersOfGrantAt, unitsById } from '../../units/index.ts';
import type { MeetingFact } from '../facts.ts';
import type { MeetingsHouse } from '../house.ts';
import type { SittingId } from '../sittings/model.ts';
import { sittingOf } from '../sittings/queries.ts';
import { postReminders } from './letters.ts';
import { publishedAtOf } from './queries.ts';
import { minutesDueOn, remindDaysBefore } from './rules.ts';

/** A week before minutes are due, and on the first day on which they are late. */
const reminders = [
  { kind: 'meetings.minutes-due', letter: 'due', daysAfter: -remindDaysBefore },
  { kind: 'meetings.minutes-overdue', letter: 'overdue', daysAfter: 1 },
] as const;

const dueDaysOf = ({ association }: MeetingsHouse): number => association.committeeMeetings.minutesDueDays;

/** When a meeting is announced or moved, or ends before its day, it is known when its minutes are due. */
export function minutesReactions(house: MeetingsHouse): Reaction[] {
  const kinds = [
    'meetings.sitting-announced',
    'meetings.sitting-changed',
    'meetings.sitting-held',
    'meetings.sitting-held-taken-back',
  ] as const;
  return [
    reacting<MeetingFact>('meetings.lay-out-reminders', kinds, async (act, { fact }) => {
      if ('sitting' in fact) await layOut(act, house, fact.sitting);
    }),
  ];
}

/** Only what is still to come: nobody is reminded of a meeting of long ago that is entered late. */
async function layOut(act: Act, house: MeetingsHouse, id: SittingId): Promise<void> {
  const sitting = await sittingOf(act.db, id);
  if (!sitting) return;
  const dueOn = minutesDueOn(sitting, act.zone, dueDaysOf(house));
  for (const { kind, daysAfter } of reminders) {
    const at = startOfDay(addDays(dueOn, daysAfter), act.zone);
    if (at > act.at) await fallsDue(act.db, { kind, subject: `${id} ${dueOn}`, at });
  }
}

/** Whoever keeps the meetings of the body is reminded, unless the minutes are out, or the meeting was moved or cancelled. */
export function minutesTasks(house: MeetingsHouse): Task[] {
  return reminders.map(({ kind, letter }) => ({
    kind,
    run: ({ perform, subject, at }) =>
      perform(theSystem(at), async (act) => {
        const [id, dueOn] = subject.split(' ');
        const sitting = await sittingOf(act.db, Number(id));
        if (!sitting || sitting.state === 'cancelled') return;
        if (minutesDueOn(sitting, act.zone, dueDaysOf(house)) !== dueOn) return;
        if (await publishedAtOf(act.db, sitting.id)) return;
        const keepers = await holdersOfGrantAt(act.db, sitting.unit, 'meetings.keep', act.today);
        const [persons, units] = [await personsOf(act.db, keepers), await unitsById(act.db, [sitting.unit])];
        await postReminders(act, house.head(), {
          letter,
          sitting,
          dueOn,
          body: units.get(sitting.unit)!.name,
          keepers: [...persons.values()],
        });
      }),
  }));
}
