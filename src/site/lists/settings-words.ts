/** The sentences of an owner's settings. */
export const words = {
  title: 'Settings of the list',
  lede: 'What you change holds at once, for what is there already too.',
  list: 'The list',
  name: 'Name',
  nameHint: 'Stands above its threads and in its mail. Its address stays as it is.',
  visibility: 'Who may read what is said here',
  visibilities: {
    public: ['Everyone', 'Without signing in. Mail addresses are not shown.'],
    members: ['Members of the association', 'Whoever is on the roll and has signed in.'],
    participants: ['Those who take part', 'To everybody else it is as if the list were not there.'],
  },
  staysClosed: 'A closed session: its readers alone read what is said here, for ever.',
  indexed: 'Search engines may list it',
  indexedHint: 'Only what everyone may read is listed. It takes them some weeks to forget what they have found.',
  posts: 'Posts',
  toPolicy: 'Who may write, and what a moderator looks at first',
  mail: 'Its mail',
  mailWhy:
    'Nothing is put on a message unless you say so here: it goes on as it was written, so that the signature of its sender’s server stays valid. Put a tag or a footer on, and the list has to be the sender of every message, in the writer’s name.',
  tag: 'Tag before each subject',
  tagHint: 'Leave it empty for none. Mail programs can sort by the list without it.',
  footer: 'Footer beneath each message',
  footerHint:
    'Leave it empty for none. How to leave stands in the header of each message, where mail programs look for it.',
  from: 'Whose address a message is from',
  fromFor: 'Always the list’s own for these writers',
  fromForHint: 'Addresses or domains, one to a line.',
  archive: 'The archive',
  save: 'Save',
  saved: 'Saved.',
  notSaved: 'This was not saved.',
} as const;
