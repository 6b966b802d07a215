/** When the list writes in the writer's name: where their domain would not be proved any more, or always. */
export type FromLine = 'when-needed' | 'always';

/** What an owner chose to put on the mail of a list. */
export interface MailChoices {
  /** Stands in brackets before each subject; empty for none. */
  readonly subjectTag: string;
  /** Stands beneath each message; empty for none. */
  readonly footer: string;
  readonly fromLine: FromLine;
  /** Addresses and domains, in lower case, of writers whose From is the list's own in any case. */
  readonly fromListFor: readonly string[];
}

/** Nothing is put on, so that the writer's signature stays valid. */
export const usualMailChoices: MailChoices = { subjectTag: '', footer: '', fromLine: 'when-needed', fromListFor: [] };
