import type { Delivery } from './model.ts';

/** The sentences of leaving a list by its link. */
export const words = {
  title: 'My lists',
  how: 'How it comes to you',
  back: 'Read it again',
  leavingTitle: (list: string) => `Stop reading ${list}?`,
  leavingLede: 'Nothing more of it comes to you by mail. You need not sign in for this.',
  leavingButton: 'Stop reading it',
  leavingOther: 'Or choose a digest, or a pause, on the page of your lists:',
  leftTitle: (list: string) => `You no longer get ${list}.`,
  leftForGood: 'You get no mail from this list.',
  leftUndo: 'That was not meant? One press, and it comes as before.',
  backTitle: (list: string) => `${list} comes to you as before.`,
  toList: 'Go to the list',
} as const;

/** How a list comes: as a choice, what it means, and as it is told to whoever chose it. */
export const deliveryWords: Readonly<Record<Delivery, { readonly label: string; readonly told: string }>> = {
  each: { label: 'Each message', told: 'You get each message by mail.' },
  daily: { label: 'A digest a day', told: 'You get a digest by mail on each day on which somebody writes.' },
  weekly: { label: 'A digest a week', told: 'You get a digest by mail once a week.' },
  mentions: { label: 'Only what names or answers you', told: 'You get what names you or answers you by mail.' },
  web: { label: 'Nothing by mail', told: 'You read it here; nothing comes by mail.' },
};
