import { z } from 'zod';
import { cited, number, oneOf } from './fields.ts';

const byWhom = oneOf(['committee', 'conveners']);

/** It came after the other figures, so that files write them without it. */
export const gatheringDaysUnlessSaid = 90;

/** What may become of a group besides its renewal: who asks for it, and who decides. */
export const Changes = z.strictObject({
  rename: z.strictObject({ by: byWhom }),
  /** How many conveners must want it, where the group has as many; staff may stand for all of them but one. */
  dissolution: z.strictObject({ by: byWhom, conveners: number(1, 20) }),
  /** The conveners of both groups must want it. */
  merge: z.strictObject({ by: byWhom }),
  /** The committee recommends it, or decides. */
  graduation: z.strictObject({
    by: oneOf(['committee', 'council']),
    /** Each is null where the texts give no number: the count is then shown and not judged. */
    participants: number(1, 1_000_000).nullable(),
    messagesInYear: number(1, 1_000_000).nullable(),
    petition: z.boolean(),
    officers: z.boolean(),
    bylaws: z.boolean(),
  }),
  /** When nobody convenes a group any more, some of its participants may together. */
  takeover: z.strictObject({
    participants: number(2, 20),
    /** Days for which conveners may answer when they are asked whether they are there. */
    answerDays: number(1, 366),
    /** Days for which somebody may object. */
    objectionDays: number(0, 366),
    /** Days for which whoever asked first waits for the others. */
    gatheringDays: number(1, 366).default(gatheringDaysUnlessSaid),
  }),
  /** Days before its last day on which the holder of a role is written to; and again on the day. */
  roles: z.strictObject({ noticeDays: number(1, 366) }),
  ...cited,
});

/** What holds for a file that says nothing of it.  Versions that are in use are read by these figures, so they do not change. */
export const changesUnlessSaid: z.output<typeof Changes> = {
  rename: { by: 'committee' },
  dissolution: { by: 'conveners', conveners: 2 },
  merge: { by: 'committee' },
  graduation: {
    by: 'council',
    participants: null,
    messagesInYear: null,
    petition: true,
    officers: true,
    bylaws: true,
  },
  takeover: { participants: 2, answerDays: 30, objectionDays: 14, gatheringDays: gatheringDaysUnlessSaid },
  roles: { noticeDays: 30 },
  citation:
    'Reports of the committee to the council tell of names that it approved, and move that the council establish a round table.',
  silent:
    'Dissolution, merger and groups without a convener are not spoken of. Chosen: two conveners dissolve their own group; the committee decides on a merger that the conveners of both want; two participants take over together when nobody answers for thirty days and nobody objects for fourteen; who asks first waits for the others for ninety.',
};

export type ChangeRules = z.output<typeof Changes>;
