import { impedimentsOfOwn, petitionKind } from '../../charters/index.ts';
import type { Subject } from '../../meetings/index.ts';
import type { Visit } from '../../platform/act/index.ts';
import type { Impediment } from '../../platform/refusal/index.ts';

/** Nobody conducts the ballot on a petition that they organize, or have organized, whether they vote on it or not. */
export async function conflictsOn({ db, by }: Pick<Visit, 'db' | 'by'>, { kind, id }: Subject): Promise<Impediment[]> {
  return kind === petitionKind ? impedimentsOfOwn({ db, by }, Number(id), 'ballot') : [];
}
