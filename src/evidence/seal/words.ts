import type { Finding } from '../../platform/seal/index.ts';
import { countWritten } from '../../platform/written/index.ts';

export const sealWords = {
  title: 'The seal of the record',
  lede: 'All that happens here is written down as it happens, and sealed every hour. Whoever has kept a seal can show that nothing before it was changed, not even by those who run this server.',
  how: 'How it works',
  howSays: [
    'Every hour what has happened since the last one is added to a long chain of numbers, each made from all before it. The last number, signed, is called a checkpoint. If anything in the record were changed, taken out or put in, the numbers after it would come out differently, and would not fit a checkpoint that somebody has kept.',
    'The numbers tell nothing of what they were made from. Names and addresses are in none of them; where a person acted, something stands from which nobody finds them without a secret that is kept apart, and that goes when they are erased.',
  ],
  now: 'The last checkpoint',
  none: 'Nothing is sealed yet. It is every hour.',
  sealed: 'Sealed',
  sealedCount: (count: number) => `${countWritten(count)} entries`,
  sealedAt: 'Last',
  checked: 'Compared with the record',
  notChecked: 'Not yet. It is every night.',
  fits: 'Everything fits.',
  fitsNot: (count: number) => (count === 1 ? 'One thing does not fit.' : `${countWritten(count)} things do not fit.`),
  note: 'The checkpoint',
  asText: 'The checkpoint as text, to be kept',
  witness: 'Be a witness',
  witnessSays: [
    'A witness is somebody who does not run this server and keeps checkpoints: a journalist, a librarian, another body. Whoever has an old one can show that everything up to it is still as it was; if nobody has, nobody can.',
    'To become one, copy the checkpoint and this key to a place of yours, and come back each week for the next. The command below does both, and sees by the hashes that this house gives out (c2sp.org/tlog-tiles) that the record goes on from what you kept. If it ever does not, tell everybody.',
  ],
  key: 'The key of the record, to be kept',
  witnessCommand: (record: string, key: string) =>
    `npx folkmoot witness ${record} \\\n  --key ${key} \\\n  --keep kept.txt`,
  witnessLabel: 'How a witness looks',
  keys: 'Keys until now',
  keyFirst: 'From the beginning',
  keySince: (since: number) => `After ${countWritten(since)} entries`,
  keyLost:
    'The key before was lost, so that nothing leads from it to this one. Ask those who run this server why, and see whether the record goes on from a checkpoint that you have kept.',
  handover: 'What the key before has signed',
  again: 'Count a petition again',
  againSays:
    'The organizers of a petition, and those who verify it, can take its account: what is sealed about it, without a name. A program of one file, which shares nothing with this server, checks the account against a checkpoint and counts the signatures again.',
  receiptSays:
    'Whoever signed finds beside the signature, on their own page, a receipt. The same program checks that the signature is in the record, and that it is theirs. It holds your number in this house, and no name.',
  againCommand: 'npx folkmoot verify account.json --key KEY --checkpoint KEPT.txt',
  notShown: 'What it does not show',
  notShownSays:
    'That each signature is another member’s, and a member’s in good standing: that is tested against the roll, and the certificate of verification tells how. Nor that what was written down was true; only that it has not been changed since.',
  found: 'What does not fit',
  foundSays: {
    'fact-changed': 'An entry was changed after it was sealed.',
    'fact-missing': 'An entry that was sealed is gone.',
    'fact-added': 'An entry was put among those that were sealed.',
    'tile-changed': 'The tree does not fit itself.',
    'root-changed': 'The tree does not fit the checkpoint.',
    'signature-wrong': 'A checkpoint was not signed by the key of that time.',
    'handover-wrong': 'A key is said to follow another, which has not signed that.',
  } satisfies Record<Finding['code'], string>,
  whatToDo:
    'Somebody or something has written to the database past Folkmoot, or it was restored from a backup that is older than the checkpoint. Compare with a backup from before, and with a checkpoint that somebody else has kept.',
} as const;

/** Which entry, tile or checkpoint a finding is of. */
export function placeOf(finding: Finding): string {
  if ('fact' in finding) return `Entry ${countWritten(finding.fact)}`;
  if ('row' in finding) return `Tile ${countWritten(finding.number)} of row ${finding.row}`;
  if ('since' in finding) return `Key since ${countWritten(finding.since)}`;
  return `Checkpoint of ${countWritten(finding.size)}`;
}
