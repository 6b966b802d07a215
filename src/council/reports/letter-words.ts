import type { Nouns } from '../../roll/index.ts';
import type { ReportDocument } from './model.ts';

/** The sentences of the letter that comes with a report. */
export const letterWords = {
  subject: (designation: string, { to, toldAs }: Pick<ReportDocument, 'to' | 'toldAs'>) =>
    `${designation}: a report to ${to}, for ${toldAs}`,
  greeting: (name: string) => (name ? `Dear ${name}` : 'Good day'),
  lede: (body: string, designation: string) => `the ${body} has reported: ${designation}.`,
  title: 'Title',
  items: 'Items',
  told: 'Told',
  toldAs: ({ council }: Nouns) => ({
    information: 'for information',
    action: `for action: ${council.the} votes on it`,
  }),
  hash: 'SHA-256',
  amends: (designation: string) =>
    `It amends ${designation}, which stays as it was. The report says what has changed, and why.`,
  button: 'Read the report',
  fine: ({ council }: Nouns) => `You get this because you keep the record of ${council.the}.`,
} as const;
