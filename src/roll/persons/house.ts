import type { Impediment } from '../../platform/refusal/index.ts';
import type { Wording } from '../../platform/plug.ts';
import type { Letterhead } from './model.ts';
import type { LetterAct } from './one-act.ts';

/** What the pages by which people come in need to know of the house. */
export interface SignInHouse {
  readonly head: () => Letterhead;
  /** What a letter can do without opening a session, by whoever knows how. */
  readonly letterActs: readonly LetterAct[];
  readonly zone: string;
  /** For so long nobody who showed who they are is asked again before a grave act. */
  readonly proofLastsMs: number;
  /** Rights that only a passkey gives, as the association says. */
  readonly passkeyWords: readonly string[];
  readonly word: (impediment: Impediment) => Wording;
}
