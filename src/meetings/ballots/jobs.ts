import { theSystem, type Act } from '../../platform/act/index.ts';
import { reacting, type Reaction } from '../../platform/facts/index.ts';
import type { Daily, Task } from '../../platform/jobs/index.ts';
import { personsOf } from '../../roll/index.ts';
import { unitsById } from '../../units/index.ts';
import type { MeetingFact } from '../facts.ts';
import type { MeetingsHouse } from '../house.ts';
import { closeWhenOver } from './commands/closing.ts';
import { closingDue, openingDue, reminderDue } from './commands/opening.ts';
import { forgetErasedVoters } from './forgetting.ts';
import { postBallotNews, type BallotNews } from './letters.ts';
import type { Ballot, Elector } from './model.ts';
import { ballotOf, electorsOf } from './queries.ts';

/** The letters that follow when a ballot is opened, confirmed and closed. A vote in the room is no news to those who were in it. */
export function ballotReactions(given: MeetingsHouse): Reaction[] {
  return [
    reacting<MeetingFact>('meetings.announce-ballot', ['meetings.ballot-opened'], async (act, { fact }) => {
      const ballot = await ballotIn(act, fact);
      if (!ballot || ballot.way === 'room' || ballot.closedAt) return;
      const what = ballot.opensAt > ballot.announcedAt ? 'announced' : 'open';
      await tell(act, given, ballot, { what, whom: everybody });
    }),
    reacting<MeetingFact>('meetings.tell-confirmed', ['meetings.enough-confirmed'], async (act, { id, fact }) => {
      const ballot = await ballotIn(act, fact);
      if (ballot?.closesAt && !ballot.closedAt)
        await tell(act, given, ballot, { what: 'enough-confirmed', once: `${id} `, whom: everybody });
    }),
    reacting<MeetingFact>('meetings.tell-outcome', ['meetings.ballot-decided'], async (act, { fact }) => {
      const ballot = await ballotIn(act, fact);
      if (ballot && ballot.way !== 'room') await tell(act, given, ballot, { what: 'result', whom: everybody });
    }),
  ];
}

/** What is done on the days of a ballot. */
export function ballotTasks(given: MeetingsHouse): Task[] {
  const telling = (kind: string, what: BallotNews, whom: (elector: Elector) => boolean): Task => ({
    kind,
    run: ({ perform, subject, at }) =>
      perform(theSystem(at), async (act) => {
        const ballot = await ballotOf(act.db, Number(subject));
        if (ballot && !ballot.closedAt) await tell(act, given, ballot, { what, whom });
      }),
  });
  return [
    telling(openingDue, 'open', takesPart),
    telling(reminderDue, 'reminder', (elector) => takesPart(elector) && !elector.hasVoted),
    {
      kind: closingDue,
      run: ({ perform, subject, at }) => perform(theSystem(at), (act) => closeWhenOver(act, Number(subject))),
    },
  ];
}

/** Every night the words of those whom the roll has erased go. */
export const ballotDailies: readonly Daily[] = [
  {
    kind: 'meetings.forget-erased-voters',
    run: ({ db, perform, at }) => forgetErasedVoters(db, (work) => perform(theSystem(at), work)),
  },
];

const everybody = () => true;
const takesPart = ({ recused }: Elector) => recused === null;

const ballotIn = (act: Act, fact: MeetingFact): Promise<Ballot | undefined> =>
  ballotOf(act.db, 'ballot' in fact ? fact.ballot : 0);

/** Four statements, however many members. */
async function tell(
  act: Act,
  { head, association }: MeetingsHouse,
  ballot: Ballot,
  news: { readonly what: BallotNews; readonly once?: string; readonly whom: (elector: Elector) => boolean },
): Promise<void> {
  const electors = (await electorsOf(act.db, ballot.id)).filter(news.whom);
  const persons = await personsOf(
    act.db,
    electors.map(({ person }) => person),
  );
  const unit = (await unitsById(act.db, [ballot.unit])).get(ballot.unit);
  const told = electors.flatMap((elector) => {
    const person = persons.get(elector.person);
    return person ? [{ person, elector }] : [];
  });
  const body = unit ? `the ${unit.name}` : `the ${association.words.committee.one}`;
  await postBallotNews(act, { head: head(), body }, ballot, { ...news, told });
}
