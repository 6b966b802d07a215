import { minutesPublishedAt, sittingOf, type Ballot, type BallotId, type Sitting } from '../../../meetings/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import type { Given, ToldIn } from '../../given.ts';
import type { PetitionId } from '../../petitions/model.ts';
import { decisionsOn } from '../queries.ts';
import { takenWords as words } from '../words.ts';

/** Where a vote was taken, and what was written of it since. */
export interface Taken {
  readonly sitting: Pick<Sitting, 'id' | 'name'> | null;
  readonly hasMinutes: boolean;
  /** The report that told the council of what it decided. */
  readonly report: ToldIn | null;
}

/** Where each vote on the petition was taken. */
export async function takenAt(
  { toldIn }: Pick<Given, 'toldIn'>,
  db: Db,
  petition: PetitionId,
  ballots: readonly Ballot[],
): Promise<ReadonlyMap<BallotId, Taken>> {
  const decided = new Map((await decisionsOn(db, petition)).map(({ id, ballot }) => [ballot, id]));
  const told = await toldIn(db, [...decided.values()]);
  const taken = ballots.map(async ({ id, sitting: at }): Promise<[BallotId, Taken]> => {
    const [sitting, minutesAt] = at === null ? [] : await Promise.all([sittingOf(db, at), minutesPublishedAt(db, at)]);
    const report = told.get(decided.get(id) ?? 0) ?? null;
    return [id, { sitting: sitting ?? null, hasMinutes: Boolean(minutesAt), report }];
  });
  return new Map(await Promise.all(taken));
}

/** The meeting, its minutes and the report, each as a link; nothing for a vote between meetings that no report has told. */
export function TakenAt({ of }: { readonly of: Taken | undefined }) {
  if (!of?.sitting && !of?.report) return null;
  const { sitting, hasMinutes, report } = of;
  return (
    <p>
      {sitting && (
        <>
          {words.at} <a href={`/meetings/${sitting.id}`}>{sitting.name}</a>
          {hasMinutes && (
            <>
              {words.with} <a href={`/meetings/${sitting.id}/minutes`}>{words.minutes}</a>
            </>
          )}
          .{' '}
        </>
      )}
      {report && (
        <>
          {words.toldIn} <a href={report.href}>{report.designation}</a>.
        </>
      )}
    </p>
  );
}
