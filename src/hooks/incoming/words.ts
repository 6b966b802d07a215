import type { Wordings } from '../../platform/plug.ts';
import { countedWritten, countWritten } from '../../platform/written/index.ts';
import { rollFieldWords, type RollField } from '../../roll/index.ts';
import type { HookCounts } from './model.ts';

/** The sentences of the page on which the secrets of calls are kept. */
export const words = {
  roll: 'Roll',
  title: 'Changes as they happen',
  lede: 'A membership system can tell of each changed member at once, and need not wait for the next file. What it sends goes through the same checks as a file.',
  address: 'Address',
  addressIs: 'The membership system posts here, in JSON or CSV, and signs what it sends:',
  how: 'How that is done stands in the papers for operators, “Webhooks”.',
  secret: 'Secret',
  secretIs: 'The secret. It is shown this once; put it into the membership system now.',
  none: 'There is no secret, so nothing is taken.',
  make: 'Make a secret',
  makeAnother: 'Make another secret',
  makeWhat: 'The former one holds for another day, so that nothing is lost while the membership system is told.',
  made: 'Made',
  by: 'By',
  somebody: 'somebody who is no longer known here',
  holds: 'Holds',
  present: 'Until another is made',
  until: 'Until',
  end: 'End it now',
  endWhat: 'The secret',
  ended: 'The secret holds no more.',
  calls: 'What came last',
  callsNone: 'Nothing has come yet.',
  callsNoneWhy:
    'Calls that were signed stand here for thirty days, with what came of them. What they said of members is not kept.',
  at: 'Came',
  id: 'Named',
  outcome: 'What came of it',
  counts: ({ rows, new: added, changed, unchanged, lapsed, merged, refusedRows }: HookCounts) =>
    [
      countedWritten(rows, 'row', 'rows'),
      ...(
        [
          ['new', added],
          ['changed', changed],
          ['lost standing', lapsed],
          ['merged', merged],
          ['as before', unchanged],
          ['refused', refusedRows],
        ] as const
      ).flatMap(([what, count]) => (count > 0 ? [`${countWritten(count)} ${what}`] : [])),
    ].join(', '),
  refused: 'Refused',
} as const;

/** What a call is told whose signature is not good. */
export const faultWords = {
  unsigned: 'The call is not signed. It needs the headers webhook-id, webhook-timestamp and webhook-signature.',
  'signature-wrong': 'No secret that holds here made this signature for this body.',
  'signed-too-long-ago':
    'The call was signed more than five minutes ago, or by a clock that is wrong. Sign it anew, with the same webhook-id.',
} as const;

export const wordings: Wordings = {
  'hook-id-used': ({ id }) => ({
    say: `Another body was taken under the webhook-id ${String(id)}. Give each call an id of its own.`,
  }),
  'hook-rows-differ': ({ row, field }) => ({
    say: `Row ${String(row)} and the first row do not tell the same: they differ in “${rollFieldWords[String(field) as RollField]}”. Give every row the same fields; null empties one.`,
  }),
  'hook-day-held': ({ lost, inGoodStanding }) => ({
    say: `With this call ${countedWritten(Number(lost), 'member', 'members')} of ${countWritten(Number(inGoodStanding))} in good standing would have lost it or been merged into another. That is counted over this call and those of the last day. More than 5\u00a0% must be brought in as a file, and confirmed.`,
  }),
  'roll-busy': () => ({ say: 'A file is being brought in. Send the same call again in some minutes.' }),
};
