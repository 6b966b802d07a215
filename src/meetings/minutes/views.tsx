import type { CalendarDay } from '../../platform/time/index.ts';
import type { MinutesDue } from './model.ts';
import { words } from './words.ts';

/** Meetings whose minutes are to be written, each with the day on which they are due. */
export function MinutesDueList({ of, today }: { readonly of: readonly MinutesDue[]; readonly today: CalendarDay }) {
  return (
    <ul>
      {of.map(({ sitting, dueOn }) => (
        <li>
          <a href={`/meetings/${sitting.id}/minutes/change`}>{sitting.name}</a>. <Due dueOn={dueOn} today={today} />
        </li>
      ))}
    </ul>
  );
}

/** When minutes are due, and whether that day has passed. */
export function Due({ dueOn, today }: { readonly dueOn: CalendarDay; readonly today: CalendarDay }) {
  return <>{today > dueOn ? words.overdue(dueOn) : words.dueBy(dueOn)}</>;
}

/** The minutes to take away. @param path of their page */
export function MinutesForms({ path }: { readonly path: string }) {
  return (
    <nav aria-label={words.formsLabel} class="no-print">
      <p class="row">
        {Object.entries(words.forms).map(([form, label]) => (
          <a href={`${path}.${form}`}>{label}</a>
        ))}
      </p>
    </nav>
  );
}
