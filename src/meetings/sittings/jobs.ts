import { theSystem, type Act } from '../../platform/act/index.ts';
import { reacting, type Reaction } from '../../platform/facts/index.ts';
import { fallsDue, type Task } from '../../platform/jobs/index.ts';
import { addMilliseconds, dayOf, minutes } from '../../platform/time/index.ts';
import { personsOf } from '../../roll/index.ts';
import { unitsById } from '../../units/index.ts';
import { membersOfBody } from '../bodies.ts';
import type { MeetingFact } from '../facts.ts';
import type { MeetingsHouse } from '../house.ts';
import { postSittingNews, type SittingNews } from './letters.ts';
import type { Sitting } from './model.ts';
import { sittingOf } from './queries.ts';

const announcing = 'meetings.tell-announced';

/** A day of the calendar is announced by one press, and gets its place a minute later: that is one letter, not two. */
const mendingMs = minutes(10);
const leavesAt = ({ announcedAt }: Sitting): Date => addMilliseconds(announcedAt, mendingMs);

/** The members of a body hear when a meeting is announced, moved or cancelled. */
export function sittingReactions(house: MeetingsHouse): Reaction[] {
  return [
    reacting<MeetingFact>('meetings.announce-sitting', ['meetings.sitting-announced'], async (act, { fact }) => {
      const sitting = await sittingIn(act, fact);
      if (!sitting) return;
      if (leavesAt(sitting) <= act.at) await announce(act, house, sitting);
      else await fallsDue(act.db, { kind: announcing, subject: String(sitting.id), at: leavesAt(sitting) });
    }),
    reacting<MeetingFact>('meetings.tell-moved', ['meetings.sitting-changed'], async (act, { fact }) => {
      if (fact.kind === 'meetings.sitting-changed' && fact.moved) await tellLater(act, house, fact, 'moved');
    }),
    reacting<MeetingFact>('meetings.tell-cancelled', ['meetings.sitting-cancelled'], (act, { fact }) =>
      tellLater(act, house, fact, 'cancelled'),
    ),
  ];
}

/** The announcement leaves when its keeper has had time to mend it. */
export function sittingTasks(house: MeetingsHouse): Task[] {
  return [
    {
      kind: announcing,
      run: ({ perform, subject, at }) =>
        perform(theSystem(at), async (act) => {
          const sitting = await sittingOf(act.db, Number(subject));
          if (sitting) await announce(act, house, sitting);
        }),
    },
  ];
}

const sittingIn = (act: Act, fact: MeetingFact): Promise<Sitting | undefined> =>
  sittingOf(act.db, 'sitting' in fact ? fact.sitting : 0);

async function announce(act: Act, house: MeetingsHouse, sitting: Sitting): Promise<void> {
  if (sitting.state === 'planned') await tell(act, house, sitting, 'announced');
}

/** Whom no announcement has reached yet needs no word of a change. */
async function tellLater(act: Act, house: MeetingsHouse, fact: MeetingFact, news: SittingNews): Promise<void> {
  const sitting = await sittingIn(act, fact);
  const state = news === 'cancelled' ? 'cancelled' : 'planned';
  if (sitting?.state === state && sitting.changedAt >= leavesAt(sitting)) await tell(act, house, sitting, news);
}

/** Nobody is told of a meeting of the past that is entered late. Three statements, however many members. */
async function tell(act: Act, { head }: MeetingsHouse, sitting: Sitting, news: SittingNews): Promise<void> {
  if (sitting.endsAt <= act.at) return;
  const members = await membersOfBody(act.db, sitting.unit, dayOf(sitting.beginsAt, act.zone));
  const [persons, units] = [await personsOf(act.db, members), await unitsById(act.db, [sitting.unit])];
  await postSittingNews(act, head(), {
    news,
    sitting,
    body: units.get(sitting.unit)!.name,
    members: members.flatMap((member) => persons.get(member) ?? []),
  });
}
