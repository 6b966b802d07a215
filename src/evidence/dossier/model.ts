import type { CalendarDay } from '../../platform/time/index.ts';
import type {
  Comment,
  ConsultationOfUnit,
  ConsultationRules,
  Decision,
  DecisionRules,
  NearTold,
  Organizer,
  Petition,
} from '../../charters/index.ts';
import type { Certificate } from '../certificate/model.ts';

/** Everything that a case is decided by, as it stands on a day. */
export interface Dossier {
  readonly petition: Petition;
  readonly topics: readonly string[];
  /** The day in the time zone of the association; what is said of silence and of the next meeting holds for it. */
  readonly asOf: CalendarDay;
  readonly zone: string;
  readonly association: string;
  readonly committee: string;
  /** Who decides by the rules of the petition: the committee, or “the President”. */
  readonly decider: string;
  readonly policy: { readonly title: string; readonly href: string; readonly officer: string | null };
  readonly rules: DecisionRules;
  readonly silence: ConsultationRules['silence'];
  /** The next meeting of the committee; null when none is in the calendar. */
  readonly meetingOn: CalendarDay | null;
  readonly receivedAt: Date | null;
  /** Of the filing that stands; null until it is signed off. */
  readonly certificate: Certificate | null;
  readonly staffNote: string;
  readonly near: readonly NearTold[];
  /** Earliest first, unconfirmed replies too. */
  readonly consultations: readonly ConsultationOfUnit[];
  readonly organizers: readonly Organizer[];
  /** Whether the reader may see today where organizers live. */
  readonly showsAddresses: boolean;
  /** In the order in which they were made; the name is undefined for somebody who was erased. */
  readonly comments: readonly { readonly comment: Comment; readonly name: string | undefined }[];
  /** Earliest first. */
  readonly decisions: readonly Decision[];
}
