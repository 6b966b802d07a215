import { heading, list, paragraph, type PdfDocument } from '../../platform/pdf/index.ts';
import { startOfDay } from '../../platform/time/index.ts';
import { dayWritten, spanWritten, zoneWritten } from '../../platform/written/index.ts';
import type { WordDocument } from '../../platform/word/index.ts';
import { attendanceModes, presentModes } from '../attendance/model.ts';
import { modeWords, words as attendanceWords } from '../attendance/words.ts';
import type { MinutesDocument } from './document.ts';
import { words } from './words.ts';

/** What the minutes are drawn with. */
export interface Drawn {
  readonly association: string;
  /** As `en-US`. */
  readonly language: string;
  readonly zone: string;
  /** Begins the address at the foot. */
  readonly baseUrl: string;
}

/** Minutes as PDF and Word file are drawn of them. They hold for the day on which they were published or last amended. */
export function minutesPaper(minutes: MinutesDocument, given: Drawn): PdfDocument & WordDocument {
  const { sitting, name, body, publishedOn, amendments } = minutes;
  const { zone, baseUrl, language } = given;
  const heldOn = amendments.at(-1)?.on ?? publishedOn;
  return {
    title: `${words.title}: ${name}`,
    lede: `${body}, ${spanWritten(minutes.beginsAt, minutes.endsAt, zone)}, ${zoneWritten(zone)}`,
    language,
    author: `${body}, ${given.association}`,
    at: startOfDay(heldOn, zone),
    foot: `${given.association} · ${baseUrl}/meetings/${sitting}/minutes · ${dayWritten(heldOn)}`,
    blocks: blocksOf(minutes),
  };
}

function blocksOf(minutes: MinutesDocument): WordDocument['blocks'] {
  const { place, inWorld, items, votes, whole, publishedOn, amendments } = minutes;
  const where = [place, inWorld].filter(Boolean).join('; ');
  return [
    ...(where ? [plain(where)] : []),
    plain(`${words.publishedOn} ${dayWritten(publishedOn)}.`),
    heading(words.attendance),
    ...attendance(minutes),
    ...items.flatMap((item) => [
      heading(`${item.place}. ${item.title}`),
      ...(item.minute.trim() ? prose(item.minute) : [plain(words.noMinute)]),
    ]),
    ...(votes.length > 0 ? [heading(words.votes), list(votes)] : []),
    ...(whole ? [heading(words.whole), ...prose(whole)] : []),
    ...(amendments.length > 0 ? [heading(words.amendments)] : []),
    ...amendments.flatMap((one) => [
      heading(words.amendedOn(one.on), 3),
      plain(`${words.because} ${one.reason}`),
      ...prose(one.body),
    ]),
  ];
}

const plain = (text: string) => paragraph(text, 'plain');

const prose = (text: string) =>
  text
    .split(/\n{2,}/)
    .filter((each) => each.trim())
    .map((each) => paragraph(each.trim()));

function attendance({ attended, guests, members }: MinutesDocument) {
  if (attended.length === 0 && guests === 0) return [paragraph(attendanceWords.notYet)];
  const present = attended.filter(({ mode }) => presentModes.includes(mode)).length;
  const guestsCame = guests > 0 ? `, ${attendanceWords.guestsCame(guests)}` : '';
  const lines = attendanceModes.flatMap((mode) => {
    const names = attended.filter((each) => each.mode === mode).map(({ name }) => name || attendanceWords.erased);
    return names.length > 0 ? [`${modeWords[mode]}: ${names.join(', ')}`] : [];
  });
  return [
    paragraph(`${attendanceWords.present(present, members)}${guestsCame}.`),
    ...(lines.length > 0 ? [list(lines)] : []),
  ];
}
