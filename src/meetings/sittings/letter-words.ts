import { dayWritten, spanWritten, zoneWritten } from '../../platform/written/index.ts';

/** The sentences of the letters by which the members of a body hear of its meetings. */
export const letterWords = {
  greeting: (name: string) => (name ? `Dear ${name}` : 'Good day'),
  subject: {
    announced: (name: string) => `Meeting announced: ${name}`,
    moved: (name: string) => `Meeting changed: ${name}`,
    cancelled: (name: string) => `Meeting cancelled: ${name}`,
  },
  lede: {
    announced: (body: string, name: string) => `a meeting of the ${body} is announced: ${name}.`,
    moved: (body: string, name: string) =>
      `the day, the hours or the place of “${name}”, a meeting of the ${body}, have changed. Below is how it stands now.`,
    cancelled: (body: string, name: string) => `“${name}”, a meeting of the ${body}, does not take place.`,
  },
  when: 'When',
  whenWas: 'It was to be',
  span: (from: Date, until: Date, zone: string) => `${spanWritten(from, until, zone)}, ${zoneWritten(zone)}`,
  where: 'Where',
  placeUnknown: 'Not known yet',
  join: 'By link',
  inWorld: 'In world',
  fileBy: 'Petitions filed by',
  day: dayWritten,
  because: 'Because',
  calendar: 'Calendar',
  calendarFile: 'the meeting for your calendar',
  cannotCome: 'If you cannot come, say so on its page. There you can write what you think, item by item.',
  inCalendar: 'If the meeting stands in your calendar, take it out, or open the file again.',
  button: 'See the meeting',
  fine: (body: string) => `You get this because you are a member of the ${body}.`,
} as const;
