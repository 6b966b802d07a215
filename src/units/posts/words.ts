import type { Wordings } from '../../platform/plug.ts';
import { dayWritten, listWritten } from '../../platform/written/index.ts';

/** The sentences about posts. */
export const words = {
  title: (unit: string) => `Who holds office in ${unit}`,
  lede: 'A post lasts from its first day until, not on, its end. What an office lets its holder do in this house stands in `association.json`.',
  now: 'Now',
  ahead: 'To come',
  past: 'Before',
  nobody: 'Nobody holds an office here now.',
  who: 'Who',
  office: 'Office',
  from: 'From',
  until: 'Until',
  open: 'no end set',
  change: 'Change',
  erased: 'somebody who is no longer known here',
  fill: 'Fill a post',
  person: 'Member number or e-mail address',
  personHint: 'Somebody who is not known yet becomes known by the address; write the name, too.',
  personUnknown: 'Type a member number or an e-mail address.',
  name: 'Name',
  nameHint: 'Only for somebody who is not known here yet.',
  fromOn: 'First day',
  untilOn: 'End',
  untilHint: 'The first day on which the post is no longer held. Leave it empty if no end is known.',
  gives: (words_: readonly string[]) => `lets its holder: ${words_.join(', ')}`,
  fillButton: 'Fill the post',
  endOn: (office: string, name: string) => `End of ${office}, ${name}`,
  end: 'Set the end',
  notDone: 'The post is not filled yet',
  badDay: 'Write the day as 2026-11-30.',
} as const;

export const wordings: Wordings = {
  'office-unknown': ({ office }) => ({ say: `${String(office)} is not in the list of offices.` }),
  'post-ends-before-it-begins': ({ fromOn }) => ({
    say:
      typeof fromOn === 'string'
        ? `The post begins on ${dayWritten(fromOn)}; its end must lie after.`
        : 'The end lies before the beginning.',
  }),
  'post-outlives-unit': ({ on }) => ({
    say:
      typeof on === 'string'
        ? `The unit is no more from ${dayWritten(on)} on; a post there must end by then.`
        : 'The unit is no more by then.',
  }),
  'post-held-already': () => ({ say: 'The same person holds the same office there in some of that time.' }),
  'office-gives-more-than-you-hold': ({ words: beyond }) => ({
    say: `That office lets its holder do what you may not${Array.isArray(beyond) ? `: ${listWritten(beyond as string[])}` : ''}. An administrator can do this.`,
  }),
  'last-administrator': () => ({
    say: 'Nobody else administers this house. Fill the post with somebody else first, without an end.',
  }),
  'nobody-known': () => ({ say: 'No member has that number, and a new person needs an e-mail address and a name.' }),
  'address-shared': () => ({ say: 'Several members share that address. Type the member number.' }),
};
