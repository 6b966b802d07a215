import type { Act, PersonId } from '../../platform/act/index.ts';
import { composeLetter, postLetter, postLetters, type Letter } from '../../platform/mail/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { Letterhead, Person } from '../../roll/index.ts';
import type { Organizer, Petition } from './model.ts';
import { letterWords as words } from './letter-words.ts';

type Posting = Pick<Act, 'db' | 'at' | 'today' | 'zone'>;

/** A signature, and whom its receipt goes to. */
export interface Receipt {
  readonly petition: Petition;
  readonly signature: number;
  readonly signedAt: Date;
  readonly place: number;
  readonly nameShown: boolean;
  readonly onPaper: boolean;
  readonly standing: string;
  readonly signer: { readonly id: PersonId; readonly name: string; readonly email: string };
  readonly withdrawal: string;
}

/** Tells signers that their signatures are counted, and how to take them back. */
export async function postReceipts(act: Posting, head: Letterhead, receipts: readonly Receipt[]): Promise<void> {
  await postLetters(
    act,
    receipts.map((receipt) => ({
      once: `charters.receipt ${receipt.signature}`,
      kind: 'charters.receipt',
      address: receipt.signer.email,
      person: receipt.signer.id,
      letter: receiptLetter(act, head, receipt),
    })),
  );
}

function receiptLetter(act: Posting, head: Letterhead, receipt: Receipt): Letter {
  const { petition, signer } = receipt;
  return composeLetter({
    subject: words.receiptSubject(petition.title),
    greeting: words.greeting(signer.name),
    lede: words.receiptLede(receipt.place, petition.needed ?? 0),
    facts: [
      [words.petition, `P ${petition.id}, ${petition.title}`, `${head.baseUrl}/petitions/${petition.id}`],
      [words.signed, (receipt.onPaper ? words.onPaper : words.moment)(receipt.signedAt, act.zone)],
      [words.standing, receipt.standing],
      [words.yourName, receipt.nameShown ? words.nameShown : words.nameHidden],
      [words.text, `SHA-256 ${words.grouped(petition.textSha256 ?? '')}`],
    ],
    paragraphs: [words.receiptTestedAgain],
    button: {
      label: words.withdraw,
      before: words.withdrawBefore,
      url: `${head.baseUrl}/withdraw/${receipt.withdrawal}`,
    },
    fine: [(receipt.onPaper ? words.receiptFinePaper : words.receiptFine)(head.nouns)],
    speaks: head.speaks,
  });
}

/** Asks somebody to answer for a petition with those who began it. */
export async function postInvitation(
  act: Posting,
  head: Letterhead,
  invitation: {
    readonly petition: Petition;
    readonly invited: { readonly name: string; readonly email: string };
    readonly by: string;
    readonly secret: string;
  },
): Promise<void> {
  const { petition, invited, by, secret } = invitation;
  await postLetter(act, {
    once: `charters.invitation ${secret.slice(0, 12)}`,
    kind: 'charters.invitation',
    address: invited.email,
    secret: true,
    letter: composeLetter({
      subject: words.invitationSubject(by),
      greeting: words.greeting(invited.name),
      lede: words.invitationLede(by, petition),
      paragraphs: [words.invitationWhat(head.nouns)],
      button: { label: words.invitationButton, url: `${head.baseUrl}/invitations/${secret}` },
      fine: [words.invitationFine],
      speaks: head.speaks,
    }),
  });
}

/** Tells those who decide that a petition will be closed without their decision. */
export async function postUndecided(
  act: Posting,
  head: Letterhead,
  told: {
    readonly petition: Petition;
    readonly chairs: readonly Person[];
    readonly on: CalendarDay;
    readonly once: string;
  },
): Promise<void> {
  const { petition, chairs, on, once } = told;
  for (const { id, name, email } of chairs) {
    if (!email) continue;
    await postLetter(act, {
      once: `charters.undecided ${once} ${id}`,
      kind: 'charters.undecided',
      address: email,
      person: id,
      letter: composeLetter({
        subject: words.undecidedSubject(petition.title),
        greeting: words.greeting(name),
        lede: words.undecidedLede(petition.title, on),
        button: { label: words.undecidedButton, url: `${head.baseUrl}/petitions/${petition.id}` },
        fine: [words.undecidedFine(head.nouns)],
        speaks: head.speaks,
      }),
    });
  }
}

/** Tells each organizer of something that has happened to their petition; told once, however often it is tried. */
export async function postNews(
  act: Posting,
  head: Letterhead,
  news: {
    readonly petition: Petition;
    readonly organizers: readonly Organizer[];
    readonly what: keyof typeof words.news;
    readonly once: string;
    readonly count?: number;
    /** The day that the letter speaks of, for those that speak of one. */
    readonly on?: CalendarDay;
  },
): Promise<void> {
  const { petition, what } = news;
  const { subject, lede, button } = words.news[what];
  for (const organizer of news.organizers) {
    if (!organizer.acceptedAt || !organizer.email) continue;
    await postLetter(act, {
      once: `charters.${what} ${news.once} ${organizer.id}`,
      kind: `charters.${what}`,
      address: organizer.email,
      person: organizer.person,
      letter: composeLetter({
        subject: subject(petition.title),
        greeting: words.greeting(organizer.name),
        lede: lede({ petition, count: news.count ?? 0, on: news.on ?? act.today, nouns: head.nouns }),
        button: { label: button, url: `${head.baseUrl}/petitions/${petition.id}` },
        fine: [words.newsFine],
        speaks: head.speaks,
      }),
    });
  }
}
