import type { VNode } from 'preact';
import { Day, Timeline } from '../../platform/web/parts/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { Life, Moment } from './model.ts';
import { lineOf, type Line } from './rules.ts';
import { momentWritten, words } from './words.ts';

/** What happened, where the group is, and what lies ahead. */
export function LifeList({ life, today }: { life: Life; today: CalendarDay }): VNode {
  return (
    <Timeline
      steps={life.moments.map((moment) => ({
        on: <Day on={moment.on} />,
        what: <MomentText moment={moment} />,
        when: moment.what === 'today' ? 'now' : moment.on > today ? 'ahead' : 'done',
      }))}
    />
  );
}

function MomentText({ moment }: { moment: Moment }): VNode {
  const text = momentWritten(moment);
  if ('href' in moment) return <a href={moment.href}>{text.replace(/\.$/, '')}</a>;
  if (moment.what !== 'petition-begun') return <>{text}</>;
  return (
    <>
      {text} <a href={`/petitions/${moment.petition}`}>{words.petition}</a>
    </>
  );
}

const width = 1_000;
const height = 96;
const ground = 72;
const steps = ['decided', 'group-opened', 'ended', 'renamed'];

/** The same as a line, where there is room for it: its list is its text. */
export function LifeLine({ life, today }: { life: Life; today: CalendarDay }): VNode | null {
  const line = lineOf(life, today);
  if (!line) return null;
  return (
    <figure class="lifeline" aria-hidden="true">
      <svg viewBox={`0 0 ${width} ${height}`} class="strokes">
        <path class="open" d={`M0 ${ground}H${width}`} />
        <path class="open" d={yearsPath(line)} />
        {line.terms.map(({ from, until }) => (
          <path class="term" d={`M${x(from)} ${ground}H${x(until)}`} />
        ))}
        <path class="in" d={momentsPath(line)} />
        <path class="today" d={`M${x(line.today)} 4V${ground + 10}`} />
        {line.years
          .filter((_, index) => index % every(line) === 0)
          .map(({ year, at }) => (
            <text x={x(at) + 3} y={height - 2}>
              {year}
            </text>
          ))}
      </svg>
      <figcaption>{words.key}</figcaption>
    </figure>
  );
}

const x = (at: number): number => Number((at * width).toFixed(1));

/** A year has so much room for its number. */
const every = ({ years }: Line): number => Math.ceil(years.length / 20);

const yearsPath = ({ years }: Line): string => years.map(({ at }) => `M${x(at)} ${ground}v10`).join('');

/** What changed the group stands taller than what happened in it. */
const momentsPath = ({ moments }: Line): string =>
  moments.map(({ moment, at }) => `M${x(at)} ${ground - 8}V${steps.includes(moment.what) ? 22 : 46}`).join('');
