import { listed, opening, words, type Dialect } from './dialect.ts';

const list = (writtenBy: string, opens: string): Dialect => ({ writtenBy, opens: opening(opens), names: listed });
const line = (writtenBy: string, names: string): Dialect => ({ writtenBy, names: words(names) });

/** The dialects without a status for machines, each by the words of its product. All that fit are read. */
export const dialects: readonly Dialect[] = [
  // Each failure begins its paragraph with the address in angles, and a colon.
  line('qmail, Postfix, Yahoo, Sina', String.raw`^<ADDRESS>(?::| \(expanded from)`),
  list('Exim', String.raw`following address(?:es|\(es\))? failed:`),
  line('Exim, of an alias that it keeps to itself', String.raw`an undisclosed address \(generated from ADDRESS\)`),
  list(
    'Exim, while it goes on trying',
    String.raw`not yet been delivered(?: to the following addresses)?(?: is| are)?:`,
  ),
  list('sendmail', String.raw`-{3,} The following addresses (?:had|have) [a-z -]{3,40} -{3,}`),
  line('sendmail', String.raw`^ \(expanded from: ADDRESS\)`),
  list('Microsoft Exchange 5', String.raw`did not reach the following recipient(?:\(s\))?:`),
  line('Microsoft Exchange 5, by way of X.400', String.raw`^c=[^\n]{0,200}SMTP=ADDRESS; on`),
  list('Microsoft Exchange', String.raw`^Delivery has failed to these recipients`),
  list(
    'Microsoft SMTP, Gmail',
    String.raw`Del[ie]very to the following recipients? (?:failed|has been delayed|was aborted)[^\n:]{0,80}[.:]`,
  ),
  list('Microsoft CDO', String.raw`could not be delivered to the following user:`),
  list('Domino', String.raw`was not delivered to:`),
  list('MDaemon', String.raw`following addresses did NOT receive a copy of your message:`),
  line('MDaemon', String.raw`^ADDRESS - no such user here`),
  list('Netscape, CommuniGate', String.raw`following recipients did not receive (?:this|your) message:`),
  line(
    'IMail',
    String.raw`^(?:Invalid final delivery userid:|Delivery failed \d{1,4} attempts:|undeliverable to|Unknown user:) ADDRESS`,
  ),
  line('InterScan', String.raw`Unable to deliver message to ADDRESS`),
  line('InterScan', String.raw`^Sent <<< RCPT TO:ADDRESS\s+Received >>> 5`),
  list(
    'MIMEsweeper, Symantec, SocGen',
    String.raw`could not be delivered to(?: the following recipients)?:?[ \t]{0,20}$`,
  ),
  line('LSMTP', String.raw`^Error-for: ADDRESS`),
  list('hMailServer', String.raw`following recipient\(s\) could not be reached:`),
  line('MailEnable', String.raw`Recipient: \[SMTP:ADDRESS\]`),
  line('SpamLion', String.raw`Did not reach the following recipient: ADDRESS`),
  list('phquery', String.raw`Message not delivered to the following addresses:`),
  list('Xinnet', String.raw`deliver your message to the following addresses`),
  list('Internet America', String.raw`Failed addresses follow: -{3,}\|`),
  line('USA.net', String.raw`^Intended recipient: ADDRESS`),
  line('Prodigy', String.raw`mailbox is full: ADDRESS`),
  line('HotPOP', String.raw`^Undeliverable Address: ADDRESS`),
  line('Merak', String.raw`^Failed Recipient: ADDRESS`),
  line('Mail.Ru', String.raw`Local mailbox ADDRESS is unavailable`),
  line('Vade Secure', String.raw`^ \* ADDRESS: [45]\d\d`),
  line('Yahoo', String.raw`able to deliver the following message\.[^@]{0,500}To: ADDRESS`),
  line('Demon', String.raw`message, addressed to ADDRESS, failed because`),
  line('many', String.raw`unable to deliver your message to ADDRESS`),
  line('many', String.raw`Quota violation for ADDRESS`),
  line('many', String.raw`\(Originally addressed to ADDRESS\)`),
  line('many', String.raw`addressed to email address : -- ADDRESS`),
  line(
    'many',
    String.raw`^Your message to:? ADDRESS (?:has not yet been delivered|could not be delivered|was automatically rejected|has reached)`,
  ),
  line('many', String.raw`^Delivery of email to this address ADDRESS has been postponed`),
];
