import { daysBetween, type CalendarDay } from '../../../platform/time/index.ts';
import { Day, Details, Table } from '../../../platform/web/parts/index.ts';

interface Props {
  readonly days: readonly { readonly day: CalendarDay; readonly count: number }[];
  readonly needed: number;
  readonly opened: CalendarDay;
  /** The last day of the drawing. */
  readonly today: CalendarDay;
}

const width = 600;
const height = 200;

/** How the signatures came in: a line drawn on the server, and the same as a table. Nothing is drawn before the first. */
export function SignaturesChart({ days, needed, opened, today }: Props) {
  const last = days.at(-1);
  if (!last || days.length < 2) return null;
  const top = niceTop(Math.max(needed * 1.25, last.count));
  const span = Math.max(1, daysBetween(opened, today) + 1);
  const x = (day: CalendarDay) => round((daysBetween(opened, day) / span) * width);
  const y = (count: number) => round(height - (count / top) * height);
  const run = days.map(({ day, count }) => `H${Math.max(0, x(day))}V${y(count)}`).join('');
  const levels = [0, 0.25, 0.5, 0.75, 1].map((part) => Math.round(part * top));
  return (
    <figure class="chart">
      <figcaption>
        Signatures since the petition opened. The broken line is the number that the rules ask for.
      </figcaption>
      <div class="y" aria-hidden="true">
        {levels.toReversed().map((level) => (
          <span>{level}</span>
        ))}
      </div>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`A rising line: ${last.count} by the last day.`}
      >
        <path class="grid" d={levels.map((level) => `M0 ${y(level)}H${width}`).join('')} />
        <path class="area" d={`M0 ${height}${run}H${width}V${height}Z`} />
        <path class="goal" d={`M0 ${y(needed)}H${width}`} />
        <path class="run" d={`M0 ${height}${run}H${width}`} />
      </svg>
      <div class="x" aria-hidden="true">
        <span>
          <Day on={opened} as="short" />
        </span>
        <span>
          <Day on={today} as="short" />
        </span>
      </div>
      <div class="key">
        <Details summary="The same as a table">
          <Table
            caption="Signatures by the end of the day"
            captionUnseen
            columns={[
              { label: 'By', head: true },
              { label: 'Signed', num: true },
            ]}
            rows={weekly(days).map(({ day, count }) => ({ cells: [<Day on={day} />, count] }))}
          />
        </Details>
      </div>
    </figure>
  );
}

/** At most some twenty rows: the last day of each stretch on which something changed. */
function weekly(days: Props['days']): Props['days'] {
  const step = Math.max(1, Math.ceil(days.length / 20));
  return days.filter((_, index) => (days.length - 1 - index) % step === 0);
}

/** A number that four grid lines divide evenly. */
function niceTop(least: number): number {
  for (const top of [4, 8, 12, 20, 40, 60, 80, 100, 125, 160, 200, 400, 600, 800, 1000, 2000, 4000])
    if (top >= least) return top;
  return Math.ceil(least / 4000) * 4000;
}

const round = (value: number): number => Math.round(value * 10) / 10;
