import type { CalendarDay } from '../../platform/time/index.ts';
import { dayWritten } from '../../platform/written/index.ts';
import type { Delivery } from '../subscriptions/model.ts';

const comes: Readonly<Record<Delivery, string>> = {
  each: 'Each message comes to you as it is posted.',
  daily: 'A digest comes to you once a day.',
  weekly: 'A digest comes to you once a week.',
  mentions: 'Only messages that name you come by mail.',
  web: 'Nothing comes by mail; you read it on the web.',
};

/** The sentences with which a list answers what it is asked by mail. */
export const requestWords = {
  subject: (list: string) => `About ${list}`,
  greeting: (name: string) => (name ? `Dear ${name}` : 'Good day'),
  lede: (list: string) => `here is what you asked of ${list}.`,
  fine: 'You get this because a letter from this address asked the list for something. Nobody answers a reply to it.',

  comes,
  joined: (list: string) => `You are in ${list}.`,
  joinedAlready: (list: string) => `You are in ${list} already.`,
  joinAsked: 'To be sure that it is you, we have sent you another letter. Answer it, and you are in.',
  cannotJoin: (list: string) => `You cannot join ${list}:`,
  notByMail: 'The readers of this list are named by its conveners. Write to them.',
  stranger:
    'Nobody is known here by this address. Write from the one that the roll has for you, or sign in on the web with your member number.',
  shared:
    'Two or more members have this address, so a letter does not tell who you are. Sign in on the web with your member number.',
  left: (list: string) => `The messages of ${list} come to you no longer. You may join again whenever you like.`,
  notIn: (list: string) => `Nobody at this address reads ${list}.`,
  stillTakesPart: 'You still take part in the group. To leave that too, open its page:',
  paused: (until: CalendarDay) => `Nothing comes by mail before ${dayWritten(until)}. Then it goes on by itself.`,
  resumed: 'The pause is over.',
  receipts: 'A receipt comes to you for each message that you post, once its copies have left.',
  noReceipts: 'No receipts come to you any more.',
  pauseUnclear: (text: string) =>
    `“${text}” names no day that lies ahead, within a year. Write it as: pause until 2027-01-15`,
  unclear: (text: string) => `“${text}” was not understood, and nothing behind it was read.`,
  nothing: 'Nothing was asked that a list can do.',

  in: (list: string, since: CalendarDay) => `Yes: you are in ${list}, since ${dayWritten(since)}.`,
  inWhy: 'Its messages come to you because you take part in the group.',
  inWhyNamed: 'Its messages come to you because its conveners have named you as a reader.',
  readsNoMore: 'You take part in the group, and have asked for none of its messages.',
  out: (list: string) => `No: nobody at this address is in ${list}.`,
  outWhy:
    'If a message of it reached you, somebody passed it on, or it came to another address of yours: the line “To” or “Delivered-To” of the message tells which.',
  howToWrite: (address: string) => `To write to all: ${address}`,
  howToJoin: (address: string) => `To join, an empty message to: ${address}`,
  howToReadAgain: (address: string) => `To have them again, an empty message to: ${address}`,
  howToLeave: (address: string) => `To leave, an empty message to: ${address}`,
  howToAsk: (address: string) =>
    `All else goes to ${address}, in the subject or line by line: digest daily, digest weekly, each, mentions, web, pause until 2027-01-15, resume, receipts, no receipts, join, leave, help.`,
  howToOwner: (address: string) => `The conveners read: ${address}`,
  archive: (address: string) => `What was said stands here: ${address}`,

  ownerSubject: (list: string, subject: string) => `To the conveners of ${list}: ${subject}`,
  ownerLede: (list: string) => `somebody has written to the conveners of ${list}. Your answer goes to them alone.`,
  ownerUnvouched: 'Nobody vouches that it comes from this address.',
  ownerFine: 'You get this because you are a convener or moderator of the list.',
  from: 'From',
  about: 'Subject',
  noSubject: '(no subject)',
} as const;
