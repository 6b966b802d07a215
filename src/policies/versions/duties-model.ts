import { z } from 'zod';
import { cited, code, number, oneOf } from './fields.ts';

/** A duty that the rules name: which post owes it, in how many days, and who may read that it is overdue. */
const DutyRule = z.strictObject({
  duty: oneOf([
    'receipt',
    'verification',
    'endorsement',
    'consultation-reply',
    'report',
    'listing',
    'contact',
    'renewal-notice',
    'body',
    'promise',
  ]),
  /**
   * The office by its code, and where it is held: at a body of the association's file, at the unit that is asked, in the group, or, for
   * whoever is asked to endorse it, at the petition.
   */
  office: code,
  at: oneOf(['committee', 'council', 'contact', 'unit-asked', 'group', 'petition']),
  /** Days from its opening; null where the day is named when it is opened, or where there is none. */
  withinDays: number(0, 3_660).nullable(),
  /** So many days before, the holder is reminded, and again on the day and after it; null where another letter reminds. */
  remindDaysBefore: number(1, 366).nullable(),
  overdueShownTo: oneOf(['everyone', 'staff']),
});

export const Duties = z.strictObject({ of: z.array(DutyRule), ...cited });

/**
 * What holds for a file that says nothing of it.  Versions that are in use are read by these figures, so they do not change.  Of kinds that
 * came later, see `dutiesSince`.
 */
export const dutiesUnlessSaid: z.output<typeof Duties> = {
  of: [
    {
      duty: 'receipt',
      office: 'chair',
      at: 'committee',
      withinDays: 14,
      remindDaysBefore: 3,
      overdueShownTo: 'everyone',
    },
    {
      duty: 'verification',
      office: 'liaison',
      at: 'committee',
      withinDays: 30,
      remindDaysBefore: 7,
      overdueShownTo: 'everyone',
    },
    {
      duty: 'consultation-reply',
      office: 'chair',
      at: 'unit-asked',
      withinDays: null,
      remindDaysBefore: null,
      overdueShownTo: 'staff',
    },
    {
      duty: 'report',
      office: 'chair',
      at: 'committee',
      withinDays: 180,
      remindDaysBefore: 14,
      overdueShownTo: 'everyone',
    },
    {
      duty: 'listing',
      office: 'editor',
      at: 'contact',
      withinDays: 60,
      remindDaysBefore: 7,
      overdueShownTo: 'everyone',
    },
    {
      duty: 'contact',
      office: 'liaison',
      at: 'committee',
      withinDays: 60,
      remindDaysBefore: 7,
      overdueShownTo: 'everyone',
    },
    {
      duty: 'promise',
      office: 'convener',
      at: 'group',
      withinDays: null,
      remindDaysBefore: 7,
      overdueShownTo: 'everyone',
    },
  ],
  citation:
    'Guidelines: the chair acknowledges receipt; the staff liaison verifies the signatures before the vote; the committee reports to Council at the next conference; a group has a listing in the Handbook and a contact at headquarters.',
  silent:
    'Days are not said. Chosen: two weeks to acknowledge, a month to verify, half a year to report, since there are two conferences a year, and two months for the listing and the contact. A unit answers, and a group keeps a promise, by the day that was named.',
};

/** Kinds that came later.  They hold for every file that names duties, or says nothing of any, unless it names them. */
export const dutiesSince: readonly DutyRule[] = [
  {
    duty: 'endorsement',
    office: 'endorser',
    at: 'petition',
    withinDays: null,
    remindDaysBefore: null,
    overdueShownTo: 'staff',
  },
  {
    duty: 'renewal-notice',
    office: 'liaison',
    at: 'committee',
    withinDays: 7,
    remindDaysBefore: 5,
    overdueShownTo: 'everyone',
  },
  {
    duty: 'body',
    office: 'editor',
    at: 'contact',
    withinDays: 14,
    remindDaysBefore: 12,
    overdueShownTo: 'staff',
  },
];

export type DutyRule = z.output<typeof DutyRule>;
