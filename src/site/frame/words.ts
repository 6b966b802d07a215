import type { Nouns } from '../../roll/index.ts';

/** The sentences around every page. */
export const frameWords = {
  skip: 'Skip to the content',
  main: 'Main',
  about: 'About',
  signIn: 'Sign in',
  signOut: 'Sign out',
  signedInAs: (name: string) => `Signed in as ${name}.`,
  example: 'Example',
  exampleIs: 'This is an example.',
  youAreHereAs: 'You are here as',
  nobody: 'nobody yet',
  speaks: ({ association }: Nouns) => `Groups are begun and run by members. No group speaks for ${association.the}.`,
  colophon: [
    { href: '/record', label: 'Record' },
    { href: '/rules', label: 'Rules in force' },
    { href: '/privacy', label: 'What is kept about you' },
    { href: '/accessibility', label: 'Accessibility' },
    { href: '/api', label: 'For programs' },
    { href: '/source', label: 'Source code' },
  ],
};
