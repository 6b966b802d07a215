import { expect, test } from 'vitest';
import { looksLikeCommand } from './administrivia.ts';
import { ruleCodes, usualChoices, type Attempt } from './model.ts';
import { policy, verdictOn } from './rules.ts';
import { ruleWords } from './words.ts';

const at = new Date('2026-11-23T18:00:00Z');
const usual: Attempt = {
  list: { closedAt: null, purpose: 'talk', posting: 'participants' },
  choices: usualChoices,
  post: {
    vouching: 'aligned',
    hasLooped: false,
    isAutomatic: false,
    isUnreadable: false,
    bytes: 4_000,
    recipients: 1,
    subject: 'Sharpening day',
    says: 'Who brings a whetstone?',
    isThreadClosed: false,
  },
  writer: {
    person: 'ada',
    isShared: false,
    isModerator: false,
    takesPart: true,
    isMember: true,
    hasLapsed: false,
    trust: null,
    hasPosted: false,
    lastPostAt: null,
  },
  at,
};

interface Change {
  readonly list?: Partial<Attempt['list']>;
  readonly choices?: Partial<Attempt['choices']>;
  readonly post?: Partial<Attempt['post']>;
  readonly writer?: Partial<Attempt['writer']>;
}

const said = ({ list, choices, post, writer }: Change = {}) => {
  const { outcome, rule } = verdictOn({
    at,
    list: { ...usual.list, ...list },
    choices: { ...usual.choices, ...choices },
    post: { ...usual.post, ...post },
    writer: { ...usual.writer, ...writer },
  });
  return rule === null ? outcome : `${outcome}: ${rule}`;
};

test('each row of the policy hits what it is for, and a usual post is accepted', () => {
  const hour = new Date(at.getTime() - 10 * 60_000);
  const stranger = { person: null, takesPart: false, isMember: false };

  const verdicts = [
    said(),
    said({ post: { hasLooped: true } }),
    said({ post: { isAutomatic: true } }),
    said({ list: { closedAt: at } }),
    said({ writer: { trust: 'banned' } }),
    said({ post: { vouching: 'none' } }),
    said({ post: { vouching: 'failed' } }),
    said({ writer: { ...stranger, isShared: true } }),
    said({ post: { bytes: 2_000_001 } }),
    said({ post: { isUnreadable: true } }),
    said({ post: { says: 'unsubscribe' } }),
    said({ list: { purpose: 'announce' } }),
    said({ list: { posting: 'moderators' } }),
    said({ writer: stranger }),
    said({ post: { isThreadClosed: true } }),
    said({ writer: { hasLapsed: true }, choices: { lapsed: 'refuse' } }),
    said({ writer: { trust: 'moderated' } }),
    said({ post: { recipients: 11 } }),
    said({ writer: { lastPostAt: hour }, choices: { slowMinutes: 30 } }),
    said({ writer: { isMember: false } }),
  ];

  expect(verdicts).toEqual([
    'accept',
    'discard: looped',
    'discard: automatic',
    'refuse: list-closed',
    'refuse: banned',
    'hold: not-vouched-for',
    'hold: not-vouched-for',
    'hold: shared-address',
    'refuse: too-large',
    'hold: unreadable',
    'refuse: looks-like-command',
    'refuse: moderators-only',
    'refuse: moderators-only',
    'refuse: not-a-writer',
    'refuse: thread-closed',
    'refuse: lapsed',
    'hold: moderated',
    'hold: many-recipients',
    'refuse: too-soon',
    'hold: first-post',
  ]);
  expect(policy.map(({ code }) => code)).toEqual(ruleCodes);
});

test('what the owner chose changes what a row does', () => {
  const verdicts = {
    lapsedByDefault: said({ writer: { hasLapsed: true } }),
    lapsedHeld: said({ writer: { hasLapsed: true }, choices: { lapsed: 'hold' } }),
    everyFirst: said({ choices: { firstPosts: 'everyone' } }),
    noFirst: said({ writer: { isMember: false }, choices: { firstPosts: 'nobody' } }),
    secondPost: said({ writer: { isMember: false, hasPosted: true } }),
    trustedGuest: said({ writer: { isMember: false, trust: 'trusted' } }),
    memberOfOpenList: said({ writer: { takesPart: false }, list: { posting: 'members' } }),
    waitedLongEnough: said({
      writer: { lastPostAt: new Date(at.getTime() - 30 * 60_000) },
      choices: { slowMinutes: 30 },
    }),
  };

  expect(verdicts).toEqual({
    lapsedByDefault: 'accept',
    lapsedHeld: 'hold: lapsed',
    everyFirst: 'hold: first-post',
    noFirst: 'accept',
    secondPost: 'accept',
    trustedGuest: 'accept',
    memberOfOpenList: 'accept',
    waitedLongEnough: 'accept',
  });
});

test('a moderator is spared what is for the others, but not being vouched for', () => {
  const moderator = { isModerator: true };

  const verdicts = [
    said({ writer: moderator, list: { purpose: 'announce' } }),
    said({ writer: moderator, post: { isThreadClosed: true, recipients: 40 } }),
    said({ writer: { ...moderator, hasLapsed: true }, choices: { lapsed: 'refuse', firstPosts: 'everyone' } }),
    said({ writer: moderator, post: { vouching: 'none' } }),
  ];

  expect(verdicts).toEqual(['accept', 'accept', 'accept', 'hold: not-vouched-for']);
});

test('a request for the machine is told from a sentence for people', () => {
  const asked = ['unsubscribe', 'Unsubscribe me please', 'please remove me', 'UNSUBSCRIBE.', 'sign-off'];
  const said = ['I subscribe to that view entirely', 'Stop!! Did anybody read the minutes of the meeting?', 'Yes'];

  const found = [...asked, ...said].map((says) => looksLikeCommand({ subject: 'Sharpening day', says }));

  expect(found).toEqual([...asked.map(() => true), ...said.map(() => false)]);
  expect(looksLikeCommand({ subject: 'unsubscribe', says: '' })).toBe(true);
});

test('every row says whom it hits, why, and what its writer is told', () => {
  const sentences = ruleCodes.flatMap((code) => [
    ruleWords[code].hits(usualChoices),
    ruleWords[code].why,
    ruleWords[code].toWriter(usualChoices),
  ]);

  expect(sentences.filter((sentence) => sentence.length < 10)).toEqual([]);
  expect(new Set(sentences).size).toBe(sentences.length);
});
