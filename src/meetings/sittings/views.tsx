import { Day } from '../../platform/web/parts/index.ts';
import type { ComingMeeting } from './rules.ts';

/** The day of a meeting to come, with the way to it once it is announced. */
export function MeetingDay({ meeting: { on, sitting } }: { readonly meeting: Pick<ComingMeeting, 'on' | 'sitting'> }) {
  if (sitting === null) return <Day on={on} />;
  return (
    <a href={`/meetings/${sitting}`}>
      <Day on={on} />
    </a>
  );
}
