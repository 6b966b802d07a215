import { daysBetween, type CalendarDay } from '../../time/index.ts';
import { countWritten, dayOfYearWritten, dayWritten } from '../../written/index.ts';
import { Details } from './navigation.tsx';
import { Table } from './table.tsx';

interface Point {
  readonly on: CalendarDay;
  /** How many there are by the end of the day. */
  readonly count: number;
}

interface RunChartProps {
  readonly caption: string;
  /** Says in a sentence what the line shows. */
  readonly label: string;
  readonly from: CalendarDay;
  /** The last day of the chart; the line ends at its last point. */
  readonly to: CalendarDay;
  /** The broken line. */
  readonly goal: number;
  /** In the order of days. */
  readonly points: readonly Point[];
  /** Heads the table that says the same: the summary, the day, the count. */
  readonly words: { readonly table: string; readonly by: string; readonly count: string };
}

/** How a number rose, and the goal. The drawing stretches; its words are HTML and do not. */
export function RunChart({ caption, label, from, to, goal, points, words }: RunChartProps) {
  const scale = scaleFor(Math.max(goal, ...points.map(({ count }) => count)));
  const top = scale[0]!;
  const y = (count: number) => round(200 - (200 * count) / top);
  const x = (on: CalendarDay) => round((600 * daysBetween(from, on)) / Math.max(1, daysBetween(from, to)));
  const run = [`M0 ${y(0)}`, ...points.map(({ on, count }) => `L${x(on)} ${y(count)}`)].join('');
  const last = points.at(-1);
  return (
    <figure class="chart">
      <figcaption>{caption}</figcaption>
      <div class="y" aria-hidden="true">
        {scale.map((count) => (
          <span>{countWritten(count)}</span>
        ))}
      </div>
      <svg viewBox="0 0 600 200" preserveAspectRatio="none" role="img" aria-label={label}>
        <path class="grid" d={scale.map((count) => `M0 ${y(count)}H600`).join('')} />
        {last && <path class="area" d={`${run}V200H0Z`} />}
        <path class="goal" d={`M0 ${y(goal)}H600`} />
        {last && <path class="run" d={run} />}
      </svg>
      <div class="x" aria-hidden="true">
        <span>{dayOfYearWritten(from)}</span>
        <span>{dayOfYearWritten(to)}</span>
      </div>
      <div class="key">
        <Details summary={words.table}>
          <Table
            caption={caption}
            captionUnseen
            columns={[{ label: words.by }, { label: words.count, num: true }]}
            rows={points.map(({ on, count }) => ({ cells: [dayWritten(on), countWritten(count)] }))}
          />
        </Details>
      </div>
    </figure>
  );
}

/** Five or so round numbers from the top down to nothing; the top stands above the highest. */
export function scaleFor(highest: number): number[] {
  const rough = Math.max(1, highest) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(
    1,
    [1, 2, 2.5, 5, 10].map((each) => each * power).find((each) => each >= rough)!,
  );
  const whole = Number.isInteger(step) ? step : Math.ceil(step);
  const steps = Math.floor(highest / whole) + 1;
  return Array.from({ length: steps + 1 }, (_, index) => (steps - index) * whole);
}

const round = (value: number): number => Number(value.toFixed(1));
