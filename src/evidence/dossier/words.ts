import { countWritten, dayWritten } from '../../platform/written/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { DecisionRules } from '../../charters/index.ts';

/** The sentences of the dossier. */
export const words = {
  staff: 'Staff',
  heads: (title: string) => `Dossier: ${title}`,
  lede: (committee: string, asOf: CalendarDay) => `What ${committee} decides by, as of ${dayWritten(asOf)}.`,
  contents: 'Contents',
  pdf: 'The whole as PDF',
  decision: 'To the decision',

  inShort: 'In short',
  state: 'State',
  openTo: 'For whom',
  topics: 'Topics',
  opened: 'Opened',
  filed: 'Filed',
  receipt: 'Receipt',
  acknowledged: (on: CalendarDay) => `acknowledged on ${dayWritten(on)}`,
  notAcknowledged: 'not acknowledged yet',

  statement: 'Statement',
  signatures: 'Signatures',
  notVerified: 'They have not been signed off yet.',
  valid: 'Valid',
  validOf: (valid: number, needed: number) => `${countWritten(valid)}; ${countWritten(needed)} are needed`,
  signed: 'Signed and filed',
  notValid: 'Not valid',
  verified: 'Verified',
  certificate: 'Certificate',
  whole: 'The whole count, by reason',
  staffNote: 'Note of the staff',

  near: 'Who is near',
  nearLede:
    'Units, groups and petitions that the statement touches, and why, in the words that its organizers read. Nothing is refused for it.',
  nobodyNear: 'The statement touches the charge of no unit, and no group or petition.',
  nearCaption: 'Bodies that the statement touches',
  nearColumns: ['What', 'Name', 'Why'],

  consultations: 'Consultation',
  consultationsCaption: 'Units that were asked for their view',
  consultationColumns: ['Unit', 'Asked', 'Because', 'Answer'],
  nobodyAsked: 'No unit was asked for its view.',
  unconfirmed: (position: string) => `Unconfirmed. It says: ${position}`,
  unconfirmedWhy: 'Nobody has confirmed that this reply is the unit’s.',
  setAside: (because: string) => `Set aside: ${because}`,
  noReplyYet: (by: CalendarDay) => `No reply yet; due on ${dayWritten(by)}`,
  noReply: (by: CalendarDay) => `No reply by ${dayWritten(by)}`,
  touched: 'Touched:',

  organizers: 'Organizers',
  organizersCaption: 'Who answers for the petition',
  organizerColumns: ['Name', 'Work', 'Answer'],
  address: 'Address',
  accepted: (on: CalendarDay) => `Accepted on ${dayWritten(on)}`,
  notAnswered: 'Has not answered',
  organizersErased: 'Their names and addresses were erased, as the rules ask after the decision.',

  comments: 'Comments',
  commentsLede: 'What members said of the draft before it was frozen, and what the organizers made of it.',
  noComments: 'The draft was not commented on.',
  commentsMade: 'Made',
  unanswered: 'Not answered',

  decisions: 'Earlier decisions',
  noDecisions: 'There was none.',
  decided: 'Decision',
  votes: 'Votes',
  votesAre: (inFavour: number, against: number, abstained: number) =>
    `${inFavour} for, ${against} against, ${abstained} abstained`,
  present: 'Present',
  minute: 'Minute',
  reasons: 'Reasons',

  how: 'How it is decided',
  question: 'Question',
  questionIs: { establish: 'Shall this group be established?', renew: 'Shall this group be renewed?' },
  by: 'By',
  quorum: 'Quorum',
  quorumIs: (quorum: number | null) =>
    quorum === null ? 'the rules name none' : `${quorum} members of the body must be present`,
  carries: 'It carries with',
  carriesWith: {
    majority: 'more votes for than against',
    'two-thirds': 'two thirds of the votes for and against',
  } satisfies Record<DecisionRules['carries'], string>,
  otherwise: 'Otherwise',
  otherwiseIs: 'it may be declined, or returned to its organizers for changes, with the reasons',
  silenceOfUnits: 'Silence of units',
  meeting: 'Next meeting',
  noMeeting: 'none is in the calendar',
  rules: 'Rules',
} as const;
