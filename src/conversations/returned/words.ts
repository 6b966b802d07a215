/** The sentences about mail that came back. */
export const words = {
  greeting: 'Dear reader',
  trialSubject: 'Does our mail reach you?',
  trialLede: 'mail of ours to this address has come back on several days.',
  trialMore:
    'If you read this, it arrives again, and there is nothing for you to do. If this letter comes back too, we send no more to this address until you say so on the page below.',
  toMyMail: 'Your mail, on one page',
  resumed: 'Mail to this address had been stopped, since too much of it came back. It goes again.',
} as const;
