import { sql } from 'kysely';
import type { Act, PersonId } from '../../platform/act/index.ts';
import { fallsDue, noLongerDue } from '../../platform/jobs/index.ts';
import { refuseIf, type Impediment } from '../../platform/refusal/index.ts';
import { addDays, endOfDay, type CalendarDay } from '../../platform/time/index.ts';
import { groupsById, seatAsConveners, type Group, type GroupId } from '../../groups/index.ts';
import { rulesOf } from '../changes/commands.ts';
import { note } from '../facts.ts';
import type { Given } from '../given.ts';
import { lifecycle } from '../tables.ts';
import type { Ground, StopCode, Takeover } from './model.ts';
import { convenedOf, somebodyOf, stillAsking, takeoverOf, takeoverUnderWay } from './queries.ts';
import {
  groundOf,
  impedimentsToAnswering,
  impedimentsToAsking,
  impedimentsToConfirming,
  impedimentsToMaking,
  impedimentsToTakingOver,
} from './rules.ts';

type House = Pick<Given, 'association' | 'policies'>;

/** The task that falls due when nobody may object any more. */
export const takingOver = 'lifecycle.take-over';

/** The task that falls due when nobody may join any more whoever asked first. */
export const gatheringOver = 'lifecycle.end-gathering';

/** A participant asks the conveners whether they are there; they get a letter. @throws Refused */
export async function askConveners(act: Act, group: Group, house: House): Promise<void> {
  await holdGroup(act, group.id);
  const by = act.by as PersonId;
  const somebody = await somebodyOf(act, by, group, house);
  refuseIf(impedimentsToAsking(group, somebody, await convenedOf(act, group.id, house)));

  const { takeover } = rulesOf(house.policies, group, act).changes;
  const { rows } = await sql<{ id: number }>`
    insert into lifecycle.convener_question (group_id, asked_by, asked_at, answer_by)
    values (${group.id}, ${by}, ${act.at}, ${addDays(act.today, takeover.answerDays)}) returning id
  `.execute(lifecycle(act.db));
  note(act, { kind: 'lifecycle.conveners-asked', group: group.id, question: rows[0]!.id });
}

/** A convener says that they are there: that answers the question, and objects to a takeover that is under way. @throws Refused */
export async function answerAsConvener(act: Act, group: Group, house: House): Promise<void> {
  await holdGroup(act, group.id);
  const by = act.by as PersonId;
  const convened = await convenedOf(act, group.id, house);
  const takeover = await takeoverUnderWay(act.db, group.id);
  refuseIf(impedimentsToAnswering(by, convened, convened.question !== null || takeover !== null));

  if (convened.question) {
    await sql`
      update lifecycle.convener_question set answered_by = ${by}, answered_on = ${act.today} where id = ${convened.question.id}
    `.execute(lifecycle(act.db));
    note(act, { kind: 'lifecycle.convener-answered', group: group.id, question: convened.question.id });
  }
  if (takeover) await stop(act, takeover, 'objected');
}

/** A participant asks to take the group over, or joins who does; with enough of them, others may object. @throws Refused */
export async function askToTakeOver(act: Act, group: Group, house: House): Promise<void> {
  await holdGroup(act, group.id);
  const by = act.by as PersonId;
  const convened = await convenedOf(act, group.id, house);
  const found = await takeoverUnderWay(act.db, group.id);
  const somebody = await somebodyOf(act, by, group, house);
  refuseIf(impedimentsToTakingOver(group, somebody, { convened, takeover: found, today: act.today }));

  const ground = groundOf(convened, act.today)!;
  const rules = rulesOf(house.policies, group, act).changes.takeover;
  const id = found?.id ?? (await begin(act, group.id, ground, addDays(act.today, rules.gatheringDays)));
  await sql`
    insert into lifecycle.takeover_asker (takeover, person, asked_at) values (${id}, ${by}, ${act.at})
  `.execute(lifecycle(act.db));
  note(act, { kind: 'lifecycle.takeover-asked', group: group.id, takeover: id, person: by });
  const before = found ? await stillAsking(act, found, house) : [];
  if (before.length + 1 < rules.participants) return;
  const until = addDays(act.today, rules.objectionDays);
  await sql`
    update lifecycle.takeover set state = 'open', gathers_until = null, objections_until = ${until} where id = ${id}
  `.execute(lifecycle(act.db));
  await noLongerDue(act.db, gatheringOver, String(id));
  await fallsDue(act.db, { kind: takingOver, subject: String(id), at: endOfDay(until, act.zone) });
  note(act, { kind: 'lifecycle.takeover-put', group: group.id, takeover: id, ground, until });
}

/** Staff confirm a takeover before the days for objections are over. @throws Refused */
export async function confirmTakeover(act: Act, group: Group, house: House): Promise<void> {
  await holdGroup(act, group.id);
  const takeover = await takeoverUnderWay(act.db, group.id);
  refuseIf(impedimentsToConfirming({ person: act.by as PersonId, grants: act.grants }, takeover));
  refuseIf(await make(act, takeover!, house, { confirmed: true }));
}

/**
 * Nobody has objected in time: those who asked convene the group, or it is stopped where that cannot be any more.  Does nothing
 * where it was settled.
 */
export async function makeWhenDue(act: Act, id: number, house: House): Promise<void> {
  const known = await takeoverOf(act.db, id);
  if (!known) return;
  await holdGroup(act, known.group);
  const takeover = await takeoverOf(act.db, id);
  if (takeover?.state !== 'open' || takeover.objectionsUntil! >= act.today) return;
  const inTheWay = await make(act, takeover, house, { confirmed: false });
  if (inTheWay.length > 0) await stop(act, takeover, 'not-to-be-made');
}

/**
 * Too few have asked in time: they are told, and it can be asked for anew.  Does nothing where it has moved on; where the last day is
 * not over, it is looked at again when it is.
 */
export async function endGathering(act: Act, id: number): Promise<void> {
  const known = await takeoverOf(act.db, id);
  if (!known) return;
  await holdGroup(act, known.group);
  const takeover = await takeoverOf(act.db, id);
  if (takeover?.state !== 'gathering' || takeover.gathersUntil === null) return;
  const { gathersUntil: until } = takeover;
  if (until >= act.today)
    return fallsDue(act.db, { kind: gatheringOver, subject: String(id), at: endOfDay(until, act.zone) });
  await stop(act, takeover, 'too-few');
}

/** Makes conveners of those who still ask; gives what is in the way of it, and then has done nothing. */
async function make(
  act: Act,
  takeover: Takeover,
  house: House,
  { confirmed }: { readonly confirmed: boolean },
): Promise<Impediment[]> {
  const { id, group } = takeover;
  const present = (await groupsById(act.db, [group])).get(group)!;
  const askers = await stillAsking(act, takeover, house);
  const needed = rulesOf(house.policies, present, act).changes.takeover.participants;
  const convened = await convenedOf(act, group, house);
  const inTheWay = impedimentsToMaking(present, { convened, askers, needed, today: act.today });
  if (inTheWay.length > 0) return inTheWay;

  await seatAsConveners(act, group, askers);
  await settle(act, id, 'made');
  await settleQuestion(act, group);
  note(act, { kind: 'lifecycle.takeover-made', group, takeover: id, confirmed });
  return [];
}

/** Whoever convenes the group now has been found: what was asked before is answered by that. Safe to repeat. */
export async function settleQuestion(act: Act, group: GroupId): Promise<void> {
  await sql`
    update lifecycle.convener_question set answered_on = ${act.today} where group_id = ${group} and answered_on is null
  `.execute(lifecycle(act.db));
}

async function stop(act: Act, { id, group }: Takeover, why: StopCode): Promise<void> {
  await settle(act, id, 'stopped');
  note(act, { kind: 'lifecycle.takeover-stopped', group, takeover: id, why });
}

async function settle(act: Act, id: number, state: 'made' | 'stopped'): Promise<void> {
  await sql`update lifecycle.takeover set state = ${state}, settled_on = ${act.today} where id = ${id}`.execute(
    lifecycle(act.db),
  );
  for (const kind of [takingOver, gatheringOver]) await noLongerDue(act.db, kind, String(id));
}

async function begin(act: Act, group: GroupId, ground: Ground, until: CalendarDay): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into lifecycle.takeover (group_id, ground, state, begun_at, gathers_until)
    values (${group}, ${ground}, 'gathering', ${act.at}, ${until}) returning id
  `.execute(lifecycle(act.db));
  const { id } = rows[0]!;
  await fallsDue(act.db, { kind: gatheringOver, subject: String(id), at: endOfDay(until, act.zone) });
  return id;
}

/** One at a time for each group: the second asker must see the first. */
async function holdGroup(act: Act, group: GroupId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('lifecycle.takeover'), hashtext(${group}))`.execute(
    lifecycle(act.db),
  );
}
