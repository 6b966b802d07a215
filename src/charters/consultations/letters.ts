import type { Act } from '../../platform/act/index.ts';
import { composeLetter, postLetters, type Letter } from '../../platform/mail/index.ts';
import type { Letterhead, Person } from '../../roll/index.ts';
import type { Unit } from '../../units/index.ts';
import type { Petition } from '../petitions/model.ts';
import { firstSentence } from '../petitions/text.ts';
import { letterWords as words } from './letter-words.ts';
import type { Consultation, ConsultationRules, UnitReply } from './model.ts';
import { positionWords } from './words.ts';

type Posting = Pick<Act, 'db' | 'at'>;

/** One unit that is asked, with all that its letter says. */
export interface UnitAsked {
  readonly consultation: Consultation;
  readonly petition: Petition;
  readonly unit: Unit;
  readonly silence: ConsultationRules['silence'];
  /** The end of its link. */
  readonly token: string;
}

/** Asks units, each of which has an address, or asks them a second time by the same link. */
export async function postQuestions(
  act: Posting,
  from: { readonly head: Letterhead; readonly committee: string },
  kind: 'question' | 'reminder',
  asked: readonly UnitAsked[],
): Promise<void> {
  await postLetters(
    act,
    asked.map((one) => ({
      once: `charters.consultation-${kind} ${one.consultation.id}`,
      kind: `charters.consultation-${kind}`,
      address: one.unit.contactEmail,
      secret: true,
      letter: questionLetter(from, kind, one),
    })),
  );
}

function questionLetter(
  { head, committee }: { readonly head: Letterhead; readonly committee: string },
  kind: 'question' | 'reminder',
  { consultation, petition, unit, silence, token }: UnitAsked,
): Letter {
  const { answerBy, touched, reason, question } = consultation;
  const { title } = petition;
  return composeLetter({
    subject: kind === 'question' ? words.askSubject(title) : words.reminderSubject(title),
    greeting: words.greeting(unit.contactName),
    lede:
      kind === 'question'
        ? words.askLede(committee, unit.name, title)
        : words.reminderLede(committee, unit.name, title, answerBy),
    facts: [
      [words.petition, `P ${petition.id}, ${title}`, `${head.baseUrl}/petitions/${petition.id}`],
      ...(touched.length > 0 ? [[words.touched, words.touchedList(touched)] as const] : []),
      ...(reason ? [[words.because, reason] as const] : []),
      [words.answerBy, words.day(answerBy)],
    ],
    paragraphs: [firstSentence(petition.purpose), question, words.silence[silence]],
    button: { label: words.button, before: words.before(answerBy), url: `${head.baseUrl}/consultations/${token}` },
    fine: [words.askFine(head.nouns)],
    speaks: head.speaks,
  });
}

/** A reply, for those who are told of it. */
export interface UnitReplied extends Pick<UnitAsked, 'consultation' | 'petition' | 'unit'> {
  readonly reply: UnitReply;
  /** Whom the unit writes to when it is not what it says; null when no address is known. */
  readonly writeTo: string | null;
  /** Those who decide. */
  readonly chairs: readonly Person[];
}

/**
 * Shows the unit what was said in its name, and tells those who decide.  The letters name whoever replied, so what they say is
 * erased when they have left.
 */
export async function postReplyCopies(act: Posting, head: Letterhead, replied: UnitReplied): Promise<void> {
  const { consultation, petition, unit, chairs } = replied;
  const common = { kind: 'charters.consultation-reply', secret: true };
  const page = `${head.baseUrl}/petitions/${petition.id}`;
  await postLetters(act, [
    ...(unit.contactEmail
      ? [
          {
            ...common,
            once: `charters.consultation-reply ${consultation.id} unit`,
            address: unit.contactEmail,
            letter: replyLetter(head, replied, {
              subject: words.copySubject(petition.title),
              greeting: words.greeting(unit.contactName),
              lede: words.copyLede(unit.name, petition.title, head.nouns),
              button: { label: words.see, url: page },
              fine: [replied.writeTo ? `${words.copyFine} ${replied.writeTo}` : words.copyFineNobody(head.nouns)],
            }),
          },
        ]
      : []),
    ...chairs.flatMap(({ id, name, email }) =>
      email
        ? [
            {
              ...common,
              once: `charters.consultation-reply ${consultation.id} ${id}`,
              address: email,
              person: id,
              letter: replyLetter(head, replied, {
                subject: words.toCommitteeSubject(unit.name, petition.title),
                greeting: words.greeting(name),
                lede: words.toCommitteeLede(unit.name, petition.title),
                button: { label: words.confirm, url: `${page}/consultations` },
                fine: [],
              }),
            },
          ]
        : [],
    ),
  ]);
}

function replyLetter(
  head: Letterhead,
  { petition, reply }: UnitReplied,
  told: Pick<Letter, 'subject' | 'greeting' | 'lede' | 'button' | 'fine'>,
): Letter {
  return composeLetter({
    ...told,
    facts: [
      [words.petition, `P ${petition.id}, ${petition.title}`],
      [words.position, positionWords[reply.position].state],
      ...(reply.reasons ? [[words.reasons, reply.reasons] as const] : []),
      ...(reply.remarks ? [[words.remarks, reply.remarks] as const] : []),
      [words.by, `${reply.name}, ${reply.office}`],
    ],
    speaks: head.speaks,
  });
}

/** The copy of a receipt, to the unit that the association's file names for it. */
export async function postReceiptCopy(
  act: Posting,
  from: { readonly head: Letterhead; readonly committee: string },
  { petition, signed, unit, once }: { petition: Petition; signed: number; unit: Unit; once: string },
): Promise<void> {
  await postLetters(act, [
    {
      once: `charters.receipt-copy ${once}`,
      kind: 'charters.receipt-copy',
      address: unit.contactEmail,
      letter: composeLetter({
        subject: words.receiptSubject(petition.title),
        greeting: words.greeting(unit.contactName),
        lede: words.receiptLede(from.committee, petition.title),
        facts: [
          [words.petition, `P ${petition.id}, ${petition.title}`],
          ...(petition.filedOn ? [[words.filedOn, words.day(petition.filedOn)] as const] : []),
          [words.signatures, String(signed)],
        ],
        button: { label: words.see, url: `${from.head.baseUrl}/petitions/${petition.id}` },
        speaks: from.head.speaks,
      }),
    },
  ]);
}
