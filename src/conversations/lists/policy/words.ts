import { countedWritten, countWritten, sizeWritten } from '../../../platform/written/index.ts';
import type { Wordings } from '../../../platform/plug.ts';
import { usualChoices, type Outcome, type PostingChoices, type RuleCode } from './model.ts';

/** One row of the policy in words: whom it hits, why, and what its writer is told. */
interface RuleWords {
  readonly hits: (choices: PostingChoices) => string;
  readonly why: string;
  /** What stands in the way, and what to do about it. */
  readonly toWriter: (choices: PostingChoices) => string;
}

const said = (sentence: string) => (): string => sentence;

/** The posting policy, row by row, as its owners read it and as writers are told of it. */
export const ruleWords: Readonly<Record<RuleCode, RuleWords>> = {
  looped: {
    hits: said('A message that has been through this list before'),
    why: 'Two machines would send it round for ever.',
    toWriter: said('The message has been through this list before.'),
  },
  automatic: {
    hits: said('A message that a machine wrote: an absence note, a report'),
    why: 'Nobody wants to read it, and an answer would begin a conversation of machines.',
    toWriter: said('The message was written by a machine.'),
  },
  'list-closed': {
    hits: said('Any message, once the list is closed'),
    why: 'The group has ended or lapsed. What was said stays readable.',
    toWriter: said('The list is closed. What was said there stays readable, and nothing new is taken.'),
  },
  banned: {
    hits: said('A writer whom a moderator has banned from this list'),
    why: 'The conversation of the others was worth more than theirs.',
    toWriter: said('A moderator has decided that your messages are not taken here. The conveners can tell you why.'),
  },
  'not-vouched-for': {
    hits: said('A message of which nobody vouches that it comes from the address it names'),
    why: 'Anybody can write any address into a letter. A participant is asked to confirm it; it counts as theirs only then.',
    toWriter: said(
      'Your mail provider does not vouch that the message is yours, so it waits until you confirm it, or a moderator has looked at it.',
    ),
  },
  'shared-address': {
    hits: said('A message from an address that several participants share, when the name does not tell who wrote'),
    why: 'Nobody is to speak in the name of somebody else.',
    toWriter: said(
      'Several participants have this address, and the name does not tell who wrote. Write your name as the roll has it, or post on the web.',
    ),
  },
  'too-large': {
    hits: ({ mostKilobytes }) => `A message larger than ${sizeWritten(mostKilobytes * 1000)}`,
    why: 'It would go to every mailbox. Put large files elsewhere, and send where they are.',
    toWriter: ({ mostKilobytes }) =>
      `The message is larger than ${sizeWritten(mostKilobytes * 1000)}. Put large files elsewhere, and send where they are.`,
  },
  unreadable: {
    hits: said('A message of which some part cannot be read'),
    why: 'It may be damaged, or made to harm.',
    toWriter: said('Part of the message could not be read, so a moderator looks at it first.'),
  },
  'looks-like-command': {
    hits: said('A short message that asks the machine for something, as “unsubscribe”'),
    why: 'It was meant for another address, and all would read it.',
    toWriter: said(
      'The message looks like a request to leave or join. Send it to the address for that; it stands below.',
    ),
  },
  'moderators-only': {
    hits: said('A writer who is no moderator, where the list is for news'),
    why: 'The list brings news from its conveners.',
    toWriter: said('This list brings news from its conveners, and only they write to it.'),
  },
  'not-a-writer': {
    hits: said('A writer who does not take part'),
    why: 'The list is for those who take part in the group.',
    toWriter: said('Those who take part in the group write to this list, and this address belongs to none of them.'),
  },
  'thread-closed': {
    hits: said('An answer in a thread that a moderator has closed'),
    why: 'What could be said has been said.',
    toWriter: said('A moderator has closed this thread. A new thought deserves a thread of its own.'),
  },
  lapsed: {
    hits: said('A participant whose good standing as a member has ended'),
    why: 'They stay in the group. Whether they write is for its owners to say.',
    toWriter: said('Your good standing as a member has ended. Once your dues are paid, you can write here as before.'),
  },
  moderated: {
    hits: said('A participant whose messages a moderator wants to see first'),
    why: 'A moderator decided it, with a reason.',
    toWriter: said('A moderator looks at your messages to this list before they go out.'),
  },
  'many-recipients': {
    hits: ({ mostRecipients }) =>
      `A message to more than ${countedWritten(mostRecipients, 'address', 'addresses')} at once`,
    why: 'Whoever answers would write to all of them.',
    toWriter: ({ mostRecipients }) =>
      `The message goes to more than ${countedWritten(mostRecipients, 'address', 'addresses')} at once, so a moderator looks at it first.`,
  },
  'too-soon': {
    hits: ({ slowMinutes }) =>
      slowMinutes === 0
        ? 'A second message too soon after the first: now nobody has to wait'
        : `A second message within ${countedWritten(slowMinutes, 'minute', 'minutes')} of the first`,
    why: 'A heated conversation cools when it is slower.',
    toWriter: ({ slowMinutes }) =>
      `The list is slowed down: each writer waits ${countWritten(slowMinutes)} minutes between two messages. Send it again later.`,
  },
  'first-post': {
    hits: ({ firstPosts }) =>
      ({
        nobody: 'The first message of somebody new: now nobody’s',
        guests: 'The first message of a participant who is not on the roll of members',
        everyone: 'The first message of a participant',
      })[firstPosts],
    why: 'A moderator meets whoever is new. It ends with the first message that was accepted.',
    toWriter: said('A moderator looks at your first message to this list. The next ones go out at once.'),
  },
};

export const outcomeWords: Readonly<Record<Outcome, string>> = {
  accept: 'is taken',
  hold: 'waits for a moderator',
  refuse: 'is sent back, with the reason',
  discard: 'is thrown away',
};

/** A post that was refused on the web, or is refused once it was confirmed: a code for each row. */
export const wordings: Wordings = Object.fromEntries(
  (Object.keys(ruleWords) as RuleCode[]).map((code) => [
    `post-${code}`,
    ({ choices, because }) => ({
      say: [ruleWords[code].toWriter((choices as PostingChoices | undefined) ?? usualChoices), because]
        .filter(Boolean)
        .join(' '),
    }),
  ]),
);
