import type { MailStanding } from '../../platform/mail/index.ts';

/** Above this share of complaints, large providers put mail off or into the folder for spam. */
export const mostComplaints = 0.003;

/** The share of delivered copies that somebody complained about; 0 where none was delivered. */
export const complaintRate = ({ complaints, sent }: Pick<MailStanding, 'complaints' | 'sent'>): number =>
  sent === 0 ? 0 : complaints / sent;
