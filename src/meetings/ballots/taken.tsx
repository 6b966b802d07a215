import type { Db } from '../../platform/db/index.ts';
import type { Link } from '../../platform/web/parts/index.ts';
import { publishedAtOf } from '../minutes/queries.ts';
import type { Sitting } from '../sittings/model.ts';
import { sittingOf } from '../sittings/queries.ts';
import type { Ballot, BallotId } from './model.ts';
import { takenWords as words } from './words.ts';

/** At which meeting a vote was taken, and whether its minutes are out. */
export interface Taken {
  readonly sitting: Pick<Sitting, 'id' | 'name'>;
  readonly hasMinutes: boolean;
}

/** Where each of the votes was taken; those that were taken at no meeting are left out. */
export async function takenAt(db: Db, ballots: readonly Ballot[]): Promise<ReadonlyMap<BallotId, Taken>> {
  const taken = ballots.map(async ({ id, sitting: at }): Promise<[BallotId, Taken][]> => {
    if (at === null) return [];
    const [sitting, minutesAt] = await Promise.all([sittingOf(db, at), publishedAtOf(db, at)]);
    return sitting ? [[id, { sitting, hasMinutes: minutesAt !== null }]] : [];
  });
  return new Map((await Promise.all(taken)).flat());
}

/** The meeting, its minutes, and the report that told of the vote, each as a link; nothing where there is none of them. */
export function TakenAt({ at, report }: { readonly at: Taken | undefined; readonly report: Link | undefined }) {
  if (!at && !report) return null;
  return (
    <p>
      {at && (
        <>
          {words.at} <a href={`/meetings/${at.sitting.id}`}>{at.sitting.name}</a>
          {at.hasMinutes && (
            <>
              {words.with} <a href={`/meetings/${at.sitting.id}/minutes`}>{words.minutes}</a>
            </>
          )}
          .{' '}
        </>
      )}
      {report && (
        <>
          {words.toldIn} <a href={report.href}>{report.label}</a>.
        </>
      )}
    </p>
  );
}
