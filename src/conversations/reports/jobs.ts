import type { Act } from '../../platform/act/index.ts';
import { countAttempt, type Limit } from '../../platform/auth/index.ts';
import { reacting, type Reaction } from '../../platform/facts/index.ts';
import { composeLetter, postLetters } from '../../platform/mail/index.ts';
import { hours } from '../../platform/time/index.ts';
import { personsOf } from '../../roll/index.ts';
import type { ConversationsHouse } from '../house.ts';
import { letterheadOf } from '../letterhead.ts';
import { moderatorsOf } from '../lists/policy/queries.ts';
import { listOf } from '../lists/queries.ts';
import { messageOf } from '../threads/queries.ts';
import type { ReportFact } from './model.ts';
import { reasonGiven } from './queries.ts';
import { words } from './words.ts';

/** A flood of reports is no flood of letters: the rest stands on the desk. */
const lettersByList: Limit = { name: 'list reports told', most: 20, windowMs: hours(1) };

/** The letters that follow when a message is reported. */
export function reportReactions(house: ConversationsHouse): Reaction[] {
  return [
    reacting<ReportFact>('conversations.tell-of-report', ['conversations.message-reported'], async (act, { fact }) => {
      if ('person' in fact) await tellModerators(act, house, fact);
    }),
  ];
}

type Reported = Extract<ReportFact, { readonly person: string }>;

async function tellModerators(act: Act, house: ConversationsHouse, { list: id, message: of, person }: Reported) {
  const [list, message, reason] = [
    await listOf(act.db, id),
    await messageOf(act.db, of),
    await reasonGiven(act.db, of, person),
  ];
  if (!list || !message || message.removedAt || reason === undefined) return;
  if (await countAttempt(act.db, lettersByList, String(list.id), act.at)) return;
  const { baseUrl, speaks } = letterheadOf(house);
  // Nobody is told who has reported a message of theirs.
  const moderators = (await moderatorsOf(act, list)).filter((each) => each !== message.person);
  const persons = [...(await personsOf(act.db, moderators)).values()];
  await postLetters(
    act,
    persons.flatMap(({ id: moderator, name, email: address }) => {
      if (!address) return [];
      const letter = composeLetter({
        subject: words.subject(list.name),
        greeting: words.greeting(name),
        lede: words.letterLede(list.name),
        facts: [
          [words.number, `${message.number}: ${message.subject}`],
          [words.written, message.fromName || message.fromAddress],
          [words.why, reason],
        ],
        button: { label: words.button, url: `${baseUrl}/lists/${list.slug}/moderation` },
        fine: [words.fine],
        speaks,
      });
      const once = `conversations.message-reported ${of} ${person} ${moderator}`;
      return { once, kind: 'conversations.message-reported', address, person: moderator, secret: true, letter };
    }),
  );
}
