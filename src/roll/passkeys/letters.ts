import type { Act } from '../../platform/act/index.ts';
import { composeLetter, postLetter } from '../../platform/mail/index.ts';
import type { Letterhead, Person } from '../persons/model.ts';
import { letterWords as persons } from '../persons/words.ts';
import { letterWords as words } from './words.ts';

/** What has become of somebody's passkeys. */
export type PasskeyNews =
  | { readonly kind: 'made' | 'removed'; readonly name: string }
  | { readonly kind: 'asked' | 'done' | 'dropped'; readonly reset: number };

const said = {
  made: { subject: words.madeSubject, lede: words.made, more: [] },
  removed: { subject: words.removedSubject, lede: words.removed, more: [] },
  asked: { subject: words.askedSubject, lede: words.asked, more: [words.askedMore] },
  done: { subject: words.doneSubject, lede: words.done, more: [words.doneMore] },
  dropped: { subject: words.droppedSubject, lede: words.dropped, more: [] },
} as const;

/** Tells a person what has become of their passkeys: whoever did it, they should know. */
export async function tellOfPasskeys(
  act: Pick<Act, 'db' | 'at'>,
  head: Letterhead,
  { person, news }: { readonly person: Person | undefined; readonly news: PasskeyNews },
): Promise<void> {
  if (!person?.email) return;
  const { subject, lede, more } = said[news.kind];
  const about = 'reset' in news ? String(news.reset) : `${person.id} ${news.name} ${act.at.toISOString()}`;
  await postLetter(act, {
    once: `roll.passkey-${news.kind} ${about}`,
    kind: `roll.passkey-${news.kind}`,
    address: person.email,
    person: person.id,
    letter: composeLetter({
      subject: `${subject}: ${head.association}`,
      greeting: persons.greeting(person.name),
      lede,
      ...('name' in news && { facts: [[words.name, news.name]] }),
      paragraphs: more,
      button:
        news.kind === 'done'
          ? { label: words.signIn, url: `${head.baseUrl}/sign-in?then=/me/ways-in` }
          : { label: words.see, url: `${head.baseUrl}/me/ways-in` },
      fine: [words.fine(head.nouns)],
      speaks: head.speaks,
    }),
  });
}
