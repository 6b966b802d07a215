import { countedWritten, dayWritten } from '../../platform/written/index.ts';

/** The sentences of the letter that reminds somebody of what they owe. */
export const letterWords = {
  subject: (count: number, overdue: number) =>
    overdue > 0
      ? `${countedWritten(overdue, 'duty of yours is', 'duties of yours are')} overdue`
      : `${countedWritten(count, 'duty of yours is', 'duties of yours are')} due`,
  greeting: (name: string) => (name ? `Dear ${name}` : 'Good day'),
  lede: (count: number) =>
    count === 1 ? 'this is what you owe by an office or a role.' : 'this is what you owe by your offices and roles.',
  when: {
    before: (dueOn: string) => `Due on ${dayWritten(dueOn)}`,
    on: () => 'Due today',
    after: (dueOn: string) => `Overdue: was due on ${dayWritten(dueOn)}`,
  },
  button: 'See what you owe',
  fine: 'You get one such letter a day at most. Each duty is in three of them: before its day, on it, and on the day after. Who holds an office after you is reminded in your place.',
} as const;
