import path from 'node:path';
import type { App } from './app.ts';
import { openHouse } from './house.ts';
import { UsageError, type Command } from './platform/cli/index.ts';
import { moveClockAhead } from './platform/installation.ts';
import { openLog } from './platform/log/index.ts';
import { joinEmbedded } from './platform/postgres/index.ts';
import { BadSetting, type Settings } from './platform/settings/index.ts';
import { addMonths, dayOf, days, isCalendarDay, type CalendarDay } from './platform/time/index.ts';

/** Every day of them is lived through, with all that falls due on it: a slip of the pen would keep the command at work for days. */
const mostYears = 50;

type Clockwork = Pick<App, 'clock' | 'database' | 'installation' | 'settle' | 'zone'>;

/**
 * Lets the days of an example pass one after the other, each with all that falls due on it, until the clock stands on the day.
 *
 * @param onDay called with each day that has passed
 * @throws BadSetting when the clock is a real one, stands later, or stands more than fifty years before
 */
export async function moveClockTo(app: Clockwork, to: CalendarDay, onDay: (day: CalendarDay) => void): Promise<void> {
  const { clock, database, installation, zone } = app;
  if (installation.kind !== 'example') throw new BadSetting('Only the clock of an example can be moved.');
  await clock.refresh();
  const today = () => dayOf(clock.now(), zone);
  if (to < today()) throw new BadSetting(`The clock stands on ${today()}, and only goes forwards.`);
  const furthest = addMonths(today(), 12 * mostYears);
  if (to > furthest)
    throw new BadSetting(
      `The clock stands on ${today()}, and goes at most ${mostYears} years ahead at once, until ${furthest}.`,
    );
  while (today() < to) {
    await moveClockAhead(database.db, days(1));
    await clock.refresh();
    await app.settle();
    onDay(today());
  }
}

/** `clock --to DAY`: beside a server that runs over the same database, or alone. */
export const clockCommand = (settings: Settings): Command => ({
  name: 'clock',
  operands: [],
  options: { to: { value: 'YYYY-MM-DD', help: 'the day on which it shall stand; only forwards' } },
  help: 'Moves the clock of an example day by day, and does all that falls due; tells the day where none is named.',
  withoutDatabase: true,
  async run({ options, terminal }) {
    const to = options['to'];
    if (to !== undefined && (typeof to !== 'string' || !isCalendarDay(to)))
      throw new UsageError('A day is written as 2029-03-31.');
    await inHouse(settings, terminal.say, async (app) => {
      const day = () => dayOf(app.clock.now(), app.zone);
      if (to) await moveClockTo(app, to, (passed) => terminal.progress(`It is ${passed} …`));
      terminal.progress('');
      terminal.print(`The clock stands on ${day()}.`);
    });
  },
});

/** A day commits a hundred times and more.  Those that a power cut takes are lived through again: nothing of an example leaves it. */
export function notWaitingForTheDisk(databaseUrl: string): string {
  // Not read as a URL: some that PostgreSQL takes are none, as one without a host.
  const [place, query] = databaseUrl.split('?', 2);
  const given = new URLSearchParams(query);
  given.set('options', `${given.get('options') ?? ''} -c synchronous_commit=off`.trim());
  return `${place}?${given}`;
}

/** Opens the house over the database that is there, whoever else works over it; rounds are made when asked for. */
async function inHouse(settings: Settings, say: (line: string) => void, work: (app: App) => Promise<void>) {
  const embedded = settings.databaseUrl
    ? undefined
    : await joinEmbedded({ folder: path.join(settings.dataFolder, 'postgres') });
  try {
    const databaseUrl = notWaitingForTheDisk(settings.databaseUrl ?? embedded!.url);
    const house = await openHouse({ ...settings, databaseUrl }, { log: openLog(), say, rounds: false });
    try {
      await work(house.app);
    } finally {
      await house.stop();
    }
  } finally {
    await embedded?.stop();
  }
}
