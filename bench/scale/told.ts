import type { Timed } from './pages.ts';

const mostMs = 200;
const mostTimes = 3;
/** Below this nobody sees a difference, and the machine makes more of it than the page. */
const noiseMs = 20;

/** Whether a page takes long, or takes much longer than at the first size. */
export function isSlow({ p99 }: Timed, first: Timed | undefined): boolean {
  return p99 > mostMs || (first !== undefined && p99 > noiseMs && p99 > mostTimes * first.p99);
}

/** A row for each page: median and 99th percentile at each size; pages that are slow at the last one are marked. */
export function tellPages(timed: ReadonlyMap<number, readonly Timed[]>): void {
  const sizes = [...timed.keys()];
  const [first = []] = timed.values();
  const of = (size: number, name: string) => timed.get(size)?.find((page) => page.name === name);
  console.log(`\n| page | ${sizes.map((size) => `${size}× p50 | p99`).join(' | ')} | |`);
  console.log(`|---|${sizes.map(() => '---|---|').join('')}---|`);
  for (const page of first) {
    const cells = sizes.map((size) => {
      const at = of(size, page.name);
      return at ? `${at.p50.toFixed(1)} | ${at.p99.toFixed(1)}` : ' | ';
    });
    const last = of(sizes.at(-1)!, page.name);
    console.log(`| ${page.name} | ${cells.join(' | ')} | ${last && isSlow(last, page) ? '**slow**' : ''} |`);
  }
  for (const [size, pages] of timed)
    for (const { name, p50, p99 } of pages)
      console.log(
        JSON.stringify({
          bench: 'scale',
          case: `${name} at ${size}×`,
          figure: Number(p99.toPrecision(4)),
          unit: 'ms, p99',
          p50: Number(p50.toPrecision(4)),
          yardstick: null,
          ratio: null,
        }),
      );
}
