import type { Act } from '../../platform/act/index.ts';
import type { MailClaim, OwnAddress } from '../../platform/mail/index.ts';
import { addressToAnswer, addressToAsk } from '../answering.ts';
import { lookInto, type Arrived } from '../arriving.ts';
import { standingIn, type ConversationsHouse } from '../house.ts';
import { letterheadOf } from '../letterhead.ts';
import { submitMessage, type Submitted } from '../moderation/commands/submit.ts';
import { postVerdict } from '../moderation/letters.ts';
import { askOfPost } from '../questions/inbound.ts';
import { isAsked } from '../questions/queries.ts';
import { newMessageFrom } from '../threads/new-message.ts';
import type { List } from './model.ts';
import { circumstancesOf } from './policy/circumstances.ts';
import { usualChoices } from './policy/model.ts';
import { postingChoicesOf } from './policy/queries.ts';
import { ruleWords } from './policy/words.ts';
import { asKnownAt } from '../requests/queries.ts';
import { listBySlug } from './queries.ts';
import { askedOf } from './rules.ts';

/** Takes the mail to the lists. */
export function listMailClaim(house: ConversationsHouse): MailClaim {
  return {
    name: 'conversations.lists',
    async claims(db, { local }) {
      const { slug, word } = askedOf(local);
      const list = word === null ? await listBySlug(db, slug) : undefined;
      if (!list) return false;
      return list.closedAt ? { refused: ruleWords['list-closed'].toWriter(usualChoices) } : true;
    },
    async read(mail, address) {
      const arrived = await lookInto(mail, house.dns);
      return (act) => take(act, house, arrived, address);
    },
  };
}

async function take(
  act: Act,
  house: ConversationsHouse,
  arrived: Arrived,
  { local, domain }: OwnAddress,
): Promise<void> {
  const list = await listBySlug(act.db, askedOf(local).slug);
  if (!list) throw new Error('the list was there when the message came');
  const { mail, message, verdicts } = arrived;
  const { raw, receivedAt } = mail;
  const submitted = await submitMessage(
    act,
    list,
    {
      message: newMessageFrom(message, { raw, person: null, cameBy: 'mail', receivedAt }),
      posting: circumstancesOf(mail, message, verdicts, `${list.slug}@${domain}`),
      verdicts,
      receivedAt,
    },
    standingIn(house),
  );
  await tell(act, house, arrived, list, submitted);
}

/** Tells the writer what became of a post, or asks them whether it is theirs, where they may be written to. */
async function tell(
  act: Act,
  house: ConversationsHouse,
  arrived: Arrived,
  list: List,
  submitted: Submitted,
): Promise<void> {
  const { outcome, rule } = submitted;
  if (outcome === 'accept' || outcome === 'discard' || (outcome === 'hold' && !submitted.waits)) return;
  if (rule === 'not-vouched-for') return askWriter(act, house, arrived, list, submitted);
  const address = await addressToAnswer(act, arrived);
  if (address === null) return;
  const { message, mail } = arrived;
  const known = await asKnownAt(act, list, address, house.mailDomain);
  const { messageId, subject } = message;
  const told = { once: `${mail.id} ${list.id}`, address, list: known, messageId, subject };
  const choices = await postingChoicesOf(act.db, list.id);
  const because = submitted.outcome === 'refuse' ? submitted.because : '';
  await postVerdict(act, letterheadOf(house), told, { outcome, rule, because, choices });
}

/** Only those are asked whom the list knows: a stranger's address is not written to because somebody has used it. */
async function askWriter(
  act: Act,
  house: ConversationsHouse,
  arrived: Arrived,
  list: List,
  submitted: Submitted,
): Promise<void> {
  if (submitted.outcome !== 'hold' || submitted.person === null || (await isAsked(act, submitted.held))) return;
  const address = await addressToAsk(act, arrived);
  if (address === null) return;
  const { messageId, subject, from } = arrived.message;
  const { person, held } = submitted;
  await askOfPost(act, house, { address, person, name: from[0]?.name ?? '' }, { held, list, messageId, subject });
}
