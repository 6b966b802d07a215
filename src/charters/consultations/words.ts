import type { Wordings } from '../../platform/plug.ts';
import { dayWritten, listWritten } from '../../platform/written/index.ts';
import { capital, type Nouns } from '../../roll/index.ts';
import type { ConsultationRules, Position } from './model.ts';

/** What a unit answers, as it says it and as it is told. */
export const positionWords: Readonly<Record<Position, { readonly button: string; readonly state: string }>> = {
  'no-objection': { button: 'No objection', state: 'No objection' },
  coordinate: { button: 'We work on this and want to coordinate', state: 'Wants to coordinate' },
  objection: { button: 'We object, because …', state: 'Objects' },
};

/** The sentences of consultation. */
export const words = {
  title: 'Consultation',
  lede: 'Units whose charge this petition touches are asked for their view, each by one letter with one link.',
  docket: 'Docket',
  decision: 'Decision',
  desk: 'Staff desk',
  consultations: 'Consultations',

  receipt: 'Receipt',
  acknowledge: 'Acknowledge receipt',
  acknowledgeFine: (copied: string | null) =>
    `Each organizer gets a letter${copied ? `, and ${copied} a copy` : ''}. It is sent once.`,
  toConsultations: 'Acknowledge receipt, ask units, confirm replies',
  acknowledged: 'Receipt was acknowledged on',
  notAcknowledged: 'Receipt of this petition has not been acknowledged yet.',

  toAsk: 'Units to ask',
  toAskLegend: 'Which of these units?',
  toAskNone: 'The statement touches the charge of no unit that is not asked already.',
  touches: (touched: readonly string[]) => `Touched: ${listWritten(touched)}`,
  noAddress: ({ handbook }: Nouns) =>
    `No address is known, so it cannot be asked by letter. Whoever edits ${handbook.the} can write one down.`,
  another: 'Another unit',
  anotherNone: 'No other',
  anotherHint: 'One that the search for common words did not find.',
  anotherReason: 'Why it is asked',
  anotherReasonHint: 'The unit reads this. Needed only for another unit.',
  question: 'The question',
  usualQuestion:
    'Does this petition touch what your unit is responsible for, and has your unit anything against the group?',
  answerBy: 'Answers by',
  answerByHint: 'The link in the letter works until the end of this day.',
  ask: 'Ask the chosen units',
  askedNow: 'Asked. A letter with a link goes to each of them.',

  nobodyAsked: 'No unit has been asked yet.',
  askedOn: 'Asked on',
  noAnswerYet: 'no answer yet',
  noAnswer: 'no answer',
  remindedOn: 'Reminded on',
  dueOn: 'The answer is due on',
  linkEnded: 'Its link ended on',
  silence: {
    'is-noted': 'Silence is noted, and does not hold up the vote.',
    'is-consent': 'Silence counts as consent.',
    'holds-up': 'The rules ask for an answer before the vote.',
  } satisfies Record<ConsultationRules['silence'], string>,
  states: { asked: 'No reply yet', silent: 'No reply', unconfirmed: 'Unconfirmed', setAside: 'Set aside' },
  publicAsked: 'Asked',
  replied: 'Replied on',
  forUnit: (name: string, office: string) => `${name ? `${name}, ` : ''}${office}`,
  says: (state: string) => `Says: ${state}`,
  confirm: 'Confirm',
  confirmFor: (unit: string) => `Confirm the reply of ${unit}`,
  confirmFine: 'Confirm when you know that the unit itself has replied. What it says is then public, without the name.',
  setAside: 'Set aside',
  setAsideFor: (unit: string) => `Set the reply of ${unit} aside`,
  setAsideReason: 'Why it does not stand',
  setAsideBecause: 'Set aside:',
  addedBecause: 'Asked because:',

  replyTitle: 'A question to your unit',
  replyLede: (committee: string, unit: string) => `From ${committee} to the ${unit}.`,
  whatIsAsked: 'What is asked',
  thePetition: 'The petition',
  yourCharge: 'Your charge',
  noCharge: ({ handbook }: Nouns) => `${capital(handbook.the)} has no charge of yours.`,
  readWhole: 'Its page, with all that is public',
  answer: 'Your answer',
  positionLegend: 'What does your unit say?',
  reasons: 'Because',
  reasonsHint: 'Needed unless you have no objection.',
  remarks: 'Remarks',
  remarksHint: ({ committee }: Nouns) =>
    `What else ${committee.the} should know. It is published, once the answer is confirmed.`,
  name: 'Your name',
  nameHint: ({ committee }: Nouns) =>
    `Seen by ${committee.the}, the staff and your unit; it is not published, and is erased after the decision.`,
  office: 'Your office in the unit',
  officeHint: 'As “chair”, or “staff liaison, after a vote of the board”.',
  send: 'Send the answer',
  sendFine: 'It can be sent once. A copy goes to the address of your unit.',
  youReplied: 'Your unit has answered',
  youRepliedLede: 'One answer goes by each link. If it should be another, write to',
  expiredTitle: 'This link has ended',
  expiredLede: (day: string) => `It worked until the end of ${dayWritten(day)}.`,
  overTitle: 'This question is closed',
  overLede: ({ committee }: Nouns) =>
    `${capital(committee.the)} does not wait for an answer now: it has decided, the text has changed, or signatures are collected again.`,
  notTaken: 'Your words',
  notTakenWhat: 'What you wrote came too late and was not kept. Copy it into your letter.',
  writeTo: 'If your unit still wants to say something, write to',
} as const;

/** What stands in the way of a consultation, and what to do. */
export const consultationWordings = ({ committee, handbook }: Nouns): Wordings => ({
  'petition-not-pending': () => ({ say: `This petition is not before ${committee.the}.` }),
  'receipt-acknowledged-already': () => ({ say: 'Receipt has been acknowledged already; it is told once.' }),
  'units-missing': () => ({ say: 'No unit is chosen.', todo: { label: 'Choose at least one', href: '#units' } }),
  'units-many': ({ most }) => ({ say: `At most ${most} units are asked at once.` }),
  'unit-unknown': () => ({ say: 'There is no such unit.', todo: { label: 'Choose it again', href: '#another' } }),
  'unit-no-more': ({ name }) => ({ say: `${String(name)} is no more.` }),
  'unit-without-address': ({ name }) => ({
    say: `No address of ${String(name)} is known.`,
    todo: { label: `Whoever edits ${handbook.the} can write one down`, href: '#units' },
  }),
  'unit-asked-already': ({ name }) => ({
    say: `${String(name)} has been asked. It can be asked again when its link has ended.`,
  }),
  'unit-reason-missing': ({ name }) => ({
    say: `Say why ${String(name)} is asked: no word of its charge was found in the petition.`,
    todo: { label: 'Write the reason', href: '#reason' },
  }),
  'answer-day-past': () => ({
    say: 'The day for the answers is over already.',
    todo: { label: 'Mend the day', href: '#answerBy' },
  }),
  'answer-day-late': ({ last, meeting }) => ({
    say: `${meeting ? `${capital(committee.the)} meets` : 'The last day that can be given is'} ${meeting ? 'on ' : ''}${dayWritten(String(last))}${meeting ? '; answers are wanted by then' : ''}.`,
    todo: { label: 'Mend the day', href: '#answerBy' },
  }),
  'consultation-answered': () => ({ say: 'Your unit has answered by this link. It works once.' }),
  'consultation-expired': ({ answerBy }) => ({
    say: `This link worked until the end of ${dayWritten(String(answerBy))}.`,
  }),
  'consultation-over': () => ({ say: `${capital(committee.the)} does not wait for an answer to this now.` }),
  'position-reasons-missing': () => ({
    say: `Give the reasons: ${committee.the} weighs them.`,
    todo: { label: 'Write the reasons', href: '#reasons' },
  }),
  'replier-name-missing': () => ({ say: 'Write your name.', todo: { label: 'Write it', href: '#name' } }),
  'replier-office-missing': () => ({
    say: 'Write your office in the unit.',
    todo: { label: 'Write it', href: '#office' },
  }),
  'reply-missing': () => ({ say: 'This unit has not replied.' }),
  'reply-settled-already': () => ({ say: 'Somebody has confirmed this reply, or set it aside, already.' }),
  'set-aside-reason-missing': () => ({ say: 'Say why the reply does not stand.' }),
});
