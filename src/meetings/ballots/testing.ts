import type { Act, PersonId } from '../../platform/act/index.ts';
import type { Database } from '../../platform/db/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { fillPost, keepGrants, type UnitId } from '../../units/index.ts';
import { aUnit } from '../../units/testing.ts';
import { acting } from '../testing.ts';
import { openBallot, type NewBallot } from './commands/opening.ts';
import type { Conducting } from './conducting.ts';
import type { BallotId } from './model.ts';

let bodies = 0;

/** Whoever put the question knows of no conflict. */
export const withoutConflicts: Conducting = { conflicts: () => Promise.resolve([]) };

/** A body of so many members since January 2026; its first is the chair, who keeps its meetings. */
export async function aVotingBody(database: Database, count: number): Promise<{ unit: UnitId; members: PersonId[] }> {
  const members: PersonId[] = [];
  for (let number = 0; number < count; number += 1)
    members.push(await aPerson(database.db, `Member Of${number}`, { class: 'REG' }));
  return acting(database)({ grants: ['units.edit', 'posts.edit', 'administration'] }, async (act) => {
    await keepGrants(act, [{ office: 'chair', atUnit: '', word: 'meetings.keep' }]);
    const { id: unit } = await aUnit(act, { name: `Body ${(bodies += 1)}`, acronym: '' });
    for (const [index, person] of members.entries()) {
      const office = index === 0 ? 'chair' : 'member';
      await fillPost(act, { unit, office, person, fromOn: '2026-01-01', untilOn: null }, [office]);
    }
    return { unit, members };
  });
}

/** An open vote between meetings of a body, for a week from the act; all of it can be told otherwise. */
export function aBallot(
  act: Act,
  ballot: Partial<NewBallot> & Pick<NewBallot, 'unit' | 'openedBy'>,
): Promise<BallotId> {
  return openBallot(act, {
    subject: { kind: 'tests.matter', id: ballot.question ?? 'one' },
    question: 'Shall it be?',
    href: '/',
    way: 'mail',
    positions: 'open',
    rule: { carries: 'majority', quorum: null },
    confirming: null,
    sitting: null,
    opensAt: act.at,
    closesAt: new Date(act.at.getTime() + 7 * 86_400_000),
    recused: [],
    ...ballot,
  });
}
