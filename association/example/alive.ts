/**
 * The file of the example's groups with the terms of active groups moved on by whole terms, until the day
 * lies within each: a group of the example has been renewed as often as it takes.  Other rows stay as they are.
 */
export function aliveOn(file: string, today: string): string {
  return file.replace(/(\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2})$/gm, (found, from: string, until: string, at: number) => {
    const line = file.slice(file.lastIndexOf('\n', at) + 1, at);
    if (!line.includes(',active,')) return found;
    let [begins, ends] = [from, until];
    const years = Number(until.slice(0, 4)) - Number(from.slice(0, 4));
    if (years < 1) return found;
    while (ends <= today) [begins, ends] = [yearsOn(begins, years), yearsOn(ends, years)];
    return `${begins}/${ends}`;
  });
}

const yearsOn = (day: string, years: number): string => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
