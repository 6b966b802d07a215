import type { Act } from '../../platform/act/index.ts';
import { composeLetter, postLetters, type Letter } from '../../platform/mail/index.ts';
import type { Letterhead, Person } from '../../roll/index.ts';
import { letterWords as words } from './letter-words.ts';
import type { Sitting } from './model.ts';

/** What the members of a body are told of a meeting. */
export type SittingNews = 'announced' | 'moved' | 'cancelled';

interface Telling {
  readonly news: SittingNews;
  readonly sitting: Sitting;
  /** The body that meets. */
  readonly body: string;
  readonly members: readonly Person[];
}

type Posting = Pick<Act, 'db' | 'at' | 'zone'>;

/** Tells each member once of each state of the meeting; those without an address are left out. */
export async function postSittingNews(act: Posting, head: Letterhead, telling: Telling): Promise<void> {
  const { news, sitting, members } = telling;
  // An announcement is one, whatever was mended before it left.
  const state = news === 'announced' ? '' : `${sitting.revision} `;
  await postLetters(
    act,
    members.flatMap((member) =>
      member.email
        ? [
            {
              once: `meetings.sitting-${news} ${sitting.id} ${state}${member.id}`,
              kind: `meetings.sitting-${news}`,
              address: member.email,
              person: member.id,
              letter: letterTo(member, act, head, telling),
            },
          ]
        : [],
    ),
  );
}

function letterTo(member: Person, { zone }: Posting, head: Letterhead, { news, sitting, body }: Telling): Letter {
  const { id, name, beginsAt, endsAt } = sitting;
  const page = `${head.baseUrl}/meetings/${id}`;
  const isOff = news === 'cancelled';
  return composeLetter({
    subject: words.subject[news](name),
    greeting: words.greeting(member.name),
    lede: words.lede[news](body, name),
    facts: [
      [isOff ? words.whenWas : words.when, words.span(beginsAt, endsAt, zone)],
      ...(isOff ? [[words.because, sitting.cancelledBecause] as const] : whereabouts(sitting)),
      [words.calendar, words.calendarFile, `${page}/meeting.ics`],
    ],
    paragraphs: [isOff ? words.inCalendar : words.cannotCome],
    button: { label: words.button, url: page },
    fine: [words.fine(body)],
    speaks: head.speaks,
  });
}

type Fact = readonly [term: string, value: string, url?: string];

/** Where it is, and how to come; what nobody has said is left out, but for the place. */
function whereabouts({ place, link, inWorld, fileBy }: Sitting): Fact[] {
  return [
    [words.where, place || words.placeUnknown],
    ...(link ? [[words.join, link, link] as const] : []),
    ...(inWorld ? [[words.inWorld, inWorld] as const] : []),
    ...(fileBy ? [[words.fileBy, words.day(fileBy)] as const] : []),
  ];
}
