import type { PersonId } from '../../../platform/act/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import { personsOf, type Person } from '../../../roll/index.ts';
import { Facts, Messages, Moment, Prose, Section } from '../../../platform/web/parts/index.ts';
import type { AgendaItem } from '../../agenda/model.ts';
import type { Seen } from '../../sittings/pages/seeing.ts';
import { attendanceModes, presentModes, type WrittenComment } from '../model.ts';
import { writtenCommentsOn, type NamedAttendance } from '../queries.ts';
import { modeWords, words } from '../words.ts';

/** Members by how they took part, and how many guests came. */
export function AttendanceList({ attended, guests, members }: NamedAttendance) {
  if (attended.length === 0 && guests === 0) return <p>{words.notYet}</p>;
  const present = attended.filter(({ mode }) => presentModes.includes(mode)).length;
  return (
    <>
      <p>
        {words.present(present, members)}
        {guests > 0 && `, ${words.guestsCame(guests)}`}.
      </p>
      <Facts
        of={attendanceModes.map((mode) => {
          const names = attended.filter((each) => each.mode === mode).map(({ name }) => name || words.erased);
          return names.length > 0 && [`${modeWords[mode]}, ${names.length}`, names.join(', ')];
        })}
      />
    </>
  );
}

/** What members wrote, with names; nothing of those whom the roll has erased, from the same hour on. */
export async function commentsShown(db: Db, { sitting }: Pick<Seen, 'sitting'>) {
  const comments = await writtenCommentsOn(db, sitting.id);
  const writers = await personsOf(db, [...new Set(comments.map(({ person }) => person))]);
  return { comments: comments.filter(({ person }) => writers.has(person)), writers };
}

interface CommentsProps {
  readonly comments: readonly WrittenComment[];
  readonly writers: ReadonlyMap<PersonId, Person>;
  readonly items: readonly AgendaItem[];
  readonly zone: string;
}

/** What members wrote who could not come; for the body. */
export function WrittenComments({ comments, writers, items, zone }: CommentsProps) {
  const about = new Map(items.map(({ id, place, title }) => [id, words.onItem(place, title)]));
  return (
    <Messages
      of={comments.map(({ item, person, body, writtenAt }) => ({
        by: writers.get(person)?.name ?? words.erased,
        more: (item !== null && about.get(item)) || words.ofWhole,
        at: <Moment at={writtenAt} zone={zone} />,
        body: <Prose text={body} />,
      }))}
    />
  );
}

/** On the page of a meeting, for the body. */
export function CommentsSection(props: CommentsProps) {
  return (
    <Section title={words.comments}>
      {props.comments.length === 0 ? <p>{words.noComments}</p> : <WrittenComments {...props} />}
    </Section>
  );
}
