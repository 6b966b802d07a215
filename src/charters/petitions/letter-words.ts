import { dayWritten, hashWritten, momentWritten, zoneWritten, placeWritten } from '../../platform/written/index.ts';
import { dayOf, type CalendarDay } from '../../platform/time/index.ts';
import type { Nouns } from '../../roll/index.ts';
import { pendingStates, type Petition, type PetitionState } from './model.ts';

/** Of what a letter to the organizers tells. */
interface Told {
  readonly petition: Petition;
  readonly count: number;
  /** The day that the letter speaks of, for those that speak of one. */
  readonly on: CalendarDay;
  readonly nouns: Nouns;
}

/** Where a petition stands that was tested, and is not before whoever decides: another step comes first. */
const goesOn: readonly PetitionState[] = ['awaiting', 'signing'];

const named = (title: string): string => title || 'a draft without a name';

/** The sentences of the letters about petitions. */
export const letterWords = {
  paidThrough: (on: string) => `good, paid through ${dayWritten(on)}`,
  goodStanding: 'good',
  greeting: (name: string) => (name ? `Dear ${name}` : 'Good day'),
  moment: (at: Date, zone: string) => `${momentWritten(at, zone)}, ${zoneWritten(zone)}`,
  onPaper: (at: Date, zone: string) => `${dayWritten(dayOf(at, zone))}, on paper`,
  grouped: hashWritten,

  petition: 'Petition',
  signed: 'Signed',
  standing: 'Standing',
  yourName: 'Your name',
  text: 'The text',
  nameShown: 'shown to everyone on the page',
  nameHidden: 'seen by the verifiers only',
  howItGoes: 'How it goes on',
  newsWanted: 'you are told by mail',
  signSubject: (title: string) => `Sign: ${title}`,
  signLede: (title: string) => `with this letter you sign the petition “${title}”.`,
  signHow:
    'In the browser where you asked, type the code, and you have signed. Or open the link, and press the button there. Both work once, for 15 minutes.',
  sign: 'Sign the petition',
  codeSigns: (title: string) => `With the code in it you sign “${title}”.`,
  receiptSubject: (title: string) => `You signed: ${title}`,
  receiptLede: (place: number, needed: number) =>
    place <= needed
      ? `your signature is counted. You are the ${placeWritten(place)} of the ${needed}.`
      : `your signature is counted. You are the ${placeWritten(place)}; ${needed} were asked for.`,
  receiptTestedAgain:
    'Your standing is tested once more on the day the petition is filed. You need do nothing, as long as your dues are paid then.',
  withdraw: 'Withdraw my signature',
  withdrawBefore: 'To withdraw, open this link. It works until the petition is filed',
  receiptFine: ({ association }: Nouns) =>
    `You get this because you, or someone who reads your mail, signed. If that was not you, withdraw and tell ${association.the}.`,

  receiptFinePaper: ({ association }: Nouns) =>
    `You get this because your name and member number stand on a sheet of paper that staff entered. If you did not sign it, withdraw and tell ${association.the}.`,

  invitationSubject: (by: string) => `${by} asks you to organize a petition`,
  invitationLede: (by: string, { kind, title }: Petition) =>
    `${by} asks you to be an organizer of the petition${kind === 'renew' ? ' for another term of the group' : ''} “${title || 'without a title yet'}”.`,
  invitationWhat: ({ committee }: Nouns) =>
    `Organizers answer for the petition before ${committee.the}. Your name is shown with it; your addresses are seen by the verifiers only. You can read the text first, and say no with one press.`,
  invitationButton: 'Read the text, and accept or decline',
  invitationFine: 'Nothing happens unless you accept.',
  newsFine: 'You get this because you are an organizer of this petition.',

  undecidedSubject: (title: string) => `Not decided: ${title}`,
  undecidedLede: (title: string, on: CalendarDay) =>
    `the petition “${title}” was filed long ago, and nobody has decided on it. Unless something happens with it before, it is closed on ${dayWritten(on)} without a decision; its organizers have been told.`,
  undecidedButton: 'See how it stands',
  undecidedFine: ({ committee }: Nouns) => `You get this because you record the decisions of ${committee.the}.`,

  news: {
    opened: {
      subject: (title: string) => `Open for signature: ${title}`,
      lede: ({ petition }: Told) =>
        `the text is frozen and “${petition.title}” is open for signature. Forward the link below: it is all that a member needs.`,
      button: 'See the petition',
    },
    'sent-back': {
      subject: (title: string) => `Sent back: ${title}`,
      lede: () =>
        'staff have looked at your text and sent it back to you. The reason stands on its page; change the text and submit it again.',
      button: 'Open the draft',
    },
    enough: {
      subject: (title: string) => `Enough signatures: ${title}`,
      lede: ({ petition }: Told) =>
        `${petition.needed} members have signed “${petition.title}”. You may file it now, or let more sign while it is open.`,
      button: 'File the petition',
    },
    'to-file': {
      subject: (title: string) => `Still to be filed: ${title}`,
      lede: ({ petition, count, on }: Told) =>
        `enough have signed “${petition.title}”, ${count} of ${petition.needed}, and nobody has filed it. Signing ends with ${dayWritten(on)}; what is not filed by then is closed.`,
      button: 'File the petition',
    },
    filed: {
      subject: (title: string) => `Filed: ${title}`,
      lede: ({ petition, count }: Told) =>
        `“${petition.title}” has been filed with ${count} signatures. Staff now test each of them.`,
      button: 'See how it stands',
    },
    received: {
      subject: (title: string) => `Received: ${title}`,
      lede: ({ petition, count, nouns }: Told) =>
        `the chair of ${nouns.committee.the} acknowledges receipt of “${petition.title}”, filed${petition.filedOn ? ` on ${dayWritten(petition.filedOn)}` : ''} with ${count} signatures.`,
      button: 'See how it stands',
    },
    verified: {
      subject: (title: string) => `Verified: ${title}`,
      lede: ({ petition, count, nouns }: Told) =>
        `${count} signatures count. “${petition.title}” ${goesOn.includes(petition.state) ? 'goes on to the next step' : `stands on the docket of ${nouns.committee.the}`}.`,
      button: 'See how it stands',
    },
    'too-few': {
      subject: (title: string) => `Not enough yet: ${title}`,
      lede: ({ petition, count }: Told) =>
        `${count < (petition.needed ?? 0) ? `${count} of the ${petition.needed} signatures count` : 'enough signatures count, but too few are of the kind of whom the rules ask for some'}. While the petition's time runs, more members may sign, and you may file again.`,
      button: 'See what was rejected, by reason',
    },
    suspended: {
      subject: (title: string) => `Suspended: ${title}`,
      lede: ({ petition: { state } }: Told) =>
        `staff have stopped the ${state === 'halted' ? 'petition' : 'signing'} for a while. The reason stands on the page of the petition.`,
      button: 'See the reason',
    },
    approved: {
      subject: (title: string) => `Approved: ${title}`,
      lede: ({ petition }: Told) => `“${petition.title}” is approved. The group has a home from today.`,
      button: 'Go to it',
    },
    recommended: {
      subject: (title: string) => `Approved, to be ratified: ${title}`,
      lede: ({ petition, nouns: { committee, council } }: Told) =>
        `${committee.the} has approved “${petition.title}”. By the rules ${council.the} has to ratify that; until then no group is open.`,
      button: 'See the petition',
    },
    'not-ratified': {
      subject: (title: string) => `Not ratified: ${title}`,
      lede: ({ petition, nouns }: Told) =>
        `${nouns.council.the} has not ratified the approval of “${petition.title}”. The petition has ended; its record stays.`,
      button: 'See the petition',
    },
    declined: {
      subject: (title: string) => `Declined: ${title}`,
      lede: ({ petition }: Told) => `“${petition.title}” is declined. The reasons stand on its page.`,
      button: 'Read the reasons',
    },
    returned: {
      subject: (title: string) => `Returned for changes: ${title}`,
      lede: ({ petition }: Told) =>
        `“${petition.title}” is returned to you for changes. What is asked for stands on its page.`,
      button: 'Read what is asked',
    },
    worded: {
      subject: (title: string) => `The reasons: ${title}`,
      lede: ({ petition, nouns }: Told) =>
        `${nouns.committee.the} has written down what it has to say on its decision on “${petition.title}”. It stands on the page of the petition.`,
      button: 'Read it',
    },
    expired: {
      subject: (title: string) => `Closed: ${title}`,
      lede: ({ petition, count }: Told) =>
        `the time of “${petition.title}” is over, and it was not filed in time. ${count} of ${petition.needed} had signed. You may begin a new petition at any time.`,
      button: 'See the petition',
    },
    'closing-soon': {
      subject: (title: string) => `Will be closed: ${named(title)}`,
      lede: ({ petition: { title, state }, nouns, on }: Told) =>
        pendingStates.includes(state)
          ? `“${title}” was filed long ago, and nobody has decided on it. Unless something happens with it before, it is closed on ${dayWritten(on)}, and the addresses of its organizers are erased some time after. Ask ${nouns.committee.the} when it will decide.`
          : `${state === 'returned' ? `“${title}” was returned for changes, and nobody has gone on with it` : `nobody has gone on with “${named(title)}”`} for a long time. It is closed on ${dayWritten(on)}, and the addresses of its organizers are erased some time after. To keep it, change its text before, or submit it.`,
      button: 'Open it',
    },
    left: {
      subject: (title: string) => `Closed: ${named(title)}`,
      lede: ({ petition: { title, state, filedAt, decidedAt } }: Told) =>
        `“${named(title)}” is closed, since ${filedAt && !decidedAt ? 'nobody decided on it' : 'nobody went on with it'}. ${state === 'expired' ? 'What was public stays to be read.' : 'It was not public, and stays hidden.'} You may begin a new petition at any time.`,
      button: 'See the petition',
    },
    'group-ended': {
      subject: (title: string) => `Closed: ${named(title)}`,
      lede: ({ petition: { title } }: Told) =>
        `the group has ended by a decision, so there is nothing left to renew. “${named(title)}” is closed without a decision. A new group can take up what the group did.`,
      button: 'See the petition',
    },
    'group-renewed': {
      subject: (title: string) => `No longer needed: ${named(title)}`,
      lede: ({ petition: { title } }: Told) =>
        `the group has been renewed by another petition, so your draft “${named(title)}” is closed. Nothing is needed of you. The next renewal can be begun when its time comes.`,
      button: 'See the draft',
    },
  },
} as const;
