import { theSystem, type Act } from '../../platform/act/index.ts';
import { reacting, type Reaction } from '../../platform/facts/index.ts';
import type { Daily } from '../../platform/jobs/index.ts';
import { memberById, personsOf, type RollFact, type StandingRules } from '../../roll/index.ts';
import { forgetProfiles } from '../profiles/commands.ts';
import { personsWithProfile } from '../profiles/queries.ts';
import { countAnew, letGo, markStanding } from './commands.ts';
import type { RosterFact } from './model.ts';
import { belongingOf, markedPersons, participatingPersons, takesPart } from './queries.ts';

const batch = 1_000;

/**
 * Marks those who lost their good standing; they stay in their groups until a policy says otherwise, because a group
 * that empties by itself when dues run late would lose its people by accident.
 */
export function rosterReactions(standing: StandingRules): Reaction[] {
  return [
    reacting<RosterFact>(
      'groups.count-participants',
      ['groups.participant-joined', 'groups.participant-left'],
      (act, { fact }) => countAnew(act, fact.group),
    ),
    reacting<RollFact>('groups.mark-standing', ['roll.standing-ended', 'roll.member-merged'], async (act, { fact }) => {
      const member = 'member' in fact ? await memberById(act.db, fact.member) : undefined;
      if (member?.person && (await takesPart(act.db, member.person))) await markAsOfToday(act, member.person, standing);
    }),
  ];
}

/** Takes the mark from those who are in good standing again, and lets those go who were erased. */
export function rosterDailies(standing: StandingRules): Daily[] {
  return [
    {
      kind: 'groups.look-at-marked',
      async run({ at, db, perform }) {
        for (const person of await markedPersons(db))
          await perform(theSystem(at), (act) => markAsOfToday(act, person, standing));
      },
    },
    {
      kind: 'groups.forget-profiles',
      async run({ at, db, perform }) {
        for (let after: string | null = null; ;) {
          const persons = await personsWithProfile(db, after, batch);
          const known = await personsOf(db, persons);
          const erased = persons.filter((person) => !known.has(person));
          if (erased.length > 0) await perform(theSystem(at), (act) => forgetProfiles(act, erased));
          if (persons.length < batch) return;
          after = persons.at(-1)!;
        }
      },
    },
    {
      kind: 'groups.let-erased-go',
      async run({ at, db, perform }) {
        for (let after: string | null = null; ;) {
          const persons = await participatingPersons(db, after, batch);
          const known = await personsOf(db, persons);
          const erased = persons.filter((person) => !known.has(person));
          if (erased.length > 0) await perform(theSystem(at), (act) => letGo(act, erased));
          if (persons.length < batch) return;
          after = persons.at(-1) ?? null;
        }
      },
    },
  ];
}

async function markAsOfToday(act: Act, person: string, rules: StandingRules): Promise<void> {
  const { isMember, standing } = await belongingOf(act.db, person, act.today, rules);
  const isGood = isMember && standing.length === 0;
  await markStanding(act, person, isGood ? null : act.today);
}
