import type { Verdicts } from '../authentication/verdicts.ts';
import type { MailChoices } from './choices.ts';
import { withFooter } from './footer.ts';
import { whyFromList } from './from-list.ts';
import { cutMessage } from './headers/lines.ts';
import type { Copying, Relayed } from './headers/model.ts';
import { fieldsTouched, listMail, type ListMail } from './headers/steps.ts';

interface PassedOn {
  readonly message: {
    /** Without brackets. */
    readonly messageId: string;
    readonly datedAt: Date;
    readonly fromName: string;
    readonly fromAddress: string;
  };
  /** It was composed for the list, and needs no other From. */
  readonly isFromList: boolean;
  readonly choices: MailChoices;
  readonly verdicts: Verdicts | null;
}

/** A message as the list passes it on, with what its owner chose and From as it can stay. */
export function passedOn(
  raw: Buffer,
  copying: Omit<Copying, 'relayed'>,
  { message, isFromList, choices, verdicts }: PassedOn,
): ListMail {
  const { messageId, datedAt, fromName: name, fromAddress: address } = message;
  const relayed: Relayed = { messageId, datedAt, subjectTag: choices.subjectTag, viaList: null };
  const parted = cutMessage(raw);
  const touched = fieldsTouched(parted.lines, { ...copying, relayed });
  const why = whyFromList({ choices, verdicts, touched, fromAddress: address, lines: parted.lines });
  const viaList = why !== null && !isFromList ? { name, address } : null;
  const whole = choices.footer === '' ? parted : withFooter(parted, choices.footer);
  return listMail(whole, { ...copying, relayed: { ...relayed, viaList } });
}
