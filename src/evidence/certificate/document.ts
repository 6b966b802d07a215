import { facts, heading, paragraph, table, type Block, type PdfDocument } from '../../platform/pdf/index.ts';
import { countWritten, dayWritten } from '../../platform/written/index.ts';
import type { Certificate } from './model.ts';
import { words } from './words.ts';

/** Where a certificate stands, below the address of the house. */
export const addressOf = (of: Pick<Certificate, 'petition' | 'number'>, as: '' | '.pdf' | '.json' = ''): string =>
  `/petitions/${of.petition}/certificate${as}?filing=${of.number}`;

/** The certificate as page, PDF and plain text are drawn from it. */
export function certificateBlocks(of: Certificate, baseUrl: string): Block[] {
  const { signed, valid, notValid, needed, number } = of;
  return [
    heading(words.counted),
    table({
      caption: words.countedCaption,
      columns: [
        { label: words.columns[0], head: true },
        { label: words.columns[1], num: true },
      ],
      rows: [
        [words.signed, countWritten(signed)],
        ...notValid.map(({ reason, count }) => [words.reason(reason), countWritten(-count)]),
      ],
      total: [words.valid, countWritten(valid)],
    }),
    facts([
      [words.needed, `${countWritten(needed)}. ${valid >= needed ? words.enough : words.tooFew}.`],
      [words.onPaper, of.onPaper === 0 ? words.noneOnPaper : countWritten(of.onPaper)],
    ]),
    heading(words.tested),
    facts([
      [words.given, words.givenBetween(of)],
      [words.filed, [dayWritten(of.filedOn), words.filing(number, of.of)].filter(Boolean).join(', ')],
      [words.standing, words.standingOn(of)],
      [words.rules, [{ text: of.policy.title, href: baseUrl + of.policy.href }]],
      [words.verified, dayWritten(of.verifiedOn)],
      [words.by, [of.verifier || words.erased, of.office].filter(Boolean).join(', ')],
    ]),
    heading(words.text),
    paragraph(words.textIs),
    facts([
      [words.petition, [{ text: of.title, href: `${baseUrl}/petitions/${of.petition}` }]],
      ['SHA-256', of.textSha256],
    ]),
  ];
}

/** The same for paper. It holds for the instant of the sign-off, whenever it is drawn. */
export const certificatePdf = (
  of: Certificate,
  { baseUrl, language }: { baseUrl: string; language: string },
): PdfDocument => ({
  title: words.title,
  lede: words.certifies(of),
  language,
  author: of.association,
  at: of.verifiedAt,
  foot: `${of.association} · ${baseUrl}${addressOf(of)}`,
  blocks: certificateBlocks(of, baseUrl),
});
