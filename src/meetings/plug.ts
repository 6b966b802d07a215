import type { Plug } from '../platform/plug.ts';
import { ballotWordings } from './ballots/words.ts';
import type { MeetingsHouse } from './house.ts';

export type { MeetingsHouse } from './house.ts';

/** What the meetings hand the platform. */
export function meetingsPlug(_: MeetingsHouse): Plug {
  return { wordings: ballotWordings };
}
