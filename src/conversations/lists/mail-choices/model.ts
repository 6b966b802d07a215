import type { FromLine } from '../../../platform/mail/index.ts';

export type { MailChoices } from '../../../platform/mail/index.ts';

/** In the order in which they are offered. */
export const fromLines: readonly FromLine[] = ['when-needed', 'always'];

/** How much an owner may put on the mail of a list: letters of a tag and a footer, and writers who are named. */
export const mailChoiceBounds = { subjectTag: 30, footer: 500, fromListFor: 100 };
