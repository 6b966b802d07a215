import type { Wordings } from '../../platform/plug.ts';
import { countWritten, dayWritten } from '../../platform/written/index.ts';
import { capital, type Nouns } from '../../roll/index.ts';
import type { Decision } from '../docket/model.ts';
import type { PetitionState } from './model.ts';

/** What a state is called, and where on the way it stands. */
export const stateWords: Readonly<Record<PetitionState, string>> = {
  draft: 'Not yet public',
  screening: 'Staff are looking',
  awaiting: 'Waits for a step',
  signing: 'Open for signature',
  suspended: 'Suspended',
  halted: 'Suspended while it waits',
  filed: 'Being verified',
  docketed: 'On the docket',
  recommended: 'Approved, to be ratified',
  approved: 'Approved',
  declined: 'Declined',
  returned: 'Returned for changes',
  withdrawn: 'Withdrawn',
  expired: 'Closed',
};

/** What the council made of an approval; a day follows. */
export const ratificationWords = {
  ratified: ({ council }: Nouns) => `${capital(council.the)} ratified it on`,
  'not-ratified': ({ council }: Nouns) => `${capital(council.the)} did not ratify it, on`,
} as const;

/** Said where a form came without a reason, or with one that there is not. */
export const chooseReason = 'Choose one of the reasons.';

/** Stands in a list of reasons until one is chosen. */
export const noReasonYet = 'Choose a reason';

/** What somebody said who was asked to organize. */
/** What stands beside a decision. */
export const decisionWords = { conditions: 'Conditions:' } as const;

const byOffice = { approved: 'Authorized by', declined: 'Declined by', returned: 'Returned by' } as const;

/** “Authorized by the President”, where one officer has decided; nothing where a body voted, or nobody was asked. */
export const officeWritten = ({ result, office }: Pick<Decision, 'result' | 'office'>): string =>
  office === '' ? '' : `${byOffice[result]} the ${office}`;

export const answerWords = { accepted: 'Has accepted', invited: 'Has not answered' } as const;

/** “98 days to go.” */
export const daysToGo = (days: number): string =>
  days === 0 ? 'the last day.' : days === 1 ? 'one day to go.' : `${days} days to go.`;

/** Why a petition to renew was closed before it was decided. */
export const closedWords = {
  'group-ended': 'The group has ended by a decision, so there was nothing left to renew.',
  'group-renewed': 'The group has been renewed by another petition.',
} as const;

export const suspensionWords: Readonly<Record<string, string>> = {
  'names-individuals': 'It names or attacks individuals.',
  unlawful: 'It may be unlawful, and counsel has been asked.',
  'speaks-for-the-association': 'It speaks as though it were official.',
  'under-review': 'Something about it was reported, and staff are looking.',
};

export const sendBackWords: Readonly<Record<string, string>> = {
  'names-individuals': 'It names or attacks individuals.',
  'speaks-for-the-association': 'It speaks as though it were official.',
  'not-a-purpose': 'It does not say what the group would do.',
  'covered-by-unit': 'One unit carries the whole of it. Talk to that unit, and say what falls outside.',
};

export const complaintWords: Readonly<Record<string, string>> = {
  'personal-attack': 'It attacks a person',
  'false-statement': 'It states something false',
  spam: 'It is advertising or spam',
  privacy: 'It shows something private',
  'something-else': 'Something else',
};

/** Why a signature does not count. */
export const reasonWords: Readonly<Record<string, string>> = {
  'dues-run-out': 'Dues had run out',
  'dues-unknown': 'The roll does not say when dues were paid',
  suspended: 'Suspended',
  'class-may-not-sign': 'Class may not sign',
  'merged-had-signed': 'Merged, had signed',
  merged: 'Merged into another record',
  'not-on-roll': 'No longer on the roll',
  'status-without-standing': 'Status without standing',
  'tenure-too-short': 'Not a member long enough',
  'near-name': 'Like name, same address',
  'same-person': 'The same person signed before',
  'not-the-member': 'Not signed by the member',
  'signed-under-pressure': 'Signed under pressure',
  'already-signed': 'Has signed already; it counts once',
  'paper-day-to-come': 'The day on the sheet has not come yet',
  'paper-before-opening': 'Signed before the petition opened',
  'withdrawn-since': 'Has taken a signature back, on this day or later; can sign again',
  'paper-after-closing': 'Signed after the petition closed',
  'entered-wrongly': 'Entered wrongly from a sheet of paper',
  'not-yet-a-member': 'Was not yet a member',
  'text-changed': 'The text was changed after it was returned',
  other: 'Another reason',
};

const plural = (count: number, one: string, many: string) =>
  `${count === 1 ? 'One' : count} ${count === 1 ? one : many}`;

/** Who does what an organizer may not do for their own petition. */
const ownPetitionWords = ({ committee }: Nouns): Readonly<Record<string, string>> => ({
  'petitions.screen': 'somebody else of the staff has to look at it',
  'petitions.verify': 'somebody else of the staff has to test its signatures',
  'docket.decide': `somebody else on ${committee.the} has to record its decision`,
  ballot: 'somebody else has to conduct the vote on it',
  agenda: 'somebody else has to put it on the agenda',
  report: `somebody else on ${committee.the} has to word what the report tells of it, and until then it stands as it was drawn up`,
  receipt: `somebody else on ${committee.the} has to acknowledge it`,
  'council.record': 'somebody else has to record the vote on it',
  dossier: `what ${committee.the} decides by is for others to read`,
  consultation: 'somebody else has to ask the units, and to look at what they reply',
});

/** “12, 14 and 20”. */
const joined = (of: unknown, word: (one: string) => string, and = 'and'): string =>
  (of as readonly unknown[])
    .map((one) => word(String(one)))
    .join(', ')
    .replace(/, ([^,]*)$/, ` ${and} $1`);

/** “12, 14 and 20 are”, “12 is”. */
const listed = (of: unknown, word: (one: string) => string): string =>
  `${joined(of, word)} ${(of as readonly unknown[]).length === 1 ? 'is' : 'are'}`;

/** What stands in the way of an act on a petition, and what to do. */
export const wordings = (nouns: Nouns): Wordings => ({ ...plainly, ...speakingOf(nouns) });

const plainly: Wordings = {
  'not-an-organizer': () => ({ say: 'Only the organizers of this petition may do this.' }),
  'text-frozen': () => ({ say: 'The text is frozen, so that every signer signs the same.' }),
  'text-changed-meanwhile': () => ({
    say: 'Someone else changed this text while you were writing. Yours is kept below.',
  }),
  'text-changed-since-read': () => ({
    say: 'The text has changed since you opened this page. Read it again before it is frozen.',
  }),
  'petition-not-draft': () => ({ say: 'This petition is past its draft.' }),
  'title-missing': () => ({ say: 'The group has no name yet.', todo: { label: 'Write the name', href: '#title' } }),
  'purpose-short': ({ length, least }) => ({
    say: `The statement of purpose has ${length} letters; a purpose that others can judge has at least ${least}.`,
    todo: { label: 'Write on', href: '#purpose' },
  }),
  'topics-missing': () => ({ say: 'No topic is chosen.', todo: { label: 'Choose at least one', href: '#topics' } }),
  'organizers-missing': ({ accepted, least, invited }) => ({
    say: `${plural(Number(accepted), 'organizer has', 'organizers have')} accepted; the rules ask for ${least}.${invited ? ` ${plural(Number(invited), 'invitation is', 'invitations are')} open.` : ''}`,
    todo: { label: 'Invite another', href: '#invite' },
  }),
  'addresses-missing': ({ count }) => ({
    say: `${plural(Number(count), 'organizer has', 'organizers have')} no postal address yet. The rules ask for names and addresses; the verifiers alone see them.`,
    todo: { label: 'Add yours', href: '#own' },
  }),
  'organizers-many': ({ most }) => ({ say: `A petition has at most ${most} organizers.` }),
  'organizer-invited-already': () => ({ say: 'That address has been invited already, or is that of an organizer.' }),
  'organizer-not-a-member': () => ({
    say: 'Only members may organize a petition, and the roll has no record of you.',
    todo: { label: 'If you are a member, sign in with your member number', href: '/sign-in' },
  }),
  'drafts-many': ({ most }) => ({
    say: `You have ${most} drafts that you began; nobody may have more at a time.`,
    todo: { label: 'Go on with one of them, or give one up', href: '/me' },
  }),
  'organizer-already': () => ({ say: 'You are an organizer of this petition already.' }),
  'organizer-accepted-already': () => ({ say: 'They have accepted. Only they themselves can step down.' }),
  'organizer-last': () => ({ say: 'A petition needs somebody who answers for it. Withdraw the petition instead.' }),
  'invitation-over': () => ({
    say: 'This petition has been filed or has ended, so that nobody comes to organize it any more.',
    todo: { label: 'Ask whoever invited you' },
  }),
  'invitation-used': () => ({ say: 'This invitation has been answered or taken back. Ask whoever invited you.' }),
  'petition-ended': () => ({ say: 'This petition has ended; its record stays.' }),
  'petition-suspended': () => ({ say: 'Staff have stopped the signing for a while. The reason stands on the page.' }),
  'petition-halted': () => ({
    say: 'Staff have stopped this petition for a while. The reason stands on its page; try again when it goes on.',
  }),
  'petition-not-open': () => ({ say: 'This petition is not open for signature.' }),
  'petition-not-suspended': () => ({ say: 'This petition is not suspended.' }),
  'petition-not-screening': () => ({ say: 'This petition does not wait for a look.' }),
  'petition-not-filed': () => ({ say: 'This petition is not being verified.' }),
  'vote-recorded-already': () => ({ say: 'This vote was recorded already. Look at the page of the decision.' }),
  'petition-not-docketed': () => ({ say: 'This petition is not on the docket.' }),
  'petition-closed': ({ lastDay }) => ({ say: `It could be signed until ${dayWritten(String(lastDay))}.` }),
  'petition-filed': () => ({ say: 'The petition has been filed; signatures can no longer be withdrawn.' }),
  'names-are-public': () => ({
    say: 'The rules of this petition show everyone who has signed. To take your name off, withdraw your signature.',
  }),
  'already-signed': () => ({
    say: 'You have signed this petition. It counts once.',
    todo: { label: 'See what you signed', href: '/me' },
  }),
  'text-differs': () => ({
    say: 'The text that you name is not the one that is signed here. Read this one, and name its SHA-256.',
  }),
  'not-signed': () => ({ say: 'You have not signed this petition, or have taken your signature back.' }),
  'not-a-member': () => ({
    say: 'Only members may sign, and the roll has no record of you.',
    todo: { label: 'Sign in with your member number', href: '/sign-in' },
  }),
  'class-may-not-sign': ({ class: itsClass }) => ({
    say: `You are on the roll as “${itsClass}”. Only personal members may sign.`,
    todo: { label: 'If you hold a personal membership too, sign in with its number', href: '/sign-in' },
  }),
  'dues-run-out': ({ paidThrough, for: what }) => ({
    say: `Your dues were paid through ${dayWritten(String(paidThrough))}. ${what === 'organizing' ? 'The rules ask organizers to be in good standing.' : 'A signature needs good standing on the day it is given.'}`,
    todo: {
      label: `Renew your membership; you can ${what === 'organizing' ? 'go on' : 'sign'} once the roll has heard of it`,
    },
  }),
  'dues-unknown': () => ({
    say: 'The roll does not say through which day your dues are paid.',
    todo: { label: 'Ask the membership office' },
  }),
  suspended: () => ({ say: 'Your membership is suspended.', todo: { label: 'Ask the membership office' } }),
  merged: ({ into }) => ({
    say: `Your record was merged into ${into}.`,
    todo: { label: 'Sign in with that number', href: '/sign-in' },
  }),
  'not-on-roll': () => ({
    say: 'You are no longer on the roll.',
    todo: { label: 'Renew your membership, or ask the membership office' },
  }),
  'not-yet-a-member': ({ joinedOn }) => ({ say: `The membership begins on ${dayWritten(String(joinedOn))}.` }),
  'status-without-standing': ({ status }) => ({
    say: `The roll has your status as “${status}”, which is not good standing.`,
    todo: { label: 'Ask the membership office' },
  }),
  'tenure-too-short': ({ months }) => ({ say: `The rules ask signers to have been members for ${months} months.` }),
  'kinds-missing': ({ who, count, found }) => ({
    say: `${Number(found)} of the ${String(who)} have signed; the rules ask for ${Number(count)}.`,
  }),
  'kinds-unsettled': ({ count, petition }) => ({
    say: `${Number(count)} of the signers say that they are of a kind of whom the rules ask for some. Say first whether they are.`,
    todo: { label: 'Look at them', href: `/petitions/${Number(petition)}/kinds` },
  }),
  'goes-on-by-itself': ({ needed }) => ({
    say: `Nobody files this petition: when ${Number(needed)} have signed, it goes on by itself.`,
  }),
  'signatures-missing': ({ signed, needed, missing }) => ({
    say: `${signed} of ${needed} have signed; ${missing} ${missing === 1 ? 'is' : 'are'} missing.`,
    todo: { label: 'Pass the address of its page on' },
  }),
  'count-changed': ({ counts, shown }) => ({
    say: `The roll has changed meanwhile: ${String(counts)} count now, not ${String(shown)}. Nothing was signed off.`,
    todo: { label: 'Look at the signatures again, in a moment' },
  }),
  'numbers-missing': () => ({ say: 'Write the numbers of the signatures.' }),
  'numbers-unreadable': ({ words }) => ({ say: `${listed(words, (word) => `“${word}”`)} not a number.` }),
  'numbers-beyond-list': ({ numbers, last }) => ({
    say: `The list ends with no. ${String(last)}; it has no ${joined(numbers, String, 'or')}.`,
  }),
  'signatures-out-already': ({ numbers }) => ({
    say: numbers
      ? `${listed(numbers, (number) => `No. ${number}`)} struck out already.`
      : 'Some of these signatures are struck out already. Look at the list again.',
  }),
  'not-struck-out': () => ({
    say: 'Nobody has struck this signature out since the filing, so there is nothing to put back.',
    todo: { label: 'Look at the list again' },
  }),
  'verdict-fixed': () => ({ say: 'The test has rejected this signature; a person cannot make it count.' }),
  'reasons-missing': () => ({
    say: 'Give the reasons: the organizers and the record need them.',
    todo: { label: 'Write the reasons', href: '#reasons' },
  }),
  'decision-in-future': () => ({
    say: 'The day of the decision has not come yet.',
    todo: { label: 'Mend the day', href: '#decidedOn' },
  }),
  'decision-before-filing': ({ filedOn }) => ({
    say: `The petition was filed on ${dayWritten(String(filedOn))}; a decision comes after.`,
    todo: { label: 'Mend the day', href: '#decidedOn' },
  }),
  'quorum-missing': ({ present, quorum }) => ({
    say: `${present} were present; ${quorum} are a quorum.`,
    todo: { label: 'Mend the number', href: '#present' },
  }),
  'votes-do-not-carry': ({ votesFor, votesAgainst, carries }) => ({
    say: `${votesFor} for and ${votesAgainst} against do not carry: the rules ask for ${carries === 'two-thirds' ? 'two thirds' : 'a majority'}.`,
    todo: { label: 'Mend the votes or the result', href: '#votesFor' },
  }),
  'return-not-in-rules': () => ({
    say: 'By the rules this petition cannot be returned for changes.',
    todo: { label: 'Mend the votes', href: '#votesReturned' },
  }),
  'letter-missing': () => ({
    say: 'This petition takes letters: a signature comes with what you write.',
    todo: { label: 'Sign in on the page of the petition, and write your letter there' },
  }),
  'letter-too-long': ({ most }) => ({
    say: `A letter has at most ${countWritten(Number(most))} characters.`,
    todo: { label: 'Shorten it' },
  }),
  'letter-not-asked': () => ({
    say: 'This petition takes signatures alone, and no letter with them.',
    todo: { label: 'Sign without a letter' },
  }),
  'confirmation-not-in-rules': () => ({ say: 'The rules of this petition ask for a vote, not for a confirmation.' }),
  'decision-without-reasons': ({ petition }) => ({
    say: `The reasons for the decision on petition ${String(petition)} are still missing. Write them on the docket, or leave it out of this report.`,
    todo: { label: 'Write them on the docket', href: '/docket' },
  }),
  'decision-reported-already': () => ({ say: 'A report has told of this decision already.' }),
};

const speakingOf = (nouns: Nouns): Wordings => ({
  'own-petition': ({ grant, organizing }) => ({
    say: `You ${organizing === 'before' ? 'have organized' : 'organize'} this petition: ${ownPetitionWords(nouns)[String(grant)] ?? ownPetitionWords(nouns)['petitions.verify']}.`,
    todo: { label: 'If nobody else holds the office, whoever keeps the posts can give it to somebody' },
  }),
  'body-unknown': ({ name }) => ({
    say: `The ${String(name)} is not among the units.`,
    todo: { label: `Whoever edits ${nouns.handbook.the} can bring it in` },
  }),
  'petition-not-recommended': () => ({
    say: `This petition does not wait for the vote of ${nouns.council.the}.`,
  }),
});
