import type { Wordings } from '../../platform/plug.ts';
import type { ProfilePart } from './model.ts';

/** What each part of a profile is called. */
export const partWords: Readonly<Record<ProfilePart, string>> = {
  library: 'Kind of library',
  serves: 'Readers served',
  level: 'Level of work',
  work: 'Kind of work',
  topics: 'Topics',
};

/** The sentences of one's profile. */
export const words = {
  title: 'Who you are to your groups',
  lede: 'By this others find you among the participants of a group. It stands beside your name where you show your name, and nowhere else.',
  me: 'My page',
  yours: 'About you',
  nothing: 'I do not say',
  hints: { serves: 'As many as fit.', work: 'As many as fit.', topics: 'What you would gladly be asked about.' },
  save: 'Save what I say of myself',
  saved: 'Saved. It stands beside your name where you show it.',
  notSaved: 'This was not saved.',
  toGroups: 'In which groups your name is shown',
} as const;

export const wordings: Wordings = {
  'profile-unknown': ({ part }) => ({ say: `${partWords[part as ProfilePart]}: choose from what the page offers.` }),
};
