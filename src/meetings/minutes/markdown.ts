import { attendanceModes, presentModes } from '../attendance/model.ts';
import { modeWords, words as attendanceWords } from '../attendance/words.ts';
import { dayWritten, spanWritten, zoneWritten } from '../../platform/written/index.ts';
import type { MinutesDocument } from './document.ts';
import { words } from './words.ts';

/**
 * Minutes as Markdown, to be kept and put elsewhere.  Names and titles are escaped; what a keeper wrote at length stands as it
 * is, so that its own lists and links hold, but for lines that would pass for headings of ours and for tags.
 */
export function minutesMarkdown(minutes: MinutesDocument, zone: string): string {
  const { name, body, beginsAt, endsAt, place, inWorld, items, votes, whole, publishedOn, amendments } = minutes;
  const where = [place, inWorld].filter(Boolean).map(inline).join('; ');
  const blocks = [
    `# ${words.title}: ${inline(name)}`,
    `${inline(body)}, ${spanWritten(beginsAt, endsAt, zone)}, ${zoneWritten(zone)}${where && `. ${where}`}`,
    `${words.publishedOn} ${dayWritten(publishedOn)}.`,
    `## ${words.attendance}`,
    attendance(minutes),
    ...items.flatMap((item) => [
      `## ${item.place}. ${inline(item.title)}`,
      item.minute ? matter(item.minute) : words.noMinute,
    ]),
    ...(votes.length > 0 ? [`## ${words.votes}`, votes.map((vote) => `- ${inline(vote)}`).join('\n')] : []),
    ...(whole ? [`## ${words.whole}`, matter(whole)] : []),
    ...(amendments.length > 0 ? [`## ${words.amendments}`] : []),
    ...amendments.flatMap((one) => [
      `### ${words.amendedOn(one.on)}`,
      `${words.because} ${inline(one.reason)}`,
      matter(one.body),
    ]),
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`.replaceAll('\u00a0', ' ');
}

function attendance({ attended, guests, members }: MinutesDocument): string {
  if (attended.length === 0 && guests === 0) return attendanceWords.notYet;
  const present = attended.filter(({ mode }) => presentModes.includes(mode)).length;
  const guestsCame = guests > 0 ? `, ${attendanceWords.guestsCame(guests)}` : '';
  const lines = attendanceModes.flatMap((mode) => {
    const names = attended
      .filter((each) => each.mode === mode)
      .map(({ name }) => inline(name || attendanceWords.erased));
    return names.length > 0 ? [`- ${modeWords[mode]}: ${names.join(', ')}`] : [];
  });
  return [`${attendanceWords.present(present, members)}${guestsCame}.`, lines.join('\n')].filter(Boolean).join('\n\n');
}

/** Text within a line. */
const inline = (text: string): string => text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#|~]/g, '\\$&');

/** Text of several paragraphs. */
const matter = (text: string): string =>
  text
    .trim()
    .replaceAll('<', '\\<')
    .replace(/^(\s{0,3})(#{1,6}\s|=+\s*$|-+\s*$|```|~~~)/gm, '$1\\$2');
