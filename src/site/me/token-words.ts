import type { TokenScope } from '../../roll/index.ts';

/** The sentences of the page of one's tokens. */
export const tokenWords = {
  title: 'Tokens for programs',
  back: 'My page',
  lede: 'A program that brings one of your tokens acts in your name, as far as you let it. It never has the rights of an office that you hold.',
  yours: 'Your tokens',
  none: 'You have made no token.',
  noneWhy: 'Nobody needs one who reads and signs on these pages. It is for those who write programs.',
  forPrograms: 'What programs can do here',

  make: 'Make a token',
  name: 'What it is for',
  nameHint: 'As “Script on the office computer”, so that you know it again.',
  scopes: 'What it may do',
  noScope: 'Choose what the token may do.',
  scopeLabels: {
    read: 'Read what is mine alone',
    sign: 'Sign petitions in my name',
  } satisfies Record<TokenScope, string>,
  scopeHints: {
    read: 'Your name, your member number, and what you have signed.',
    sign: 'And withdraw your signatures. Give it only to a program that you wrote or have read.',
  } satisfies Record<TokenScope, string>,
  signingIsForMembers:
    'Only members sign petitions, and the roll has no record of you: a token of yours can read. If you are a member, sign in with your member number.',
  lastOn: 'Its last day',
  lastOnHint: (furthest: string) => `At most ${furthest}. A token that ends soon does less harm when it is lost.`,
  dayAs: 'Write the day as 2026-11-30.',
  button: 'Make the token',

  works: 'Works',
  over: 'Over',
  revoked: 'Revoked',
  may: { read: 'reads', sign: 'signs' } satisfies Record<TokenScope, string>,
  madeOn: 'made',
  until: 'until',
  usedOn: 'Last used',
  neverUsed: 'Never used.',
  revoke: 'Revoke',
  revokedNow: (name: string) => `“${name}” is revoked`,
  revokedWhat:
    'No program can use it any more. What was signed with it stands; you can take a signature back on the page of its petition, until it is filed.',
  revokeNamed: (name: string) => `Revoke ${name}`,

  madeTitle: 'Copy your token now',
  madeLede: 'It is shown this once. Only a mark by which we know it again is kept.',
  token: 'The token',
  keepIt:
    'Keep it as you keep a password: whoever has it can do in your name what you chose. If it gets lost, revoke it and make another.',
  tryIt: 'Try it',
  done: 'I have copied it',
} as const;
