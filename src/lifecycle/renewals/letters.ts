import type { Act } from '../../platform/act/index.ts';
import { composeLetter, postLetters } from '../../platform/mail/index.ts';
import { organizersOf, renewalDraftsOf, type Petition } from '../../charters/index.ts';
import type { Given } from '../given.ts';
import { letterWords as words } from './words.ts';

/** A petition to renew a group is public: those who write another are told why theirs waits, and what they can do. */
export async function tellOtherDrafts(act: Act, { head }: Pick<Given, 'head'>, first: Petition): Promise<void> {
  const { baseUrl, speaks } = head();
  for (const draft of await renewalDraftsOf(act.db, first.groupId!)) {
    const organizers = (await organizersOf(act.db, draft)).filter(({ acceptedAt, email }) => acceptedAt && email);
    await postLetters(
      act,
      organizers.map(({ id, person, name, email }) => ({
        once: `lifecycle.other-draft ${first.id} ${draft} ${id}`,
        kind: 'lifecycle.other-draft',
        address: email,
        person,
        letter: composeLetter({
          subject: words.otherSubject(first.title),
          greeting: words.greeting(name),
          lede: words.otherLede(first.title),
          paragraphs: [words.otherMore],
          facts: [[words.yours, `${baseUrl}/petitions/${draft}/draft`]],
          button: { label: words.otherButton, url: `${baseUrl}/petitions/${first.id}` },
          fine: [words.otherFine],
          speaks,
        }),
      })),
    );
  }
}
