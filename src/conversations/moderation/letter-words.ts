/** The sentences of the letters about posts. */
export const letterWords = {
  greeting: (name: string) => (name ? `Dear ${name}` : 'Good day'),
  subject: 'Subject',
  list: 'List',
  from: 'From',
  why: 'Why it waits',
  told: 'Why',
  none: '(no subject)',

  refusedSubject: (subject: string) => `Not posted: ${subject}`,
  refusedLede: (list: string) => `your message to ${list} was not posted.`,
  rejectedFine:
    'You get this because you wrote to the list. Its moderators can read your message for a month more; then it is gone.',
  refusedFine: 'You get this because you wrote to the list. Your message was not kept.',
  join: (address: string) => `To join, send an empty message to ${address}.`,
  leave: (address: string) => `To leave, send an empty message to ${address}.`,
  help: (address: string) => `Whether you are in, and what you can ask for, an empty message to ${address} tells.`,
  owner: (address: string) => `The conveners read ${address}.`,

  because: (reason: string) => `The moderator said: ${reason}`,
  conduct: (url: string) => `The code of conduct of the list: ${url}`,

  heldSubject: (subject: string) => `Waiting: ${subject}`,
  heldLede: (list: string) => `your message to ${list} waits for a moderator.`,
  heldThen: 'You hear from us again only if it is not posted.',
  heldFine: 'You get this because you wrote to the list.',

  noticeSubject: (list: string, subject: string) => `${list}: ${subject} waits for you`,
  noticeLede: (list: string) => `a message to ${list} waits for a moderator.`,
  noticeHow:
    'To decide by mail, reply to this letter, and let the first word be accept, refuse or discard. What you write behind “refuse” goes to the writer. “Trust” posts the message and takes the writer’s next ones unseen; “ban” throws it away, and all that comes from them.',
  namedTexts: (names: readonly string[]) =>
    names.length === 0
      ? []
      : [
          `Your list keeps texts to send a message back with. Write the name of one behind “refuse”: ${names.map((name) => `“${name}”`).join(', ')}.`,
        ],
  noticeButton: 'Read it, and decide',
  noticeFine: 'You get this because you moderate the list. Do not hand it on: whoever has it can decide.',
  says: (text: string) => `It says: ${text}`,

  rejectedLede: (list: string) => `a moderator of ${list} has not posted your message.`,

  doneSubject: (subject: string) => `Decided: ${subject}`,
  done: {
    accept: 'the message is posted.',
    refuse: 'the message is sent back, with what you wrote.',
    discard: 'the message is thrown away.',
    trusted: 'the message is posted, and the writer’s next ones are taken without being looked at.',
    banned: 'the message is thrown away, and nothing is taken from its writer any more.',
  },
  notDoneSubject: (subject: string) => `Not decided: ${subject}`,
  notDoneLede: 'nothing was decided by your reply.',
  notUnderstood: 'The first word of your reply was none of accept, refuse, discard, trust and ban.',
} as const;
