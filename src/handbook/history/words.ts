import { groupStateWords } from '../../groups/index.ts';
import { addDays, type CalendarDay } from '../../platform/time/index.ts';
import { dayWritten } from '../../platform/written/index.ts';
import type { Change } from './model.ts';

/** The sentences of the history of an entry. */
export const words = {
  title: 'History of its entry',
  lede: (group: string, handbook: string) =>
    `How the ${handbook} came to say what it says of ${group}: its name, purpose, contact, term and state.`,
  entry: 'The entry today',
  inBook: (handbook: string) => `All of the ${handbook}`,
  changes: 'Changes, the newest first',
  petition: 'The petition',
  proposal: 'What was proposed',
  decided: (on: CalendarDay) => `decided on ${dayWritten(on)}`,
  reported: (on: CalendarDay) => `told in a report of ${dayWritten(on)}`,
  before: 'What it was before',
} as const;

const nobody = 'nobody';
const former = 'somebody who is not the contact any more';
const named = (name: string | null): string => (name === null ? former : name || nobody);

/** One change, as a sentence. */
export function changeWritten(change: Change): string {
  switch (change.what) {
    case 'opened':
      return 'It was opened.';
    case 'renamed':
      return `Its name was changed; before it was ${change.from}.`;
    case 'repurposed':
      return 'Its purpose was changed.';
    case 'liaison':
      return `Staff liaison: ${named(change.to)}; before it was ${named(change.from)}.`;
    case 'term':
      return change.untilOn === null
        ? 'A term without an end began.'
        : `A term began, through ${dayWritten(addDays(change.untilOn, -1))}.`;
    case 'slept':
      return `It was declared dormant, to be back on ${dayWritten(change.until)}.`;
    case 'woke':
      return 'It was awake again.';
    case 'state':
      return `State: ${groupStateWords[change.state].toLowerCase()}.`;
  }
}
