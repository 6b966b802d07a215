import { listWritten } from '../../platform/written/index.ts';
import type { Nouns } from '../../roll/index.ts';

/** What the pages about the installation say. Each part is a heading and its paragraphs. */
export interface Part {
  readonly title: string;
  readonly text: readonly string[];
}

interface Facts {
  readonly association: string;
  readonly contact: string;
  readonly retention: { readonly days: number; readonly of: readonly (keyof typeof erasedWords)[] };
  readonly unfinished: {
    readonly draftMonths: number;
    readonly returnedMonths: number;
    readonly undecidedMonths: number;
  };
  readonly signInDays: number;
  readonly nouns: Nouns;
}

export const aboutTitles = {
  privacy: 'What is kept about you',
  accessibility: 'Accessibility',
  source: 'Source code',
  take: 'Take all that is kept about me',
} as const;

const erasedWords = {
  'organizers-addresses': 'the addresses of organizers',
  'network-marks': 'marks of networks',
  scans: 'what was written on paper, with its scans',
} as const;

function staysWritten(erased: readonly (keyof typeof erasedWords)[]): string {
  const things = Object.keys(erasedWords) as (keyof typeof erasedWords)[];
  const staying = things.filter((one) => !erased.includes(one)).map((one) => erasedWords[one]);
  return staying.length > 0 ? ` They let stay: ${listWritten(staying)}.` : '';
}

export const privacyLede =
  'As little as the work needs, for as long as the rules say, and you can take all of it with you.';

/** Must say what the program does: whoever changes what is kept changes this too. */
export function privacyParts(facts: Facts): Part[] {
  return [
    ...keptParts(facts),
    {
      title: 'For how long',
      text: howLong(facts),
    },
    { title: 'Whom to ask', text: [`${facts.contact} answers for this, and erases you when you ask.`] },
  ];
}

/** What is kept, by what somebody does. */
function keptParts({ association, signInDays, nouns }: Facts): Part[] {
  return [
    {
      title: 'From the roll',
      text: [
        `The ${association} brings in its roll of members: number, name, e-mail address, institution, class, status, the day through which dues are paid, and the day of joining. Postal addresses and telephone numbers are not taken.`,
        'How your standing changed is kept as history, because a signature is judged by the day on which it was given. Staff who hold the office see it; nobody else does.',
      ],
    },
    {
      title: 'When you sign',
      text: [
        'Your signature, the time, your standing of that day, the text that you signed, and a mark that tells verifiers when many signatures came from one network. The mark is no address. If you signed on paper: what stands beside your name on the sheet, and a scan of it, for those who verify.',
        'You choose whether your name is shown. If not, the verifiers see it and nobody else: not the organizers, and not other signers. You may withdraw until the petition is filed.',
        'You choose whether you are told by mail how it goes on. Organizers write these letters and do not learn who gets them.',
      ],
    },
    {
      title: 'When you comment on a draft',
      text: [
        'What you say, the day, and your name with it. The organizers see it, and members who have the link to the draft. Comments stay when the text is frozen, so that it can be read what changed because of whom; of a draft that never opens they go with the addresses.',
      ],
    },
    {
      title: 'When you organize',
      text: [
        'Your name stands on the petition. Your e-mail address, and your postal address where the rules ask for it, are seen by the verifiers only.',
      ],
    },
    {
      title: 'When you take part',
      text: [
        'Which groups you are in and since when. Whether you are named on a roster is your choice. You can leave at any time.',
      ],
    },
    inLists,
    {
      title: `When you sit on ${nouns.committee.a}`,
      text: [
        'Whether you came to a meeting and how, what you wrote to one that you could not come to, and how you voted. Open votes are published with the decision; of a secret one it is kept that you voted, and how many voted for what, and nothing ties the two.',
      ],
    },
    {
      title: 'When you sign in',
      text: [
        `There is no password. A letter brings a link and a code that work once. Your browser is then signed in for ${signInDays} days by one cookie; your own page lists every browser, and each can be signed out. A second cookie, gone within the hour, ties the letter to the browser that asked for it. Nothing is loaded from elsewhere.`,
        `If you make a passkey, its name, its public key, and when you last used it are kept until you take it away; your finger or your face never leaves your device. If you come by the login of ${nouns.association.the}, what that calls your account is kept with you until you take the link away.`,
      ],
    },
    {
      title: 'Letters',
      text: [
        'That a letter was written to you, when and about what. The text of a letter that let you in is erased when it has left.',
      ],
    },
  ];
}

const inLists: Part = {
  title: 'When you read or write a list',
  text: [
    'What you wrote, with your name and address; how each list comes to you, which messages you have seen, and what became of each copy that left for you. What of yours waits for a moderator, what was decided about it, and what you reported.',
    'What you took back, or a moderator took down, is gone after 30 days. A draft stays until you send or empty it; its files go when you leave it for 30 days.',
  ],
};

function howLong({ retention, unfinished, nouns }: Facts): string[] {
  return [
    `Of petitions, the rules in force have erased: ${listWritten(retention.of.map((one) => erasedWords[one]))}, ${retention.days} days after the final decision or another end.${staysWritten(retention.of)} The wish to be told how it goes on goes on that day in any case.`,
    `The name of whoever answers ${nouns.committee.the} for a unit is seen by ${nouns.committee.the}, its staff and the unit, and goes at the same time; the office and the answer stay.`,
    `A draft that nobody goes on with is closed after ${unfinished.draftMonths} months, and a petition that was returned for changes after ${unfinished.returnedMonths}; one that was filed, and on which nobody decides, after ${unfinished.undecidedMonths} without a step. Its organizers get a letter before.`,
    'What happened is recorded as facts, in numbers and codes without names. They are the record, and stay.',
    'When you are erased, your name and your addresses go everywhere, and the next roll does not bring you back; only the scan of a sheet that others signed too goes later, with its petition. Signatures that were counted stay counted, without you. Of your comments on drafts nothing is left but that there was one, and what the organizers answered; of what you wrote to lists, that something stood there. Where others quote you in a list, your name and your addresses are masked. What has left as mail stays with those who have it.',
  ];
}

export const accessibilityLede = 'Made to work for everyone, with whatever they use.';

export function accessibilityParts({ contact }: Facts): Part[] {
  return [
    {
      title: 'What to expect',
      text: [
        'The aim is WCAG 2.2, level AA, on every page. Pages are checked by a program for it in light and in dark as part of every change; that finds many faults and not all.',
        'Everything can be done by keyboard, without scripts, at 400 % zoom and on a screen 320 pixels wide. Colour never speaks alone. Nothing moves by itself, and no form runs out of time while you write.',
      ],
    },
    {
      title: 'If something stands in your way',
      text: [
        `Tell ${contact} what you wanted to do and what you use. You can sign and organize by other means meanwhile; ask there.`,
      ],
    },
  ];
}

export const sourceLede = 'Folkmoot is free software under the GNU Affero General Public License, version 3 or later.';

export function sourceParts({ association, contact }: Facts): Part[] {
  return [
    {
      title: 'Your right to it',
      text: [
        'You may run it, read it, change it and pass it on, under the same licence. Whoever runs it for others must offer them its source code, with every change of their own.',
        `For this installation ask ${contact} of the ${association}.`,
      ],
    },
    {
      title: 'What it brings',
      text: ['The typefaces are Brygada 1918 and Commissioner, under the SIL Open Font License 1.1.'],
    },
  ];
}
