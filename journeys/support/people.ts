import { generateRoll, rollHeader } from '../../association/example/roll.ts';

/** The example's roll as it came from the membership system: its rows, and what is taken from them. */
export const exampleRoll = (today: string): string[][] => [...generateRoll({ seed: 1876, count: 6_000, today })];

/** Places in a row. */
export const at = {
  number: 0,
  first: 1,
  last: 2,
  email: 4,
  class: 5,
  type: 6,
  status: 7,
  paid: 9,
  suspended: 10,
  merged: 13,
};

/** Members in good standing for months to come, each with an address of their own. */
export function membersInGoodStanding(rows: readonly string[][], count: number): string[][] {
  const byAddress = Map.groupBy(rows, (row) => (row[at.email] ?? '').toLowerCase());
  const good = rows.filter(
    (row) =>
      /^(Regular|Student|Library Worker)$/.test(row[at.class]!) &&
      row[at.status] === 'A' &&
      row[at.suspended] === '' &&
      row[at.paid]!.endsWith('/27') &&
      /^[\w.+-]+@[\w.-]+$/.test(row[at.email]!) &&
      byAddress.get(row[at.email]!.toLowerCase())?.length === 1,
  );
  // Spread over the roll, so that all kinds of names are among them.
  const step = Math.floor(good.length / count);
  return good.filter((_, index) => index % step === 0).slice(0, count);
}

/** The rows as a file of the membership system. */
export function rollCsv(rows: readonly string[][]): Blob {
  const quoted = (value: string) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  const lines = [rollHeader, ...rows].map((row) => `${row.map(quoted).join(',')}\r\n`);
  return new Blob(lines, { type: 'text/csv' });
}
