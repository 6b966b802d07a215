/** The sentences about mail to somebody, and where it was stopped. */
export const mailWords = {
  toMyMail: 'Your mail, on one page',
  title: 'Mail to you',
  myPage: 'My page',
  works: 'Mail goes to your address as you chose it. Nothing has been stopped.',
  stopped: 'We send you no mail any more.',
  stoppedMore:
    'Too much of it came back, and so did a last letter that tried your address. Letters that you ask for yourself, such as the one to sign in, are still sent. If your address is right and works again, one press is enough.',
  since: 'Since',
  address: 'Your address',
  resume: 'Send me mail again',
} as const;
