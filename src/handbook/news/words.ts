import { dayWritten } from '../../platform/written/index.ts';
import { addDays, type CalendarDay } from '../../platform/time/index.ts';
import { capital, type Nouns } from '../../roll/index.ts';
import type { Told } from './told.ts';

/** The sentences of the news of a group. */
export const words = {
  promised: (promise: string, dueOn: CalendarDay | null) =>
    `The group promised${dueOn ? `, by ${dayWritten(dueOn)}` : ''}: ${promise}`,
  kept: (promise: string) => `A promise was kept: ${promise}`,
  overdue: (promise: string, dueOn: CalendarDay) =>
    `A promise is overdue that was due by ${dayWritten(dueOn)}: ${promise}`,
  released: (promise: string) => `A promise was given up: ${promise}`,
} as const;

const ends = {
  graduated: (successor: string) =>
    successor ? `The group became another body: ${successor}.` : 'The group became another body.',
  dissolved: () => 'The group was dissolved.',
  merged: (successor: string) => (successor ? `The group merged into ${successor}.` : 'The group merged into another.'),
} as const;

const proposed = {
  rename: 'Another name is proposed for the group.',
  dissolve: 'It is proposed that the group be dissolved.',
  merge: 'It is proposed that the group merge into another.',
  graduate: 'It is proposed that the group become another body.',
} as const;

const results = { approved: 'approved', declined: 'declined', returned: 'returned for changes' } as const;

const whatFor = { establish: 'to establish the group', renew: 'to renew the group' } as const;

const lastWord = ({ council }: Nouns): string => ` ${capital(council.the)} has the last word.`;

/** What else is known of what a fact tells. */
export interface Around {
  readonly nouns: Nouns;
  /** The name that the group gave up on the day of the fact; null where that is not known for certain. */
  readonly formerName: string | null;
  readonly successor: string;
  /** What the petition of the fact asks for. */
  readonly asks: keyof typeof whatFor;
}

/** One thing that happened, as a sentence; null for what is no news. */
export function toldWritten(fact: Told, { nouns, formerName, successor, asks }: Around): string | null {
  switch (fact.kind) {
    case 'groups.group-opened':
      return 'The group was opened.';
    case 'groups.group-renamed':
      return formerName ? `The group has another name; before it was ${formerName}.` : 'The group has another name.';
    case 'groups.group-described':
      return 'The group changed what it says of itself.';
    case 'groups.group-repurposed':
      return 'The group has another purpose.';
    case 'groups.liaison-named':
      return 'The group has another contact.';
    case 'groups.role-accepted':
      return fact.name === 'convener' ? 'Somebody became a convener.' : null;
    case 'groups.role-ended':
      return fact.name === 'convener' ? 'Somebody is a convener no more.' : null;
    case 'groups.group-lapsed':
      return 'The group lapsed.';
    case 'groups.group-resumed':
      return 'The group came back.';
    case 'groups.group-ended':
      return ends[fact.state](successor);
    case 'charters.term-opened':
      return fact.untilOn
        ? `A term began, through ${dayWritten(addDays(fact.untilOn, -1))}.`
        : 'A term without an end began.';
    case 'charters.term-renewed':
      return `The group was renewed: its next term begins on ${dayWritten(fact.fromOn)}.`;
    case 'charters.petition-opened':
      return asks === 'renew' ? 'A petition to renew the group can be signed.' : null;
    case 'charters.petition-filed':
      return asks === 'renew' ? 'The petition to renew the group was filed.' : null;
    case 'charters.petition-decided':
      return `The petition ${whatFor[asks]} was ${results[fact.result]}.${fact.waits ? lastWord(nouns) : ''}`;
    case 'charters.decision-ratified':
      return fact.result === 'ratified'
        ? `${capital(nouns.council.the)} ratified the decision ${whatFor[asks]}.`
        : `${capital(nouns.council.the)} did not ratify the decision ${whatFor[asks]}.`;
    case 'steps.meeting-announced':
      return `An open meeting on the petition ${whatFor[asks]} was announced.`;
    case 'steps.meeting-called-off':
      return `The open meeting on the petition ${whatFor[asks]} was called off.`;
    case 'lifecycle.dormancy-declared':
      return `The group is dormant until ${dayWritten(fact.returnsOn)}.`;
    case 'lifecycle.group-woken':
      return 'The group is awake again.';
    case 'lifecycle.change-put':
      return proposed[fact.change];
    case 'lifecycle.change-withdrawn':
      return null;
    case 'lifecycle.change-decided':
      return `${capital(nouns[fact.body].the)} ${results[fact.result]} what was proposed for the group.${fact.waits ? lastWord(nouns) : ''}`;
  }
}
