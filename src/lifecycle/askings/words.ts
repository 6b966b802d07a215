import { countWritten, dayWritten } from '../../platform/written/index.ts';

/** The sentences of the letters to those who signed last time. */
export const letterWords = {
  greeting: (name: string) => (name ? `Dear ${name}` : 'Good day'),
  maySubject: (group: string) => `You signed for ${group}: will you sign again?`,
  mayLede: (group: string) =>
    `you signed when ${group} was last before the members. Its term ends, and it needs signatures anew for the next one.`,
  mayNotSubject: (group: string) => `You signed for ${group}, and may not sign now`,
  mayNotLede: (group: string) =>
    `you signed when ${group} was last before the members. A petition to renew it is open: you signed last time but may not now.`,
  petition: 'Petition',
  needed: 'Needed',
  neededValue: (needed: number) => `${countWritten(needed)} signatures`,
  until: 'Open until',
  untilValue: dayWritten,
  because: 'Because',
  todo: 'What to do',
  nothing: 'If that is wrong, write to the membership office. You can still read the petition, and pass it on.',
  sign: 'Read it and sign',
  read: 'Read the petition',
  fine: 'You get this once, because of the signature that you gave then. Nobody else learns of it. If you do nothing, nothing happens, and you are not asked again.',
} as const;
