import type { Wordings } from '../../platform/plug.ts';
import { countedWritten, countWritten } from '../../platform/written/index.ts';
import type { Criterion, Finding } from './model.ts';

/** The sentences of the page that shows whether a group is ready to become another body. */
export const words = {
  title: 'Readiness',
  lede: (group: string, to: string) => `What ${group} can show, if it is to become a ${to}. It decides nothing.`,
  none: 'The rules say nothing of it.',
  noneWhy: 'The rules by which this group is judged have no body that it may become.',
  rule: 'The rule',
  found: 'What was found',
  caption: 'What is looked at, and what was found',
  what: 'What',
  met: 'Met',
  evidence: 'Evidence',
  yes: 'Met',
  no: 'Not met',
  open: 'Not judged',
  openWhy: 'Where the rules give no number, the count is shown and not judged.',
  criteria: {
    participants: 'Participants',
    messages: 'Messages within twelve months',
    promises: 'Promises kept',
    petition: 'A petition',
    officers: 'Officers',
    bylaws: 'Bylaws',
  } satisfies Record<Criterion, string>,
  nothing: 'Nothing has been brought forward.',
  bring: 'Bring forward',
  petition: 'Petition',
  petitionHint: 'Its address, as https://example.org/petition, or what it is called.',
  officers: 'Officers',
  officersHint: 'Who is to hold which office, or how they are elected. Everybody reads it.',
  bylaws: 'Bylaws',
  bylawsHint: 'Their address, or what the document is called and where it can be had.',
  save: 'Save',
  notSaved: 'This was not saved',
  propose: 'Propose that it becomes another body',
  saved: 'This is saved.',
} as const;

/** What was counted, with its whole. */
export function countWrittenOf({ of, count, outOf }: Finding): string {
  if (of === 'promises')
    return outOf === 0
      ? 'None was made'
      : `${countWritten(count ?? 0)} of ${countedWritten(outOf ?? 0, 'promise', 'promises')}`;
  const asked = outOf === null ? '' : `; the rules ask for ${countWritten(outOf)}`;
  return `${countWritten(count ?? 0)}${asked}`;
}

/** What stands in the way of bringing something forward. */
export const wordings: Wordings = {
  'readiness-changed-meanwhile': () => ({
    say: 'Somebody else changed this meanwhile. Yours is kept below; save again to put it in its place.',
  }),
  'readiness-long': ({ most }) => ({ say: `At most ${countWritten(Number(most))} letters.` }),
};
