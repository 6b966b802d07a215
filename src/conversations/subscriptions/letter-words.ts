import type { ListPurpose, Visibility } from '../lists/model.ts';

const visible: Readonly<Record<Visibility, string>> = {
  public: 'What is said there stays on the web for everyone to read; mail addresses are not shown.',
  members: 'What is said there stays on the web, and members may read it, whether they take part or not.',
  participants: 'What is said there stays on the web, and only those who take part may read it.',
};

/** Why somebody reads a list that they begin to read. */
const because: Readonly<Record<ListPurpose, (list: string) => string>> = {
  talk: (list) => `you are in ${list}, and what is said there comes to you from now on.`,
  announce: (list) => `${list} comes to you from now on.`,
  committee: (list) => `you are a reader of ${list} from now on, by the office that you hold.`,
  closed: (list) => `you have been named a reader of ${list}. It is a closed session: nobody but its readers sees it.`,
};

/** The sentences of the letters with which a list begins and ends. */
export const letterWords = {
  greeting: (name: string) => (name ? `Dear ${name}` : 'Good day'),
  welcomeSubject: (list: string) => `You are in ${list}`,
  because,
  write: 'To write to all',
  read: 'To read on the web',
  comes: 'How it comes to you',
  leave: 'To leave',
  emptyTo: (address: string) => `an empty message to ${address}`,
  onlyConveners: 'Only those who lead the group write there.',
  visible,
  change: (address: string) =>
    `To have it otherwise (a digest a day or a week, a pause, nothing by mail), press the button, or write to ${address} with “digest daily”, “digest weekly”, “pause until 2027-01-15” or “each” in the subject.`,
  conduct: (url: string) => `How people talk with one another there: ${url}`,
  help: (address: string) => `Whether you are in, and why, an empty message to ${address} tells at any time.`,
  button: 'Choose how it comes to you',
  fineGroup: (group: string) => `You get this letter once, because you take part in ${group}.`,
  fine: 'You get this letter once, because you begin to read the list.',

  movedSubject: (list: string) => `${list} comes from a new place`,
  movedLede: (list: string) => `you read ${list} where it was before. It has moved, and comes to you from here.`,
  movedFine: 'You get this letter once, because your address stood on the list that was moved.',

  goodbyeSubject: (list: string) => `You no longer get ${list}`,
  goodbyeLede: (list: string) => `${list} comes to you no longer.`,
  leftMore: 'If that was not meant, one press brings it back, and it comes as before.',
  leftGroupMore: 'You have left the group, and its list with it. You may join again whenever you like.',
  unnamedMore: (owner: string) =>
    `It is for others now: for the holders of certain offices, or for readers who were named. If that is a mistake, write to ${owner}.`,
  back: 'Read it again',
  backToGroup: 'The group',
  goodbyeFine: 'You get this letter because you have stopped reading the list, or were taken off it.',
} as const;
