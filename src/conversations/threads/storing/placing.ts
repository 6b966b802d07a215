import type { Db } from '../../../platform/db/index.ts';
import { isReplySubject, Shelf, subjectHoldsMs } from '../../../platform/mail/index.ts';
import type { ListId } from '../../lists/model.ts';
import type { Arrival } from './arrival.ts';
import { ancestorsOf, awaiting, standingByIds, standingBySubjects, type Standing } from './known.ts';

/** Places messages that come, in their order, among those that stand in the list. */
export async function placedOnShelf(db: Db, list: ListId, arrivals: readonly Arrival[]): Promise<Shelf<Standing>> {
  const shelf = await shelfFor(db, list, arrivals);
  for (const { messageId: id, isDated, datedAt, ...arrival } of arrivals)
    shelf.add({ ...arrival, id, date: isDated ? datedAt : null });
  return shelf;
}

/** All that stands in the list and matters for these. */
async function shelfFor(db: Db, list: ListId, arrivals: readonly Arrival[]): Promise<Shelf<Standing>> {
  const shelf = new Shelf<Standing>();
  const coming = new Set(arrivals.map(({ messageId }) => messageId));
  const namedElsewhere = new Set(arrivals.flatMap(({ named }) => named.filter((id) => !coming.has(id))));
  const asking = arrivals.filter(({ named, base, subject }) => named.length === 0 && base && isReplySubject(subject));
  const questions = asking.map(({ base, datedAt }) => ({
    base: base!,
    from: new Date(datedAt.getTime() - subjectHoldsMs),
    until: datedAt,
  }));
  const [named, waiting, found] = await Promise.all([
    standingByIds(db, list, [...namedElsewhere]),
    awaiting(db, list, [...coming]),
    standingBySubjects(db, list, questions),
  ]);
  for (const standing of [...named, ...found, ...waiting]) shelf.show(standing);
  for (const { id, awaited } of waiting) shelf.showNamer(awaited, id);
  for (const { asked, id, datedAt } of found) shelf.showSubject(questions[asked]!.base, id, datedAt);
  // Only where something that stands here may move can a line of ancestors lead into a circle, or a thread into another.
  if (waiting.length > 0)
    for (const standing of await ancestorsOf(
      db,
      [...named, ...found].map(({ row }) => row),
    ))
      shelf.show(standing);
  return shelf;
}
