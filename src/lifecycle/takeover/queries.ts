import { sql } from 'kysely';
import type { PersonId, Visit } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { belongingOf, participationOf, standingIn, type Group, type GroupId } from '../../groups/index.ts';
import { convenersOf } from '../changes/queries.ts';
import type { Given } from '../given.ts';
import { lifecycle } from '../tables.ts';
import type { Question, Takeover } from './model.ts';
import type { Convened, Somebody } from './rules.ts';

type House = Pick<Given, 'association'>;

const columns = sql`
  id, group_id as "group", ground, state, gathers_until as "gathersUntil", objections_until as "objectionsUntil",
  array(select person from lifecycle.takeover_asker where takeover = takeover.id order by asked_at, person) as askers
`;

/** The takeover of an id, or undefined. */
export async function takeoverOf(db: Db, id: number): Promise<Takeover | undefined> {
  const { rows } = await sql<Takeover>`select ${columns} from lifecycle.takeover where id = ${id}`.execute(
    lifecycle(db),
  );
  return rows[0];
}

/** The takeover of a group that is under way; null when none is. */
export async function takeoverUnderWay(db: Db, group: GroupId): Promise<Takeover | null> {
  const { rows } = await sql<Takeover>`
    select ${columns} from lifecycle.takeover where group_id = ${group} and state in ('gathering', 'open')
  `.execute(lifecycle(db));
  return rows[0] ?? null;
}

/** The question to the conveners of a group that nobody has answered; null when there is none. */
export async function openQuestion(db: Db, group: GroupId): Promise<Question | null> {
  const { rows } = await sql<Question>`
    select id, group_id as "group", answer_by as "answerBy" from lifecycle.convener_question
    where group_id = ${group} and answered_on is null
  `.execute(lifecycle(db));
  return rows[0] ?? null;
}

/** How things stand with the conveners of a group on the day of the visit. */
export async function convenedOf(
  { db, today }: Pick<Visit, 'db' | 'today'>,
  group: GroupId,
  house: House,
): Promise<Convened> {
  const [conveners, question] = await Promise.all([convenersOf(db, group, today), openQuestion(db, group)]);
  const standing = await Promise.all(
    conveners.map(async (person) => {
      const { isMember, standing: missing } = await belongingOf(db, person, today, standingIn(house));
      return isMember && missing.length === 0 ? [person] : [];
    }),
  );
  return { conveners, inStanding: standing.flat(), question };
}

/** Of those who asked, who still takes part in the group as a member in good standing. */
export async function stillAsking(
  { db, today }: Pick<Visit, 'db' | 'today'>,
  { group, askers }: Takeover,
  house: House,
): Promise<PersonId[]> {
  const found = await Promise.all(
    askers.map(async (person) => {
      const participation = await participationOf(db, group, person);
      const { isMember, standing } = await belongingOf(db, person, today, standingIn(house));
      return participation && isMember && standing.length === 0 ? [person] : [];
    }),
  );
  return found.flat();
}

/** The visitor as they stand to the group. */
export async function somebodyOf(visit: Visit, by: PersonId, group: Group, house: House): Promise<Somebody> {
  const [participation, belonging] = await Promise.all([
    participationOf(visit.db, group.id, by),
    belongingOf(visit.db, by, visit.today, standingIn(house)),
  ]);
  return { person: by, participates: participation !== undefined, belonging, grants: visit.grants };
}
