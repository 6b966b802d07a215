import { randomUUID } from 'node:crypto';
import type { VNode } from 'preact';
import { personOf } from '../../roll/index.ts';
import { Fine, LinkButton, Section } from '../../platform/web/parts/index.ts';
import type { Call } from '../../platform/web/index.ts';
import type { ConversationsHouse } from '../house.ts';
import type { List } from '../lists/model.ts';
import { isModeratorOf } from '../lists/policy/queries.ts';
import { readerOf } from '../lists/queries.ts';
import { listHref } from '../lists/showing.ts';
import type { Thread } from '../threads/model.ts';
import { impedimentsToWriting } from '../threads/rules.ts';
import { messageByNumber } from '../threads/thread-queries.ts';
import { draftFiles } from './files/queries.ts';
import { draftOf, termsFor } from './queries.ts';
import { WritingForm } from './views.tsx';
import { words } from './words.ts';

/** Beneath a thread: a form to answer what it began with, or what keeps the visitor from it. */
export async function replyBelow(
  { visit }: Pick<Call, 'visit'>,
  { word }: Pick<ConversationsHouse, 'word'>,
  { list, thread }: { readonly list: List; readonly thread: Thread },
): Promise<VNode | null> {
  const { db, by, zone } = visit;
  const action = `${listHref(list)}/messages/${thread.number}/reply`;
  const isModerator = thread.closedAt !== null && (await isModeratorOf(visit, list));
  // The thread itself says that it is closed, and why.
  if (thread.closedAt && !isModerator) return null;
  if (!by) return list.closedAt ? null : <SignedOut href={action} />;
  const [reader, person, first] = await Promise.all([
    readerOf(visit, list),
    personOf(db, by),
    messageByNumber(db, list.id, thread.number),
  ]);
  if (first?.removedAt) return null;
  const refused = impedimentsToWriting(list, thread, { ...reader, isModerator });
  if (refused.length > 0 || !person?.email || !first)
    return (
      <Section title={words.yourReply}>
        {refused.map((impediment) => (
          <Fine>{word(impediment).say}</Fine>
        ))}
      </Section>
    );
  const [draft, files, terms] = await Promise.all([
    draftOf(db, list.id, by, first.id),
    draftFiles(db, list.id, by, first.id),
    termsFor({ ...visit, by }, list),
  ]);
  return (
    <Section title={words.yourReply} id="reply">
      <WritingForm
        {...{ action, draft, files, terms, zone }}
        inClosed={thread.closedAt !== null}
        isReply
        once={randomUUID()}
        address={person.email}
      />
    </Section>
  );
}

function SignedOut({ href }: { href: string }): VNode {
  return (
    <Section title={words.yourReply}>
      <p>
        <LinkButton href={href} kind="quiet">
          {words.signInToReply}
        </LinkButton>
      </p>
    </Section>
  );
}
