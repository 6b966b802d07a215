import { countedWritten, dayWritten, monthWritten } from '../../platform/written/index.ts';
import { addDays, type CalendarDay } from '../../platform/time/index.ts';
import { groupStateWords } from '../../groups/index.ts';
import { kindWords } from '../changes/words.ts';
import type { Moment } from './model.ts';

/** The sentences of the timeline of a group. */
export const words = {
  title: 'Timeline',
  lede: (group: string) => `${group}, from its first draft to today.`,
  line: 'Drawn',
  all: 'Day by day',
  drawn:
    'The years of the group as a line: its terms as bars, and a stroke for each thing that happened. The list below tells them in words.',
  key: 'Bars are terms, strokes are what happened; today is the tall one.',
  petition: 'The petition',
} as const;

const of = (kind: 'establish' | 'renew'): string => (kind === 'renew' ? 'The petition to renew' : 'The petition');

/** One thing that happened, as a sentence. */
export function momentWritten(moment: Moment): string {
  switch (moment.what) {
    case 'petition-begun':
      return `${of(moment.kind)} was begun, as a draft.`;
    case 'petition-opened':
      return `${of(moment.kind)} was opened for signature.`;
    case 'signed':
      return `${countedWritten(moment.count, 'member', 'members')} signed in ${monthWritten(moment.on)}.`;
    case 'petition-filed':
      return `${of(moment.kind)} was filed.`;
    case 'decided':
      return `${of(moment.kind)} was ${moment.result}.`;
    case 'reported':
      return 'The decision was told in a report.';
    case 'group-opened':
      return 'The group was opened.';
    case 'term-began':
      return moment.untilOn === null
        ? 'A term without an end began.'
        : `A term began, through ${lastDayWritten(moment.untilOn)}.`;
    case 'term-ends':
      return 'The term ends.';
    case 'renamed':
      return `The name was changed; before it was ${moment.from}.`;
    case 'formerly':
      return `It was called ${moment.name} at some time before.`;
    case 'convener-came':
      return moment.name ? `${moment.name} became convener.` : 'A convener began.';
    case 'convener-left':
      return 'A convener laid the role down.';
    case 'ended':
      return `${groupStateWords[moment.state]}.${moment.successor ? ` Its work goes on in the ${moment.successor}.` : ''}`;
    case 'dormant':
      return `The group went to sleep, until ${dayWritten(moment.returnsOn)}.`;
    case 'awake':
      return 'The group was back.';
    case 'proposed':
      return `Proposed: ${kindWords[moment.change].toLowerCase()}.`;
    case 'declined':
      return `Declined: ${kindWords[moment.change].toLowerCase()}.`;
    case 'first-message':
      return `The first message stood in ${moment.list}.`;
    case 'today':
      return 'Today';
  }
}

const lastDayWritten = (untilOn: CalendarDay): string => dayWritten(addDays(untilOn, -1));
