import { everyone, office, type Role, type Row } from './rows.ts';

/** Those who vote on what is before the committee. */
const committee: readonly Role[] = ['chair', 'voter'];

/** Meetings. Chair and secretary keep those of their own bodies; the meeting that is tried here is the committee's. */
export const meetings: readonly Row[] = [
  everyone('GET /meetings'),
  everyone('GET /meetings/calendar.ics'),
  everyone('GET /meetings/:id'),
  everyone('GET /meetings/:id/meeting.ics'),
  office('GET /meetings/new', ['chair', 'secretary']),
  office('POST /meetings', ['chair', 'secretary']),
  office('POST /meetings/usual', ['chair']),
  office('GET /meetings/:id/change', ['chair']),
  office('POST /meetings/:id/change', ['chair']),
  office('GET /meetings/:id/cancellation', ['chair']),
  office('POST /meetings/:id/cancellation', ['chair']),
  office('POST /meetings/:id/holding', ['chair']),
  office('POST /meetings/:id/holding/taking-back', ['chair']),
  // The agenda, the paper and the minutes that are tried here are public; what is not yet is tested where it is made.
  everyone('GET /meetings/:id/agenda'),
  everyone('GET /meetings/:id/papers/:paper'),
  everyone('GET /meetings/:id/minutes'),
  everyone('GET /meetings/:id/minutes.md'),
  everyone('GET /meetings/:id/minutes.pdf'),
  everyone('GET /meetings/:id/minutes.docx'),
  // Members of the body write what they would have said.
  office('GET /meetings/:id/comments', committee),
  office('POST /meetings/:id/comments', committee),
  ...[
    'GET /meetings/:id/agenda/change',
    'POST /meetings/:id/agenda',
    'POST /meetings/:id/agenda/docket',
    'POST /meetings/:id/agenda/publication',
    'POST /meetings/:id/agenda/:item',
    'POST /meetings/:id/agenda/:item/up',
    'POST /meetings/:id/agenda/:item/removal',
    'POST /meetings/:id/papers',
    'POST /meetings/:id/papers/:paper/removal',
    'GET /meetings/:id/attendance',
    'POST /meetings/:id/attendance',
    'GET /meetings/:id/minutes/change',
    'POST /meetings/:id/minutes',
    'POST /meetings/:id/minutes/publication',
    'GET /meetings/:id/minutes/amendment',
    'POST /meetings/:id/minutes/amendments',
  ].map((route) => office(route, ['chair'])),
];
