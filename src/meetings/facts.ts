import type { Act } from '../platform/act/index.ts';
import type { AgendaFact } from './agenda/model.ts';
import type { AttendanceFact } from './attendance/model.ts';
import type { BallotFact } from './ballots/model.ts';
import type { MinutesFact } from './minutes/model.ts';
import type { SittingFact } from './sittings/model.ts';

/** What happens in meetings, in ids, codes, numbers and days. */
export type MeetingFact = SittingFact | AgendaFact | AttendanceFact | MinutesFact | BallotFact;

/** Records a fact of this capability. */
export function note(act: Act, fact: MeetingFact): void {
  act.record(fact);
}
