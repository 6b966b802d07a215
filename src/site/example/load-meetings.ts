import { z } from 'zod';
import type { Act, PersonId } from '../../platform/act/index.ts';
import { dayOf, instantOf } from '../../platform/time/index.ts';
import {
  addItem,
  agendaOf,
  announceSitting,
  holdSitting,
  membersOfBody,
  publishAgenda,
  publishMinutes,
  putOnAgenda,
  recordAttendance,
  saveMinutes,
  writeToSitting,
  type AttendanceMode,
  type SittingId,
} from '../../meetings/index.ts';
import { petitionsIn, publicStates } from '../../charters/index.ts';
import { committeeMeetings } from '../../roll/index.ts';
import { unitNamed } from '../../units/index.ts';
import type { ExampleHouse, Persona } from './house.ts';
import { told } from './papers.ts';
import { ago, none } from './past.ts';

const time = z.string().regex(/^\d\d:\d\d$/);
const Hours = z.object({ begins: time, ends: time, place: z.string(), link: z.string() });
const Item = z.object({
  title: z.string().optional(),
  petition: z.string().optional(),
  note: z.string().default(''),
  minute: z.string(),
});
const Last = Hours.extend({
  name: z.string(),
  daysAgo: z.number(),
  items: z.array(Item),
  comment: z.object({ item: z.number(), text: z.string() }),
  room: z.number(),
  'link-members': z.number(),
  guests: z.number(),
  whole: z.string(),
  draftedDaysAgo: z.number(),
  publishedDaysAgo: z.number(),
});
const Next = Hours.extend({
  announcedDaysAgo: z.number(),
  before: z.array(z.string()),
  petition: z.string(),
  note: z.string(),
  after: z.array(z.string()),
  publishedDaysAgo: z.number(),
});
type Last = z.output<typeof Last>;
type Next = z.output<typeof Next>;

interface Stage {
  readonly house: ExampleHouse;
  readonly committee: number;
  /** Acts as the chair, so many days ago. */
  as<T>(daysAgo: number, work: (act: Act) => Promise<T>): Promise<T>;
}

const meetingsIn = (house: ExampleHouse) => told(house, 'meetings.json', z.object({ last: Last, next: Next }));

/** Announces the last meeting of the committee, at which petitions are then decided; null where the example tells of none. */
export async function announceLast(house: ExampleHouse, personas: readonly Persona[]): Promise<SittingId | null> {
  const last = meetingsIn(house)?.last;
  if (!last) return null;
  const { committee, as } = await stageIn(house, personas);
  return as(last.daysAgo + 60, (act) =>
    announceSitting(act, {
      ...detailsOf(house, dayOf(ago(house, last.daysAgo), house.zone), last),
      unit: committee,
      name: last.name,
      fileBy: null,
      calendarOn: null,
    }),
  );
}

/** What came of the last meeting, with its minutes out, and the next one, with its agenda: by the commands that everybody uses. */
export async function loadMeetings(
  house: ExampleHouse,
  personas: readonly Persona[],
  lastSitting: SittingId | null,
): Promise<void> {
  const meetings = meetingsIn(house);
  if (!meetings || lastSitting === null) return;
  const { last, next } = meetings;
  const stage = await stageIn(house, personas);
  await loadLast(stage, lastSitting, last);
  await loadNext(stage, next);
}

async function stageIn(house: ExampleHouse, personas: readonly Persona[]): Promise<Stage> {
  const by = personas.find(({ key }) => key === 'chair')!.person;
  const committee = (await unitNamed(house.database.db, house.association.bodies.committee))!.id;
  const grants = new Set(['meetings.keep']);
  return { house, committee, as: (daysAgo, work) => house.perform({ by, at: ago(house, daysAgo), grants }, work) };
}

async function loadLast(stage: Stage, id: SittingId, last: Last): Promise<void> {
  const { house, committee, as } = stage;
  const { daysAgo } = last;
  const on = dayOf(ago(house, daysAgo), house.zone);
  for (const { title = '', petition, note } of last.items)
    await as(daysAgo + 20, (act) =>
      petition ? putPetition(act, id, petition, note) : addItem(act, id, { title, note }),
    );
  await as(daysAgo + 14, (act) => publishAgenda(act, id));

  const items = await agendaOf(house.database.db, id);
  const members = await membersOfBody(house.database.db, committee, on);
  await comment(stage, id, {
    person: members.at(-1)!,
    item: items[last.comment.item - 1]!.id,
    text: last.comment.text,
    daysAgo,
  });
  await as(daysAgo - 1, (act) => holdSitting(act, id));
  await as(daysAgo - 1, (act) =>
    recordAttendance(act, id, {
      members: members.map((person, index) => ({ person, mode: modeOf(last, index, members.length) })),
      guests: last.guests,
    }),
  );
  const minutes = new Map(items.map((item, index) => [item.id, last.items[index]!.minute]));
  await as(last.draftedDaysAgo, (act) => saveMinutes(act, id, { body: last.whole, items: minutes, revision: 0 }));
  await as(last.publishedDaysAgo, (act) => publishMinutes(act, id));
}

/** The first in the room, the next by link; whoever wrote is the last, and excused. */
function modeOf(last: Last, index: number, members: number): AttendanceMode {
  if (index === members - 1) return 'excused';
  if (index < last.room) return 'room';
  return index < last.room + last['link-members'] ? 'link' : 'absent';
}

async function comment(
  { house }: Stage,
  id: SittingId,
  { person, item, text, daysAgo }: { person: PersonId; item: number; text: string; daysAgo: number },
): Promise<void> {
  await house.perform({ by: person, at: ago(house, daysAgo + 3), grants: none }, (act) =>
    writeToSitting(act, id, { excused: true, comments: new Map([[item, text]]) }),
  );
}

async function loadNext({ house, committee, as }: Stage, next: Next): Promise<void> {
  const { association } = house;
  const today = dayOf(house.clock.now(), house.zone);
  const usual = committeeMeetings(association, today, 4).find(({ fileBy }) => fileBy >= today);
  if (!usual) return;
  const { name, on, fileBy } = usual;
  const id = await as(next.announcedDaysAgo, (act) =>
    announceSitting(act, { ...detailsOf(house, on, next), unit: committee, name, fileBy, calendarOn: on }),
  );
  await as(10, async (act) => {
    for (const title of next.before) await addItem(act, id, { title, note: '' });
    await putPetition(act, id, next.petition, next.note);
    for (const title of next.after) await addItem(act, id, { title, note: '' });
  });
  await as(next.publishedDaysAgo, (act) => publishAgenda(act, id));
}

const detailsOf = ({ zone }: ExampleHouse, on: string, { begins, ends, place, link }: z.output<typeof Hours>) => ({
  beginsAt: instantOf(on, begins, zone),
  endsAt: instantOf(on, ends, zone),
  place,
  link,
  inWorld: '',
  openToGuests: false,
});

/** A petition of the example, by its title. */
async function putPetition(act: Act, id: SittingId, title: string, note: string): Promise<void> {
  const found = (await petitionsIn(act.db, publicStates)).find((petition) => petition.title === title);
  if (!found) throw new Error(`meetings.json names ${title}, which is no petition`);
  const address = `/petitions/${found.id}`;
  const subject = { kind: 'charters.petition', id: String(found.id) };
  await putOnAgenda(act, id, [{ subject, title: `Petition: ${title}`, note, address }]);
}
