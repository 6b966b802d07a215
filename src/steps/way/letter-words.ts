/** The sentences of the letters that tell organizers how it goes on between signings. */
export const letterWords = {
  greeting: (name: string) => (name ? `Dear ${name}` : 'Good day'),
  petition: 'Petition',
  awaits: {
    subject: (step: string, title: string) => `${step}: ${title}`,
    lede: (title: string) => `the next step of “${title}” is not a signature.`,
    step: 'What comes now',
    how: 'How',
    button: 'See what it waits for',
  },
  refused: {
    subject: (title: string) => `Sent back to you: ${title}`,
    lede: (title: string) => `staff have looked at “${title}” and sent it back to you for changes.`,
    reason: 'Because',
    button: 'Change the text and submit it again',
  },
  answered: {
    subject: (office: string, title: string) => `${office} has answered: ${title}`,
    endorsed: (office: string, title: string) => `“${title}” is endorsed by ${office}.`,
    declined: (office: string, title: string) =>
      `${office} has declined to endorse “${title}”. You may name somebody else.`,
    reasons: 'Because',
    button: 'See how it stands',
  },
} as const;
