import type { Nouns } from '../../../roll/index.ts';

/** The sentences of the pages for organizers. */
export const organizerWords = {
  invitationTitle: 'You are asked to organize a petition',
  invitationLede: ({ committee }: Nouns) =>
    `You are asked to be an organizer of this petition: to answer for it, with the others, before ${committee.the}.`,
  untitled: 'A draft without a name',
  theText: 'The text so far',
  answer: 'Your answer',
  accept: (name: string) => `Accept as ${name}`,
  meantFor: (name: string) => `This invitation was written to ${name}`,
  signedInAs: (name: string) =>
    `You are signed in as ${name}. If you are not the one who was asked, pass the letter on, or decline.`,
  signInToAccept: 'Sign in to accept',
  decline: 'Decline',
  declinedTitle: 'You have declined',
  declinedLede: 'The other organizers see it. Nothing else happens.',
  deskLede: 'For the organizers: how the petition stands, and what comes next.',
  screening: 'Staff look at the text before it opens. You will get a letter.',
  howItStands: 'How it stands',
  organizers: 'Organizers',
  organizersCaption: 'Organizers, and whether they have accepted',
  openUntil: 'Open until',
  next: 'Next',
  enough: 'There are enough signatures to file. If you can, let a few more sign first: some may not count.',
  file: 'File the petition',
  publicPage: 'The public page',
  share: 'Share it',
  cameAbout: 'How the text came about',
  giveUp: 'Give this petition up',
  giveUpHidden: 'It ends, and cannot be opened again.',
  giveUpPublic:
    'It ends, and cannot be opened again. Its page stays to be read: the text, how many signed, and that you withdrew it. The names of signers no longer stand on it.',
  namesSeen: (byAll: boolean) =>
    byAll
      ? 'Everybody sees who has signed: the rules ask for that.'
      : 'Who has signed is seen by the verifiers only, unless a signer shows their name.',
  fileWhat: (signed: number, needed: number) =>
    `Signing ends now. Staff test each of the ${signed} signatures for the day it was given and for today; ${needed} must count. If you can, let a few more than ${needed} sign first.`,
  onPaper: (count: number) =>
    count === 1
      ? 'One line on paper still waits: staff have to say whose it is'
      : `${count} lines on paper still wait: staff have to say whose they are`,
  onPaperEnds:
    'What waits when you file is not counted. If you need those lines, ask the staff to go through them, and file then.',
  fileButton: (signed: number) => `File with ${signed} signatures`,
} as const;
