import type { Act, Visit } from '../../platform/act/index.ts';

/** One thing that a letter can do without opening a session, plugged in by the capability that knows how. */
export interface LetterAct {
  /** As `charters.sign`. */
  readonly kind: string;
  /** How the page that the letter opens names it. `subject` is what was asked for, as that capability wrote it. */
  describe(
    visit: Visit,
    subject: string,
  ): Promise<{ readonly title: string; readonly what: string; readonly button: string }>;
  /** How the page that waits for the code names it, of what stands in its address; null for nothing that one could ask for. */
  asked?(visit: Visit, about: string): Promise<AskedFor | null>;
  /** Does it, as the person of the letter, and gives the path to show next. @throws Refused */
  perform(act: Act, subject: string): Promise<string>;
}

/** What somebody asked a letter for, told to whoever asked: not whether anybody was meant. */
export interface AskedFor {
  /** “With the code you sign …” */
  readonly what: string;
  readonly button: string;
  /** Where to ask for another letter. */
  readonly back: string;
}
