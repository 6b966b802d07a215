/**
 * The instant of a Date field (RFC 5322 with its obsolete forms), and of what some programs write instead; null when it is none.
 * A zone that nobody knows is taken as UTC, as the standard says.
 */
export function readDate(value: string): Date | null {
  const text = value.slice(0, 200).replace(/\([^()]*\)/g, ' ');
  const words = dayFirst.exec(text)?.groups ?? monthFirst.exec(text)?.groups ?? yearFirst.exec(text)?.groups;
  if (!words) return null;
  const { day, month = '', year = '', hour, minute, second = '0', zone = '' } = words;
  const index = /^\d/.test(month) ? Number(month) - 1 : months.indexOf(month.slice(0, 3).toLowerCase());
  const parts = [
    fullYear(year),
    index,
    Number(day),
    Number(hour),
    Number(minute),
    Math.min(59, Number(second)),
  ] as const;
  if (index < 0 || index > 11 || parts[2] < 1 || parts[2] > 31 || parts[3] > 23 || parts[4] > 59) return null;
  const at = Date.UTC(...parts) - offsetOf(zone) * 60_000;
  return Number.isNaN(at) ? null : new Date(at);
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const clock = String.raw`(?<hour>\d{1,2})[:.](?<minute>\d{2})(?:[:.](?<second>\d{2})(?:\.\d+)?)?`;
const zones = String.raw`(?<zone>[+-]\d{1,2}:?\d{2}|[A-Za-z]{1,5})`;
const dayFirst = new RegExp(
  String.raw`(?<day>\d{1,2})[ -]+(?<month>[A-Za-z]{3,9})\.?,?[ -]+(?<year>\d{2,4}),?\s+${clock}(?:\s*${zones})?`,
);
const monthFirst = new RegExp(
  String.raw`(?<month>[A-Za-z]{3})[a-z]*\s+(?<day>\d{1,2}),?\s+${clock}(?:\s+${zones})?\s+(?<year>\d{4})`,
);
const yearFirst = new RegExp(String.raw`(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})[T ]+${clock}\s*(?:${zones})?`);

function fullYear(year: string): number {
  const number = Number(year);
  if (year.length === 4) return number;
  return number + (year.length === 3 || number >= 50 ? 1900 : 2000);
}

function offsetOf(zone: string): number {
  const numbers = /^([+-])(\d{1,2}):?(\d{2})$/.exec(zone);
  if (numbers) return (numbers[1] === '-' ? -1 : 1) * (Number(numbers[2]) * 60 + Number(numbers[3]));
  return (zoneHours[zone.toUpperCase()] ?? 0) * 60;
}

const zoneHours: Readonly<Record<string, number>> = {
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
  CET: 1,
  MET: 1,
  CEST: 2,
  MEST: 2,
  BST: 1,
  EET: 2,
  EEST: 3,
  JST: 9,
  KST: 9,
  HKT: 8,
  IST: 5.5,
  AEST: 10,
  AEDT: 11,
};
