/** The sentences about mail that came back. */
export const words = {
  greeting: 'Dear reader',
  trialSubject: 'Does our mail reach you?',
  trialLede: 'mail of ours to this address has come back on several days.',
  trialMore:
    'If you read this, it arrives again, and there is nothing for you to do. If this letter comes back too, we send no more to this address until you say so on the page below.',
  toMyMail: 'Your mail, on one page',
  title: 'Mail to you',
  crumbs: 'My page',
  works: 'Mail goes to your address as you chose it. Nothing has been stopped.',
  stopped: 'We send you no mail any more.',
  stoppedMore:
    'Too much of it came back, and so did a last letter that tried your address. Letters that you ask for yourself, such as the one to sign in, are still sent. If your address is right and works again, one press is enough.',
  since: 'Since',
  address: 'Your address',
  resume: 'Send me mail again',
  lists: 'My lists',
} as const;
