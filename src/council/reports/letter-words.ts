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
  toldAs: { information: 'for information', action: 'for action: the council votes on it' },
  hash: 'SHA-256',
  amends: (designation: string) =>
    `It amends ${designation}, which stays as it was. The report says what has changed, and why.`,
  button: 'Read the report',
  fine: 'You get this because you keep the record of the council.',
} as const;
