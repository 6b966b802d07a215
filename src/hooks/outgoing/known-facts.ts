import type { CharterFact } from '../../charters/index.ts';
import type { ConversationsFact } from '../../conversations/index.ts';
import type { CouncilFact } from '../../council/index.ts';
import type { DutyFact } from '../../duties/index.ts';
import type { GroupsFact } from '../../groups/index.ts';
import type { LifecycleFact } from '../../lifecycle/index.ts';
import type { MeetingFact } from '../../meetings/index.ts';
import type { RollFact } from '../../roll/index.ts';
import type { PostFact, StructureFact } from '../../units/index.ts';
import type { HookFact } from '../facts.ts';

/** Every fact of the house whose shape its capability gives. */
export type KnownFact =
  | CharterFact
  | ConversationsFact
  | CouncilFact
  | DutyFact
  | GroupsFact
  | HookFact
  | LifecycleFact
  | MeetingFact
  | PostFact
  | RollFact
  | StructureFact;

export type KnownKind = KnownFact['kind'];

/** The names of what a kind of fact holds. */
export type DetailOf<Kind extends KnownKind> = Exclude<keyof Extract<KnownFact, { kind: Kind }>, 'kind'>;
