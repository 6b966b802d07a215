import type { Act } from '../platform/act/index.ts';
import { maskWritten, type Gone } from '../platform/erasure/index.ts';

/** Names go from what members and keepers wrote around a meeting; minutes, amendments and votes are published once, and stay. */
export const forgetInMeetings = (act: Act, gone: Gone): Promise<void> =>
  maskWritten(
    act,
    {
      'meetings.agenda_item': ['title', 'note', 'minute'],
      'meetings.paper': ['title'],
      'meetings.remark': ['body'],
      'meetings.sitting': ['place', 'link', 'in_world', 'cancelled_because'],
      'meetings.written_comment': ['body'],
    },
    gone,
  );
