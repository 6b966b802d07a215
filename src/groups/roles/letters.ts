import type { Act } from '../../platform/act/index.ts';
import { composeLetter, postLetter } from '../../platform/mail/index.ts';
import type { Letterhead, Person } from '../../roll/index.ts';
import type { Group } from '../registry/model.ts';
import type { Role } from './model.ts';
import { letterWords, termsOfOffer } from './words.ts';

/**
 * Asks a participant by letter whether they will hold a role; posted once however often it is called.
 *
 * @param former the name of whoever they would follow
 */
export async function postAppointment(
  act: Pick<Act, 'db' | 'at'>,
  to: Person,
  { role, former, group }: { readonly role: Role; readonly former: string | undefined; readonly group: Group },
  head: Pick<Letterhead, 'baseUrl' | 'speaks'>,
): Promise<void> {
  if (!to.email) return;
  await postLetter(act, {
    once: `groups.role-appointed ${role.id}`,
    kind: 'groups.role-appointed',
    address: to.email,
    person: to.id,
    letter: composeLetter({
      subject: letterWords.subject(role.role, group.name),
      greeting: letterWords.greeting(to.name),
      lede: letterWords.lede(role.role, group.name),
      paragraphs: [letterWords.does(role.role), ...termsOfOffer(former, role.endsOn), letterWords.nothing],
      button: { label: letterWords.button, url: `${head.baseUrl}/groups/${group.slug}/roles` },
      fine: [letterWords.fine],
      speaks: head.speaks,
    }),
  });
}
