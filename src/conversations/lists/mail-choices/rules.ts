import type { Impediment } from '../../../platform/refusal/index.ts';
import type { MailChoices } from '../../../platform/mail/index.ts';
import { mailChoiceBounds } from './model.ts';

/** What keeps an owner's choices from being kept; empty when nothing does. */
export function impedimentsToMailChoices({ subjectTag, footer, fromListFor }: MailChoices): Impediment[] {
  const found: Impediment[] = [];
  if (subjectTag.length > mailChoiceBounds.subjectTag)
    found.push({ code: 'subject-tag-too-long', most: mailChoiceBounds.subjectTag });
  if (/[[\]\r\n]/.test(subjectTag)) found.push({ code: 'subject-tag-with-brackets' });
  if (footer.length > mailChoiceBounds.footer) found.push({ code: 'footer-too-long', most: mailChoiceBounds.footer });
  const unknown = fromListFor.find((each) => !/^(?:[^\s@<>]+@)?[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(each));
  if (unknown !== undefined) found.push({ code: 'no-address-or-domain', says: unknown.slice(0, 100) });
  if (fromListFor.length > mailChoiceBounds.fromListFor)
    found.push({ code: 'too-many-senders-named', most: mailChoiceBounds.fromListFor });
  return found;
}
