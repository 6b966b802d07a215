import type { Act } from '../../../platform/act/index.ts';
import { countAttempt, type Limit } from '../../../platform/auth/index.ts';
import { marksOf } from '../../../platform/mail/index.ts';
import { days } from '../../../platform/time/index.ts';
import { personsOf } from '../../../roll/index.ts';
import type { ConversationsHouse } from '../../house.ts';
import { letterheadOf } from '../../letterhead.ts';
import { vouchingOf } from '../../lists/policy/circumstances.ts';
import { moderatorsOf } from '../../lists/policy/queries.ts';
import { isVouchedFor } from '../../lists/policy/rules.ts';
import { passToOwners } from '../letters.ts';
import type { ToList } from './take.ts';

/** Conveners are no target: so many letters of strangers reach those of one list in a day. */
const strangersByList: Limit = { name: 'list owners, unvouched', most: 10, windowMs: days(1) };
const lettersByAddress: Limit = { name: 'list owners, address', most: 20, windowMs: days(1) };

/** Passes a letter on to the conveners and moderators of a list. */
export async function letOwnersRead(act: Act, house: ConversationsHouse, { list, arrived }: ToList): Promise<void> {
  const { message, mail, verdicts } = arrived;
  const [from] = message.from;
  if (!from?.address || marksOf(message.headers, mail.envelopeFrom).isAutomatic) return;
  const isVouched = isVouchedFor(vouchingOf(verdicts, mail));
  const [limit, key] = isVouched
    ? ([lettersByAddress, from.address.toLowerCase()] as const)
    : ([strangersByList, String(list.id)] as const);
  if (await countAttempt(act.db, limit, key, act.at)) return;
  const owners = await personsOf(act.db, await moderatorsOf(act, list));
  const { subject, text } = message;
  const passed = { once: `${mail.id} ${list.id}`, list, subject, text, isVouchedFor: isVouched };
  await passToOwners(act, letterheadOf(house), { ...passed, name: from.name, address: from.address }, [
    ...owners.values(),
  ]);
}
