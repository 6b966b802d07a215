import { file, get, plain, type Answer, type Call, type Route } from '../../../platform/web/index.ts';
import { addMilliseconds, days } from '../../../platform/time/index.ts';
import { unitsById } from '../../../units/index.ts';
import { calendarFile } from '../calendar-file.ts';
import { sittingsBy } from '../queries.ts';
import { words } from '../words.ts';
import { linkShown, sittingSeen } from './seeing.ts';

const type = 'text/calendar; charset=utf-8';
/** Programs that subscribe ask every hour or so, and keep what they were once told. */
const backDays = 400;
const mostInFeed = 500;

/** Meetings for programs that keep appointments: one as a file, and all to subscribe to. */
export function calendarRoutes(): Route[] {
  return [get('/meetings/calendar.ics', feed, { cookieless: true }), get('/meetings/:id/meeting.ics', one)];
}

/** Alike for everybody: a link to join is in it only where guests may. */
async function feed({ visit: { db, at }, baseUrl }: Call): Promise<Answer> {
  const sittings = await sittingsBy(db, { endingAfter: addMilliseconds(at, -days(backDays)), most: mostInFeed });
  const units = await unitsById(db, [...new Set(sittings.map(({ unit }) => unit))]);
  const entries = sittings.map((sitting) => ({
    sitting,
    body: units.get(sitting.unit)!.name,
    link: linkShown({ sitting, isWithin: false }),
  }));
  return plain(calendarFile(words.title, entries, baseUrl), {
    'content-type': type,
    'cache-control': 'public, max-age=300',
  });
}

async function one(call: Call): Promise<Answer> {
  const seen = await sittingSeen(call);
  const entry = { sitting: seen.sitting, body: seen.unit.name, link: linkShown(seen) };
  return file(`meeting-${seen.sitting.id}.ics`, type, calendarFile(seen.sitting.name, [entry], call.baseUrl));
}
