import type { ChangeRules, DutyRule, Policy, PolicyStep } from '../policies/index.ts';
import type { Impediment } from '../platform/refusal/index.ts';
import type { CalendarDay } from '../platform/time/index.ts';
import type { ConsultationRules } from './consultations/model.ts';
import type { DecisionRules, VotingRules } from './docket/rules.ts';
import type { SigningWindow } from './petitions/commands/collecting.ts';
import type { KindAsked } from './petitions/kinds.ts';
import type { RetentionRules } from './petitions/model.ts';
import type { OrganizingRules, PetitionRules, UnfinishedRules } from './petitions/rules.ts';
import type { CharterRules } from './terms/commands.ts';
import type { VerificationRules } from './verification/commands.ts';

/** How signatures are gathered at one step. */
export interface SigningView extends VerificationRules {
  readonly needed: number;
  readonly window: SigningWindow;
  /** Whether the organizers file them, because they are tested next; else signing ends by itself when enough have signed. */
  readonly isFiled: boolean;
  /** Some of the signers must be of these kinds. */
  readonly among: readonly KindAsked[];
}

/** One version of a policy, cut to what each part of the charters asks of it. */
export interface PolicyView {
  readonly id: string;
  readonly version: string;
  /** As “ALA-MIG, version of 2014”. */
  readonly title: string;
  /** In half a sentence: “100 members in good standing”. */
  readonly gist: string;
  readonly href: string;
  /** The way of a petition, as its policy has it. */
  readonly steps: readonly PolicyStep[];
  readonly petition: PetitionRules;
  readonly organizing: OrganizingRules;
  readonly window: SigningWindow;
  /** By which the signatures of its first signing are given and tested; for a petition that is under way, ask `signing`. */
  readonly verification: VerificationRules;
  /** How signatures are gathered at a stage: by the signing that stands there, else by the last one before it, else by the first. */
  readonly signing: (stage: number) => SigningView;
  readonly decision: DecisionRules;
  readonly voting: VotingRules;
  /** The office of the one officer who decides, as “President”; null where a body does, or nobody. */
  readonly officer: string | null;
  readonly consultation: ConsultationRules;
  readonly charter: CharterRules;
  /** How a group goes on after its term, and how it ends, as the file has it. */
  readonly renewal: Policy['renewal'];
  readonly ending: Policy['ending'];
  /** What may become of a group besides its renewal, and who decides. */
  readonly changes: ChangeRules;
  /** What a group may grow into, and when, in words; null where the policy has nothing of it. */
  readonly graduation: Policy['ending']['graduation'];
  /** How the council votes on an approval; null where the approval holds without it. */
  readonly ratification: Pick<DecisionRules, 'quorum' | 'carries'> | null;
  /** For how long addresses, scans and network marks are kept, and which of them. */
  readonly retention: RetentionRules;
  /** When a petition that nobody carries on comes to its end. */
  readonly unfinished: UnfinishedRules;
  /** What the association owes a group, in sentences. */
  readonly owed: readonly string[];
  /** Whether a report has to tell of what is decided; where everybody is told, the record does it at once. */
  readonly reported: boolean;
  /** Who owes what by when, from filing to the report. */
  readonly duties: readonly DutyRule[];
}

/** The rules by which a petition opens, and what of them stands in its way today. */
export interface OpenedBy extends PolicyView {
  readonly besides?: readonly Impediment[];
}

/** The association's policies, each in all its versions. */
export interface PolicyBook {
  /** The version by which a petition that is begun on the day is judged. */
  inForce(on: CalendarDay): PolicyView;
  /** The version that a petition or a term is pinned to. @throws when it is not known: versions are never taken away */
  of(id: string, version: string): PolicyView;
}
