import type { Delivery } from './model.ts';

/** How a list comes: as a choice, what it means, and as it is told to whoever chose it. */
export const deliveryWords: Readonly<Record<Delivery, { readonly label: string; readonly told: string }>> = {
  each: { label: 'Each message', told: 'You get each message by mail.' },
  daily: { label: 'A digest a day', told: 'You get a digest by mail on each day on which somebody writes.' },
  weekly: { label: 'A digest a week', told: 'You get a digest by mail once a week.' },
  mentions: { label: 'Only what names or answers you', told: 'You get what names you or answers you by mail.' },
  web: { label: 'Nothing by mail', told: 'You read it here; nothing comes by mail.' },
};
