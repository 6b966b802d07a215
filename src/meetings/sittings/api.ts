import { z } from 'zod';
import { address, day, instant, listOperation, oneOf, operation, slug, wholeNumber } from '../../platform/api/index.ts';
import { unitsById, type NamedUnit, type UnitId } from '../../units/index.ts';
import { agendaOf } from '../agenda/queries.ts';
import { sittingStates, type Sitting } from './model.ts';
import { countSittings, seeSitting, sittingsBy } from './queries.ts';

const tag = 'Meetings';

const sitting = {
  id: z.int().min(1),
  url: address.meta({ description: 'Its page' }),
  body: z.strictObject({ slug, name: z.string() }).meta({ description: 'The unit that meets' }),
  name: z.string(),
  state: z.enum(sittingStates),
  beginsAt: instant,
  endsAt: instant,
  place: z.string(),
  fileBy: day.nullable().meta({ description: 'The last day on which a petition that is filed reaches it' }),
};

const ListedMeeting = z.strictObject(sitting).meta({ id: 'ListedMeeting' });

const MeetingShape = z
  .strictObject({
    ...sitting,
    agenda: z
      .array(z.strictObject({ title: z.string(), note: z.string() }))
      .nullable()
      .meta({ description: 'Null until it has been published' }),
  })
  .meta({ id: 'Meeting' });

/** What everyone may read of meetings; how to join them stands on their pages, for those who may. */
export const meetingsApi = [
  listOperation({
    id: 'listMeetings',
    path: '/api/v1/meetings',
    tag,
    summary: 'Meetings of the bodies: the latest first, or of those to come the soonest',
    query: { when: oneOf(['to-come', 'over'], 'Only those to come, or those that are over').optional() },
    of: ListedMeeting,
    async answer({ visit: { db, at }, baseUrl }, { query: { when } }, part) {
      const wanted = when === 'to-come' ? { endingAfter: at } : when === 'over' ? { endedBy: at } : {};
      const [found, total] = await Promise.all([sittingsBy(db, { ...wanted, ...part }), countSittings(db, wanted)]);
      const units = await unitsById(
        db,
        found.map(({ unit }) => unit),
      );
      return { total, items: found.map((each) => shown(each, units, baseUrl)) };
    },
  }),
  operation({
    id: 'readMeeting',
    method: 'GET',
    path: '/api/v1/meetings/:id',
    tag,
    summary: 'One meeting, with its agenda once it is published',
    params: { id: wholeNumber(1, 999_999_999, 'The number of the meeting').meta({ exampleOf: 'meeting' }) },
    gives: MeetingShape,
    statuses: { 200: 'The meeting' },
    async answer({ visit: { db }, baseUrl }, { params: { id } }) {
      const found = await seeSitting(db, id);
      const [units, items] = await Promise.all([unitsById(db, [found.unit]), agendaOf(db, id)]);
      const agenda = found.agendaPublishedAt ? items.map(({ title, note }) => ({ title, note })) : null;
      return { body: { ...shown(found, units, baseUrl), agenda } };
    },
  }),
];

function shown(
  { id, unit, name, state, beginsAt, endsAt, place, fileBy }: Sitting,
  units: ReadonlyMap<UnitId, NamedUnit>,
  baseUrl: string,
) {
  const body = units.get(unit)!;
  return {
    id,
    url: `${baseUrl}/meetings/${id}`,
    body: { slug: body.slug, name: body.name },
    name,
    state,
    beginsAt,
    endsAt,
    place,
    fileBy,
  };
}
