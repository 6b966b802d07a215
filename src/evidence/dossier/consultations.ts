import { heading, paragraph, table, type Block } from '../../platform/pdf/index.ts';
import { dayOf } from '../../platform/time/index.ts';
import { dayWritten, listWritten, shortDayWritten } from '../../platform/written/index.ts';
import { consultationWords, positionWords, type ConsultationOfUnit } from '../../charters/index.ts';
import type { Dossier } from './model.ts';
import { words } from './words.ts';

/** Who was asked and what they answered, at a glance; then what they said in so many words. */
export function consultationBlocks(of: Dossier, baseUrl: string): Block[] {
  const { consultations, zone } = of;
  if (consultations.length === 0) return [heading(words.consultations), paragraph(words.nobodyAsked)];
  const [unit, asked, because, answer] = words.consultationColumns;
  return [
    heading(words.consultations),
    table({
      caption: words.consultationsCaption,
      columns: [{ label: unit, head: true }, { label: asked }, { label: because }, { label: answer }],
      rows: consultations.map((one) => [
        [{ text: one.of.name, href: `${baseUrl}/units/${one.of.slug}` }],
        shortDayWritten(dayOf(one.askedAt, zone)),
        one.reason || `${words.touched} ${listWritten(one.touched)}`,
        answerOf(one, of),
      ]),
    }),
    ...consultations.flatMap((one) => saidBlocks(one, of)),
  ];
}

function answerOf({ reply, answerBy }: ConsultationOfUnit, { asOf }: Dossier): string {
  if (!reply) return asOf <= answerBy ? words.noReplyYet(answerBy) : words.noReply(answerBy);
  const { state } = positionWords[reply.position];
  if (reply.setAsideAt) return words.setAside(reply.setAsideBecause);
  return reply.confirmedAt ? state : words.unconfirmed(state);
}

/** Who only pressed a button has said all in the table. */
function saidBlocks({ of: unit, reply }: ConsultationOfUnit, { zone }: Dossier): Block[] {
  const said = [reply?.reasons, reply?.remarks].filter((each) => each !== undefined && each !== '');
  if (!reply || said.length === 0) return [];
  const state = positionWords[reply.position].state;
  return [
    heading(unit.name, 3),
    paragraph(
      [
        { text: state, strong: true },
        {
          text: `, ${dayWritten(dayOf(reply.repliedAt, zone))}, ${consultationWords.forUnit(reply.name, reply.office)}.`,
        },
        ...(reply.setAsideAt ? [{ text: ` ${words.setAside(reply.setAsideBecause)}` }] : []),
        ...(!reply.setAsideAt && !reply.confirmedAt ? [{ text: ` ${words.unconfirmedWhy}`, strong: true }] : []),
      ],
      'plain',
    ),
    ...said.map((text) => paragraph(text!, 'quoted')),
  ];
}
