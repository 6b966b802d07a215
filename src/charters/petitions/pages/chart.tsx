import { addDays, daysBetween, type CalendarDay } from '../../../platform/time/index.ts';
import { countWritten } from '../../../platform/written/index.ts';
import { Day, Details, Table } from '../../../platform/web/parts/index.ts';

interface Props {
  readonly days: readonly { readonly day: CalendarDay; readonly count: number }[];
  readonly needed: number;
  readonly opened: CalendarDay;
  /** The last day that is known. */
  readonly today: CalendarDay;
  /** The last day of the drawing: until then there is time to sign. */
  readonly until?: CalendarDay | undefined;
}

const width = 600;
const height = 200;

/** How the signatures came in: a line drawn on the server, and the same as a table. Nothing is drawn before the first, nor of one day. */
export function SignaturesChart({ days, needed, opened, today, until = today }: Props) {
  const last = days.at(-1);
  if (!last || today <= opened) return null;
  const top = niceTop(Math.max(needed * 1.25, last.count));
  const span = Math.max(1, daysBetween(opened, until) + 1);
  const x = (day: CalendarDay) => round((daysBetween(opened, day) / span) * width);
  const y = (count: number) => round(height - (count / top) * height);
  const run = days.map(({ day, count }) => `H${Math.max(0, x(day))}V${y(count)}`).join('');
  const now = Math.min(width, x(addDays(today, 1)));
  const levels = [0, 0.2, 0.4, 0.6, 0.8, 1].map((part) => Math.round(part * top));
  return (
    <figure class="chart">
      <figcaption>
        Signatures since the petition opened. The broken line is the number that the rules ask for.
      </figcaption>
      <div class="y" aria-hidden="true">
        {levels.toReversed().map((level) => (
          <span>{countWritten(level)}</span>
        ))}
      </div>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`A rising line: ${countWritten(last.count)} by the last day, of ${countWritten(needed)} that the rules ask for.`}
      >
        <path class="grid" d={levels.map((level) => `M0 ${y(level)}H${width}`).join('')} />
        <path class="area" d={`M0 ${height}${run}H${now}V${height}Z`} />
        <path class="goal" d={`M0 ${y(needed)}H${width}`} />
        <path class="run" d={`M0 ${height}${run}H${now}`} />
      </svg>
      <div class="x" aria-hidden="true">
        <span>
          <Day on={opened} as="short" />
        </span>
        <span>
          <Day on={until} as="short" />
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
            rows={weekly(days).map(({ day, count }) => ({ cells: [<Day on={day} />, countWritten(count)] }))}
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

/** A number that five grid lines divide into round steps. */
function niceTop(least: number): number {
  const tops = [5, 10, 20, 25, 50, 75, 100, 125, 150, 200, 250, 300, 400, 500, 750, 1000, 1500, 2000, 2500, 5000];
  return tops.find((top) => top >= least) ?? Math.ceil(least / 5000) * 5000;
}

const round = (value: number): number => Math.round(value * 10) / 10;
