import { dayWritten } from '../../platform/written/index.ts';

/** The sentences of the letters about minutes. */
export const letterWords = {
  greeting: (name: string) => `Dear ${name}`,
  meeting: 'Meeting',
  subject: {
    due: (name: string) => `Minutes due soon: ${name}`,
    overdue: (name: string) => `Minutes overdue: ${name}`,
  },
  lede: {
    due: (name: string, body: string, dueOn: string) =>
      `the minutes of “${name}” of the ${body} are due by ${dayWritten(dueOn)}, and not published yet.`,
    overdue: (name: string, body: string, dueOn: string) =>
      `the minutes of “${name}” of the ${body} were due by ${dayWritten(dueOn)}, and are not published yet.`,
  },
  button: 'Write the minutes',
  fine: (body: string) => `You get this because your office keeps the meetings of the ${body}.`,
} as const;
