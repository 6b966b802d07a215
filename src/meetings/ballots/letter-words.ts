import { addMilliseconds, dayOf } from '../../platform/time/index.ts';
import { dayWritten, momentWritten, zoneWritten } from '../../platform/written/index.ts';

interface Period {
  readonly opensAt: Date;
  readonly closesAt: Date | null;
  readonly zone: string;
  /** Members confirm, rather than vote. */
  readonly confirms: boolean;
}

/** The end is exclusive: what closes at midnight closes with the day before. */
const lastDay = (closesAt: Date, zone: string): string => dayWritten(dayOf(addMilliseconds(closesAt, -1), zone));
const moment = (at: Date, zone: string): string => `${momentWritten(at, zone)}, ${zoneWritten(zone)}`;

/** The sentences of the letters about ballots. */
export const letterWords = {
  greeting: (name: string) => (name ? `Dear ${name}` : 'Good day'),
  matter: 'The matter',
  matterHere: 'what it is about, and what is known of it',
  opens: 'Opens',
  moment,
  period: 'Open',
  periodWritten: (opensAt: Date, closesAt: Date, zone: string) =>
    `from ${dayWritten(dayOf(opensAt, zone))} through ${lastDay(closesAt, zone)}`,
  outcome: 'Outcome',

  subject: {
    announced: (question: string) => `A vote is announced: ${question}`,
    open: (question: string) => `Vote now: ${question}`,
    reminder: (question: string) => `Still to vote: ${question}`,
    'enough-confirmed': (question: string) => `Confirmed, unless somebody objects: ${question}`,
    result: (question: string) => `Outcome: ${question}`,
  },
  lede: {
    announced: (body: string, question: string, { opensAt, zone }: Period) =>
      `a vote of ${body} is announced: ${question} It opens on ${dayWritten(dayOf(opensAt, zone))}; until then you can read what it is about, and write to the others what you think.`,
    open: (body: string, question: string, { confirms, closesAt, zone }: Period) =>
      confirms
        ? `${body} asks its members to confirm or to object: ${question}`
        : `a vote of ${body} is open: ${question}${closesAt ? ` It takes your vote through ${lastDay(closesAt, zone)}.` : ' It takes your vote until the chair closes it.'}`,
    reminder: (body: string, question: string, { closesAt, zone }: Period) =>
      `${body} still waits for your vote: ${question}${closesAt ? ` It closes with ${lastDay(closesAt, zone)}.` : ''}`,
    'enough-confirmed': (body: string, question: string, { closesAt, zone }: Period) =>
      `enough members of ${body} have confirmed: ${question}${closesAt ? ` Whoever objects does so before ${moment(closesAt, zone)}.` : ''}`,
    result: (body: string, question: string) => `a vote of ${body} has ended: ${question}`,
  },
  secret:
    'The ballot is secret. That you have voted is kept, and apart from it what was voted; a vote cannot be changed.',
  recused: {
    rule: 'You organize or convene what this is about, so you are recused: you read along, and do not vote.',
    own: 'You have recused yourself: you read along, and do not vote.',
  },
  vote: 'Read, and vote',
  see: 'See the ballot',
  fine: (body: string) => `You get this because you are a member of ${body}.`,
} as const;
