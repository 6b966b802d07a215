/** A message as it stands in a digest. */
export interface DigestPost {
  readonly number: number;
  readonly messageId: string;
  readonly parentId: string | null;
  readonly fromName: string;
  readonly fromAddress: string;
  readonly subject: string;
  readonly datedAt: Date;
  readonly text: string;
  readonly attachments: readonly { readonly name: string; readonly size: number }[];
}

/** What a digest says besides its messages. */
export interface Masthead {
  readonly title: string;
  readonly day: string;
  readonly issue: string;
  readonly intro: string;
  readonly contents: readonly string[];
  /** How to leave, where the archive is, and that the group does not speak for the association. */
  readonly foot: readonly string[];
  readonly end: string;
  /** Where a message can be read on the web. */
  readonly hrefOf: (number: number) => string;
}
