import { z } from 'zod';
import type { Impediment } from '../../../platform/refusal/index.ts';
import { refuseIf } from '../../../platform/refusal/index.ts';
import { returnedWith, type Returned } from '../../../platform/web/parts/index.ts';
import {
  get,
  page,
  post,
  seeOther,
  signedIn,
  type Answer,
  type Call,
  type Entered,
  type Route,
} from '../../../platform/web/index.ts';
import { personsOf } from '../../../roll/index.ts';
import { readsAgenda } from '../../agenda/pages/reading.tsx';
import { agendaOf } from '../../agenda/queries.ts';
import { NamedFields, textIn } from '../../fields.ts';
import type { MeetingsHouse } from '../../house.ts';
import { publishedAtOf } from '../../minutes/queries.ts';
import { sittingId, sittingKeptBy, sittingSeen, type Seen } from '../../sittings/pages/seeing.ts';
import { recordAttendance, writeToSitting } from '../commands.ts';
import { attendanceModes, type AttendanceMode } from '../model.ts';
import { attendanceOf, writtenCommentsOn } from '../queries.ts';
import { bounds, impedimentsToRecording, impedimentsToWriting } from '../rules.ts';
import { words } from '../words.ts';
import { commentField, modeField } from './fields.ts';
import { RecordPage, WritePage } from './views.tsx';

const section = '/meetings';

/** Where keepers record who was there, and members write who cannot come. */
export function attendanceRoutes(house: MeetingsHouse): Route[] {
  return [
    get('/meetings/:id/attendance', (call) => recordPage(house, call)),
    post('/meetings/:id/attendance', (call) => record(house, call)),
    get('/meetings/:id/comments', (call) => writePage(house, call)),
    post('/meetings/:id/comments', (call) => write(house, call)),
  ];
}

async function recordPage(house: MeetingsHouse, call: Call, form?: Returned, status = 200): Promise<Answer> {
  const seen = await sittingKeptBy(call);
  const { db, at } = call.visit;
  const [attendance, persons, minutesPublishedAt] = await Promise.all([
    attendanceOf(db, seen.sitting.id),
    personsOf(db, seen.members),
    publishedAtOf(db, seen.sitting.id),
  ]);
  const told = impedimentsToRecording(seen.sitting, { at, minutesPublishedAt }).map(house.word);
  const view = { seen, attendance, persons, form, told, recorded: call.query.has('recorded') };
  return page(`${words.title}: ${seen.sitting.name}`, <RecordPage {...view} />, { section, status });
}

const Guests = z.object({
  guests: z
    .string()
    .trim()
    .default('')
    .transform((text) => Number(text || 0))
    .pipe(
      z
        .number('Write a number.')
        .int('Write a whole number.')
        .min(0, 'Write a number from 0 on.')
        .max(bounds.guests, 'Write how many came.'),
    ),
});

const isMode = (text: string): text is AttendanceMode => attendanceModes.some((mode) => mode === text);

async function record(house: MeetingsHouse, call: Call): Promise<Answer> {
  const { sitting, members } = await sittingKeptBy(call);
  const form = await call.form(Guests);
  if (!form.ok) return recordPage(house, call, form, 422);
  const recorded = members.flatMap((person) => {
    const mode = form.entered.text(modeField(person));
    return isMode(mode) ? [{ person, mode }] : [];
  });
  const done = await call.attempt((act) =>
    recordAttendance(act, sitting.id, { members: recorded, guests: form.value.guests }),
  );
  if (done.ok) return seeOther(`/meetings/${sitting.id}/attendance?recorded=1`);
  return recordPage(house, call, backWith(house, form.entered, done.impediments), 409);
}

const backWith = ({ word }: MeetingsHouse, entered: Entered, impediments: readonly Impediment[]): Returned =>
  returnedWith(entered, impediments, { word, fieldOf: () => '' });

/** The meeting, for a member of its body who may still write to it. @throws SignInFirst, NotFound, Refused */
async function sittingToWriteTo(call: Call): Promise<Seen> {
  signedIn(call);
  const seen = await sittingSeen(call);
  refuseIf(seen.isMember ? [] : [{ code: 'not-granted' }]);
  return seen;
}

async function writePage(house: MeetingsHouse, call: Call, form?: Returned, status = 200): Promise<Answer> {
  const seen = await sittingToWriteTo(call);
  const { db, by, at } = call.visit;
  const [items, attendance, comments] = await Promise.all([
    readsAgenda(seen) ? agendaOf(db, seen.sitting.id) : [],
    attendanceOf(db, seen.sitting.id),
    writtenCommentsOn(db, seen.sitting.id),
  ]);
  const view = {
    seen,
    items,
    form,
    isExcused: attendance.members.some(({ person, mode }) => person === by && mode === 'excused'),
    own: comments.filter(({ person }) => person === by),
    told: impedimentsToWriting(seen.sitting, { isMember: seen.isMember, at }).map(house.word),
  };
  return page(`${words.writeTitle}: ${seen.sitting.name}`, <WritePage {...view} />, { section, status });
}

async function write(house: MeetingsHouse, call: Call): Promise<Answer> {
  const { sitting } = await sittingToWriteTo(call);
  const form = await call.form(NamedFields);
  if (!form.ok) return writePage(house, call, form, 422);
  const { entered, value } = form;
  const items = await agendaOf(call.visit.db, sitting.id);
  const fields = [null, ...items.map(({ id }) => id)].map((item) => ({ item, name: commentField(item) }));
  const comments = new Map(fields.map(({ item, name }) => [item, textIn(value, name)]));
  const errors = fields
    .filter(({ item }) => comments.get(item)!.length > bounds.comment)
    .map(({ name }) => ({ field: name, message: `At most ${bounds.comment} letters.` }));
  if (errors.length > 0) return writePage(house, call, { entered, errors }, 422);
  const done = await call.attempt((act) =>
    writeToSitting(act, sitting.id, { excused: textIn(value, 'excused') === 'yes', comments }),
  );
  if (done.ok) return seeOther(`/meetings/${sittingId(call)}?written=1#written-comments`);
  return writePage(house, call, backWith(house, entered, done.impediments), 409);
}
