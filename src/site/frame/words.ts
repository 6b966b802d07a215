/** The sentences around every page. */
export const frameWords = {
  skip: 'Skip to the content',
  main: 'Main',
  about: 'About',
  signIn: 'Sign in',
  signOut: 'Sign out',
  signedInAs: (name: string) => `Signed in as ${name}.`,
  example: 'Example association',
  exampleIs: 'An example association.',
  youAreHereAs: 'You are here as',
  nobody: 'nobody yet',
  speaks: 'Groups are begun and run by members. No group speaks for the association.',
  colophon: [
    { href: '/record', label: 'Record' },
    { href: '/rules', label: 'Rules in force' },
    { href: '/privacy', label: 'What is kept about you' },
    { href: '/accessibility', label: 'Accessibility' },
    { href: '/api', label: 'For programs' },
    { href: '/source', label: 'Source code' },
  ],
};
