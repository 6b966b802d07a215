import { sql } from 'kysely';
import type { Act, PersonId } from '../../platform/act/index.ts';
import { NotFound, type Impediment } from '../../platform/refusal/index.ts';
import { impedimentsToGoodStanding, standingsOn, type MemberId, type StandingRules } from '../../roll/index.ts';
import type { GroupId } from '../registry/model.ts';
import { groupToJoin } from '../registry/queries.ts';
import { groups } from '../tables.ts';
import type { RosterFact } from './model.ts';
import { impedimentsToJoining } from './rules.ts';

/** Somebody who is brought into a group, and their record on the roll, if they have one. */
export interface Brought {
  readonly person: PersonId;
  readonly member: MemberId | null;
}

/**
 * Brings many into a group at once, as when its former list is brought in; four statements, however many.  Whoever may not join is left
 * out, and who takes part already stays.  Nobody's name is shown.  Who calls has decided that it may be.  Safe to repeat.
 *
 * @returns what stands in the way of those who may not join, by person
 */
export async function bringTogether(
  act: Act,
  id: GroupId,
  brought: readonly Brought[],
  rules: StandingRules,
): Promise<Map<PersonId, readonly Impediment[]>> {
  const group = await groupToJoin(act.db, id);
  if (!group) throw new NotFound();
  const standings = await standingsOn(
    act.db,
    brought.flatMap(({ member }) => member ?? []),
    act.today,
  );
  const kept = new Map<PersonId, readonly Impediment[]>();
  const joining: PersonId[] = [];
  for (const { person, member } of brought) {
    const standing = member === null ? undefined : standings.get(member);
    const belonging = {
      isMember: standing?.onRoll ?? false,
      standing: standing ? impedimentsToGoodStanding(standing, rules, act.today) : [],
    };
    const impediments = impedimentsToJoining(group, belonging);
    if (impediments.length > 0) kept.set(person, impediments);
    else joining.push(person);
  }
  const { rows } = await sql<{ person: PersonId }>`
    insert into groups.participant (group_id, person, name_shown, since_at)
    select ${id}, person, false, ${act.at} from unnest(${joining}::uuid[]) as person
    on conflict (group_id, person) where left_at is null do nothing returning person
  `.execute(groups(act.db));
  for (const { person } of rows) note(act, { kind: 'groups.participant-joined', group: id, person });
  return kept;
}

function note(act: Act, fact: RosterFact): void {
  act.record(fact);
}
