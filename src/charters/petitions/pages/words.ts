import { countWritten, dayWritten, numberWord } from '../../../platform/written/index.ts';
import { capital, type Nouns } from '../../../roll/index.ts';
import type { Petition, PetitionState } from '../model.ts';
import { mostLetter } from '../rules.ts';
import { daysToGo } from '../words.ts';

const notOpen = ({ committee, council }: Nouns): Readonly<Record<PetitionState, string>> => ({
  draft: '',
  screening: 'Staff look at the text before it opens.',
  awaiting: 'Nobody signs just now. What it waits for stands on this page.',
  signing: '',
  suspended: 'Signing has been stopped for a while. What was signed stays signed.',
  halted: 'Staff have stopped this petition for a while. What was done stays done.',
  filed: 'Signing is over. Staff now test every signature.',
  docketed: `Signing is over. The petition is before ${committee.the}.`,
  recommended: `Signing is over. ${capital(committee.the)} has approved the petition; ${council.the} has to ratify that.`,
  approved: 'Signing is over. The petition was approved.',
  declined: 'Signing is over. The petition was declined.',
  returned: 'Signing is over. The petition was returned for changes.',
  withdrawn: 'The organizers have withdrawn this petition.',
  expired: 'Its time is over.',
});

/** The sentences of the pages about petitions. */
export const pageWords = {
  asksFor: ({ kind, openTo }: Petition) =>
    `A petition to ${kind === 'renew' ? 'renew' : 'open'} a group${openTo ? `, for ${openTo}` : ''}.`,
  theVote: 'The vote',
  sign: 'Sign',
  haveSigned: 'have signed',
  signAs: (name: string) => `Sign as ${name}`,
  signFine: 'You may withdraw until the petition is filed. A receipt comes by mail.',
  openUntil: 'Open until',
  daysToGo,
  whoAreYou: 'Member number or e-mail address',
  whoAreYouHint: 'You get one letter. Press the button in it, and you have signed.',
  whoIsMissing: 'Write your member number or your address.',
  signByLetter: 'Send me the letter to sign',
  signInToWrite: 'Sign in to write your letter',
  letter: 'Your letter',
  letterHint: `Why you want this group. The verifiers read it, and nobody else. At most ${countWritten(mostLetter)} characters.`,
  signInInstead: 'Sign in instead',
  whoSees: 'Who may see your name?',
  verifiersOnly: 'Only the verifiers',
  everyone: 'Everyone, on this page',
  kinds: 'Are you one of these?',
  kindsHint: 'Staff confirm it when the petition is filed.',
  kind: (count: number, who: string) => `One of the ${who}, of whom ${count} must sign`,
  everyoneSees: 'The rules of this petition show everyone who has signed. Your name will stand on this page.',
  youSigned: 'You have signed.',
  shownNow: 'Your name is shown on this page.',
  hiddenNow: 'Your name is seen by the verifiers only.',
  showName: 'Show my name on this page',
  hideName: 'Show my name to the verifiers only',
  wantsNews: 'Tell me how it goes on',
  wantsNewsHint: 'By mail, now and then. Every letter has a link to stop.',
  noMoreNews: 'Send me no more news of it',
  withdraw: 'Withdraw my signature',
  whyNot: 'Why I cannot sign today',
  notOpen,

  signedNow: (signed: number) =>
    `Signed. Your signature is counted, ${signed === 1 ? 'the first under this petition' : `and ${signed} stand under this petition`}.`,
  receiptComes: 'A receipt is on its way by mail, with a link to withdraw.',
  withdrawnNow: 'Your signature is withdrawn, and no longer counts.',
  reportedNow: 'Reported. Staff will look at it.',
  /** What has just been done, by the word in the address. */
  done: ({ council }: Nouns): Readonly<Record<string, string>> => ({
    'name-shown': 'Your name is now shown on this page.',
    'name-hidden': 'Your name is now seen by the verifiers only.',
    following: 'You will be told by mail how it goes on.',
    unfollowed: 'You are told nothing more of this petition.',
    filed: 'Filed. Signing is over, and staff now test every signature.',
    suspended: 'Signing is stopped.',
    resumed: 'Signing goes on.',
    halted: 'The petition is stopped.',
    'goes-on': 'The petition goes on.',
    'council-voted': `The vote of ${council.the} is on record.`,
  }),
  standing: 'in good standing',
  standingThrough: (day: string) => `paid through ${dayWritten(day)}`,

  listTitle: 'Petitions',
  listLede: (needed: number, { committee }: Nouns) =>
    `Begun by members. ${capital(numberWord(needed))} signatures bring one before ${committee.the}.`,
  openHead: 'Open for signature',
  pendingHead: 'On the way to a decision',
  decidedHead: 'Decided',
  endedHead: 'Closed',
  noneOpen: 'No petition is open just now.',
  noneOpenWhy: 'If you share a concern that no single unit carries, yours can be the next.',
  start: 'Start a petition',

  whatYouSign: 'What you sign',
  whatWasSigned: 'What was signed',
  whoAsks: 'Who asks',
  theWay: 'The way',
  staffAsk: 'Staff ask you for changes',
  howItGoes: 'How it goes',
  whoIsNear: 'Who is near',
  whoIsNearLede:
    'Units, groups and petitions that this statement touches. Whoever decides sees them too. Overlap is usual, and stops nothing.',
  unitsAsked: 'Units asked',
  unitsAskedLede: ({ committee }: Nouns) =>
    `${capital(committee.the)} and its staff ask units whose charge this statement touches for their view. An answer stands here once it is confirmed as the unit’s.`,
  passItOn: 'Pass it on',
  passItOnLede: 'The address of this page is all that a member needs:',
  shareKit: 'Code to scan, texts, poster',
  whatWasDecided: 'What was decided',
  asksForChanges: ({ committee }: Nouns) => `${capital(committee.the)} asks you for changes`,
  nextMeeting: ({ committee }: Nouns) => `Next ${committee.common} meeting`,
  whoHasSigned: 'Who has signed',
  whoHasSignedLede: (shown: number, signed: number) =>
    shown === 1 ? `One of ${signed} shows their name.` : `${shown} of ${signed} show their names.`,
  report: 'Report this page',
  frozen: 'and provably the same for every signer',
  certificate: 'certificate of what was counted, and how',
  frozenWhy:
    'Every signature carries this fingerprint of the text (SHA-256). Should one letter change, the fingerprint would too.',
  addressesHidden: 'Their addresses are seen by the verifiers only.',
} as const;
