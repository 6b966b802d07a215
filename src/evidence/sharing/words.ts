import { countWritten, dayWritten } from '../../platform/written/index.ts';
import { firstSentence } from '../../charters/index.ts';
import type { Shared } from './model.ts';

/** The sentences of the page from which a petition is passed on. */
export const shareWords = {
  title: (title: string) => `Share: ${title}`,
  lede: 'For whoever passes this petition on: its address, a code to scan, texts to copy, and a poster.',
  isOver: 'Signing is over. What was signed, and what became of it, can still be passed on.',
  address: 'The address',
  addressWhat: 'It is all that a member needs. Nothing is counted when somebody follows it.',
  copy: 'Press once on a text to select the whole of it, and copy it.',
  scan: 'To scan',
  scanWhat: 'A phone that is held at this code opens the petition. It works from a screen and from paper.',
  qrTitle: (title: string) => `QR code of the petition “${title}”`,
  qrDesc: (address: string) => `It holds the address ${address}`,
  asSvg: 'For print, as SVG',
  asPng: 'For a screen, as PNG',
  mail: 'By mail',
  mailWhat: 'Put your own name below it.',
  openMail: 'Open it in your mail program',
  subject: 'Subject',
  text: 'Text',
  paper: 'On paper',
  paperWhat: 'A poster for a wall or a desk, with strips to tear off. It says until when one can sign.',
  posterA4: 'Poster, A4',
  posterLetter: 'Poster, US Letter',
  posts: 'For a post',
  short: 'Short',
  long: 'Longer',
  picture: 'Where a post shows a picture of what it links to, this one is shown.',
  pictureAlt: (shared: Shared) => `${shared.petition.title}: ${standing(shared)}`,
  back: 'Back to the petition',
  fileName: (id: number) => `petition-${id}`,
} as const;

/** “73 of 100 members have signed.” */
export const standing = ({ signed, petition: { needed } }: Shared): string =>
  `${countWritten(signed)} of ${countWritten(needed ?? 0)} members have signed.`;

/** “Signing is open until 1 March 2027.” */
const until = ({ lastDay }: Shared): string =>
  lastDay === null ? 'Signing is over.' : `Signing is open until ${dayWritten(lastDay)}.`;

/** Texts to pass on as they are. Each ends with the line that the petitioners do not speak for the association. */
export const readyTexts = {
  mailSubject: (shared: Shared) => `${isOver(shared) ? 'A petition' : 'A petition to sign'}: ${shared.petition.title}`,

  mail(shared: Shared): string {
    const { address, association, speaks, petition } = shared;
    return [
      'Good day,',
      `members of the ${association} ask for ${what(petition)}: “${petition.title}”. In their words:`,
      begins(shared),
      `${standing(shared)} ${until(shared)} ${isOver(shared) ? 'Read on here:' : 'Read it here, and sign if you agree:'}`,
      address,
      ...(isOver(shared) ? [] : [howToSign(shared)]),
      speaks,
    ].join('\n\n');
  },

  short: (shared: Shared) =>
    `“${shared.petition.title}”: a petition of members. ${until(shared)} ${shared.address}\n${shared.speaks}`,

  long: (shared: Shared) =>
    [
      `Members of the ${shared.association} ask for ${what(shared.petition)}: “${shared.petition.title}”.`,
      begins(shared),
      `${standing(shared)} ${until(shared)}`,
      shared.address,
      shared.speaks,
    ].join('\n\n'),
} as const;

const what = ({ kind }: Shared['petition']): string => (kind === 'renew' ? 'another term of a group' : 'a group');
const howToSign = ({ byLetter, namesShown }: Shared): string =>
  `${byLetter ? 'One signs by a letter: sign in on that page, and write why you want this group. The verifiers alone read it.' : 'A member number is enough to sign.'} ${namesShown ? 'Your name will stand on the page of the petition.' : 'Your name is seen by the verifiers only, unless you want it shown.'}`;
const isOver = ({ lastDay }: Shared): boolean => lastDay === null;
/** One line, for programs that break lines as they like. */
const begins = ({ petition }: Shared): string => firstSentence(petition.purpose).replace(/\s+/g, ' ');

/** Stands where no face can write the title. */
export const numbered = (id: number): string => `Petition ${id}`;

/** The words on the poster. */
export const posterWords = {
  what: 'A petition of members',
  begins: (purpose: string) => beginning(purpose, 560),
  readAndSign: 'Read it, and sign',
  needed: ({ petition: { needed } }: Shared) => `${countWritten(needed ?? 0)} members have to sign.`,
  until,
  how: ({ byLetter }: Shared) =>
    byLetter ? 'Sign in, and write why you want this group.' : 'A member number is enough.',
  qrAlt: (address: string) => `QR code, which holds ${address}`,
} as const;

/** The first sentences of a text that stay within so many letters; at least the first one, cut where it has to be. */
function beginning(text: string, most: number): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  const sentences = plain.match(/[^.!?]+(?:[.!?]+(?=\s|$)|$)\s*|[.!?]+/g) ?? [];
  let found = '';
  for (const sentence of sentences) {
    if (found && (found + sentence).length > most) break;
    found += sentence;
  }
  return found.trim().length <= most ? found.trim() : firstSentence(text).replace(/\s+/g, ' ');
}

/** The words on the picture that a post shows. */
export const pictureWords = {
  what: 'A petition of members',
  haveSigned: (signed: number, needed: number) =>
    signed > needed ? 'have signed' : `of ${countWritten(needed)} have signed`,
  until,
} as const;
