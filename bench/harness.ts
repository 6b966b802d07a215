/** Seven interleaved pairs unless told, so that a slow moment of the machine falls on both. */
export const usualPairs = 7;

/** One measured case: what the product took, and what the yardstick took over the same rows and bytes. */
export interface Case {
  readonly name: string;
  readonly unit: string;
  /** One run; gives the figure. */
  readonly product: () => Promise<number> | number;
  /** At most 40 lines, as fast as it can be made; left out where there is none to compare with. */
  readonly yardstick?: () => Promise<number> | number;
  /** Whether more is better, as with requests per second; the ratio is always the product's share of the yardstick's speed. */
  readonly moreIsBetter?: boolean;
}

interface Measured {
  readonly bench: string;
  readonly case: string;
  readonly figure: number;
  readonly unit: string;
  readonly yardstick: number | null;
  readonly ratio: number | null;
  readonly spread: readonly [number, number] | null;
}

/** Runs the cases one after the other, prints a table, then one line of JSON for each. */
export async function measure(bench: string, cases: readonly Case[], pairs = usualPairs): Promise<void> {
  const measured: Measured[] = [];
  for (const each of cases) measured.push(await measureCase(bench, each, pairs));
  printTable(measured);
  for (const { spread: _, ...line } of measured) console.log(JSON.stringify(line));
}

async function measureCase(
  bench: string,
  { name, unit, product, yardstick, moreIsBetter }: Case,
  pairs: number,
): Promise<Measured> {
  const figures: number[] = [];
  const yards: number[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    figures.push(await product());
    if (yardstick) yards.push(await yardstick());
  }
  const ratios = yards.map((yard, pair) => (moreIsBetter ? figures[pair]! / yard : yard / figures[pair]!));
  return {
    bench,
    case: name,
    figure: rounded(median(figures)),
    unit,
    yardstick: yards.length > 0 ? rounded(median(yards)) : null,
    ratio: ratios.length > 0 ? rounded(median(ratios)) : null,
    spread: ratios.length > 0 ? [rounded(Math.min(...ratios)), rounded(Math.max(...ratios))] : null,
  };
}

/** The middle value; the mean of the two middle ones of an even number. */
export function median(values: readonly number[]): number {
  return (
    (quantile(values, 0.5) +
      -quantile(
        values.map((value) => -value),
        0.5,
      )) /
    2
  );
}

/** The smallest value that at least this part of the values do not exceed: `quantile(times, 0.95)`. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
}

const rounded = (value: number): number => Number(value.toPrecision(4));

function printTable(measured: readonly Measured[]): void {
  const rows = [
    ['case', 'figure', 'unit', 'yardstick', 'ratio', 'spread of the ratio'],
    ...measured.map((each) =>
      [each.case, each.figure, each.unit, each.yardstick ?? '', each.ratio ?? '', each.spread?.join(' to ') ?? ''].map(
        String,
      ),
    ),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  for (const row of rows)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    );
  console.log();
}
