import { z } from 'zod';
import { returnedWith, type Returned } from '../../../platform/web/parts/index.ts';
import {
  get,
  page,
  post,
  seeOther,
  signedIn,
  type Answer,
  type Call,
  type Route,
} from '../../../platform/web/index.ts';
import { NotFound, refuseIf } from '../../../platform/refusal/index.ts';
import { instantOf, type CalendarDay } from '../../../platform/time/index.ts';
import { committeeMeetings, type CommitteeMeeting } from '../../../roll/index.ts';
import { unitNamed, unitsById } from '../../../units/index.ts';
import { bodiesKept } from '../../bodies.ts';
import type { MeetingsHouse } from '../../house.ts';
import { announceSitting, cancelSitting, changeSitting } from '../commands/announcing.ts';
import { holdSitting, takeBackHolding } from '../commands/holding.ts';
import { calendarDaysTaken } from '../queries.ts';
import { bounds } from '../rules.ts';
import { words } from '../words.ts';
import { amissIn, Announcement, aDay, Details, detailsIn, fieldOf, wordingOf, written } from './details-form.ts';
import { AnnouncePage, CancelPage, ChangePage } from './announcing-views.tsx';
import { sittingId, sittingKeptBy } from './seeing.ts';

const section = '/meetings';
const mostUsual = 3;

/** Where keepers announce meetings, change and cancel them, and put them on record as held. */
export function announcingRoutes(house: MeetingsHouse): Route[] {
  return [
    get('/meetings/new', (call) => announcePage(house, call)),
    post('/meetings', (call) => announce(house, call)),
    post('/meetings/usual', (call) => takeOver(house, call)),
    get('/meetings/:id/change', (call) => changePage(call)),
    post('/meetings/:id/change', (call) => change(house, call)),
    get('/meetings/:id/cancellation', (call) => cancelPage(call)),
    post('/meetings/:id/cancellation', (call) => cancel(house, call)),
    post('/meetings/:id/holding', (call) => hold(house, call)),
    post('/meetings/:id/holding/taking-back', (call) => takeBack(house, call)),
  ];
}

async function announcePage(house: MeetingsHouse, call: Call, form?: Returned, status = 200): Promise<Answer> {
  signedIn(call);
  const { db, zone } = call.visit;
  const kept = await bodiesKept(call.visit);
  if (kept.length === 0) refuseIf([{ code: 'not-granted', grant: 'meetings.keep' }]);
  const [units, usual] = await Promise.all([unitsById(db, kept), usualDays(house, call)]);
  const view = { units: [...units.values()], usual, zone, form, hours: house.association.committeeMeetings.hours };
  return page(words.announceTitle, <AnnouncePage {...view} />, { section, status });
}

/** The next days of the calendar that nobody has taken over; null for who does not keep the meetings of the committee. */
async function usualDays({ association }: MeetingsHouse, { visit }: Call): Promise<CommitteeMeeting[] | null> {
  const committee = await unitNamed(visit.db, association.bodies.committee);
  if (!committee || !(await bodiesKept(visit)).includes(committee.id)) return null;
  const taken = await calendarDaysTaken(visit.db, committee.id);
  return committeeMeetings(association, visit.today, mostUsual + taken.length)
    .filter(({ on }) => !taken.includes(on))
    .slice(0, mostUsual);
}

async function announce(house: MeetingsHouse, call: Call): Promise<Answer> {
  signedIn(call);
  const form = await call.form(Announcement);
  if (!form.ok) return announcePage(house, call, amissIn(form, call.visit.zone), 422);
  const { unit, ...value } = form.value;
  const details = detailsIn(value, call.visit.zone);
  const done = await call.attempt((act) => announceSitting(act, { ...details, unit, calendarOn: null }));
  house.coming.forget();
  if (done.ok) return seeOther(`/meetings/${done.value}?announced=1`);
  const back = returnedWith(form.entered, done.impediments, { word: house.word, fieldOf });
  return announcePage(house, call, back, 409);
}

const UsualDay = z.object({ on: aDay });

/** One press: the day of the calendar becomes a meeting, with its name and the day of filing. */
async function takeOver(house: MeetingsHouse, call: Call): Promise<Answer> {
  signedIn(call);
  const { association } = house;
  const form = await call.form(UsualDay);
  if (!form.ok) throw new NotFound();
  const usual = calendarDay(house, form.value.on);
  const committee = await unitNamed(call.visit.db, association.bodies.committee);
  if (!usual || !committee) throw new NotFound();
  const { begins, ends } = association.committeeMeetings.hours;
  const { zone } = call.visit;
  const id = await call.perform((act) =>
    announceSitting(act, {
      unit: committee.id,
      name: usual.name,
      beginsAt: instantOf(usual.on, begins, zone),
      endsAt: instantOf(usual.on, ends, zone),
      place: '',
      link: '',
      inWorld: '',
      openToGuests: false,
      fileBy: usual.fileBy,
      calendarOn: usual.on,
    }),
  );
  house.coming.forget();
  return seeOther(`/meetings/${id}/change?taken=1`);
}

const calendarDay = ({ association }: MeetingsHouse, on: CalendarDay): CommitteeMeeting | undefined =>
  committeeMeetings(association, on, 1).find((each) => each.on === on);

async function changePage(call: Call, form?: Returned, status = 200): Promise<Answer> {
  const seen = await sittingKeptBy(call);
  const view = { seen, form, taken: call.query.has('taken') };
  return page(`${words.changeTitle}: ${seen.sitting.name}`, <ChangePage {...view} />, { section, status });
}

async function change(house: MeetingsHouse, call: Call): Promise<Answer> {
  const { sitting } = await sittingKeptBy(call);
  const form = await call.form(Details);
  if (!form.ok) return changePage(call, amissIn(form, call.visit.zone), 422);
  const done = await call.attempt((act) => changeSitting(act, sitting.id, detailsIn(form.value, act.zone)));
  house.coming.forget();
  if (done.ok) return seeOther(`/meetings/${sitting.id}?changed=1`);
  return changePage(call, returnedWith(form.entered, done.impediments, { word: wordingOf, fieldOf }), 409);
}

async function cancelPage(call: Call, form?: Returned, status = 200): Promise<Answer> {
  const seen = await sittingKeptBy(call);
  const view = { seen, form };
  return page(`${words.cancelTitle}: ${seen.sitting.name}`, <CancelPage {...view} />, { section, status });
}

async function cancel(house: MeetingsHouse, call: Call): Promise<Answer> {
  const { sitting } = await sittingKeptBy(call);
  const form = await call.form(z.object({ because: written(bounds.reason) }));
  if (!form.ok) return cancelPage(call, form, 422);
  const done = await call.attempt((act) => cancelSitting(act, sitting.id, form.value.because));
  house.coming.forget();
  if (done.ok) return seeOther(`/meetings/${sitting.id}?cancelled=1`);
  return cancelPage(call, returnedWith(form.entered, done.impediments, { word: wordingOf, fieldOf }), 409);
}

async function hold(house: MeetingsHouse, call: Call): Promise<Answer> {
  await sittingKeptBy(call);
  await call.perform((act) => holdSitting(act, sittingId(call)));
  house.coming.forget();
  return seeOther(`/meetings/${sittingId(call)}?held=1`);
}

async function takeBack(house: MeetingsHouse, call: Call): Promise<Answer> {
  await sittingKeptBy(call);
  await call.perform((act) => takeBackHolding(act, sittingId(call)));
  house.coming.forget();
  return seeOther(`/meetings/${sittingId(call)}?taken-back=1`);
}
