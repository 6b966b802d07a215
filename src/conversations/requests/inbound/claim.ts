import type { Act } from '../../../platform/act/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import { personOfToken, type MailClaim, type OwnAddress } from '../../../platform/mail/index.ts';
import { lookInto, type Arrived } from '../../arriving.ts';
import type { ConversationsHouse } from '../../house.ts';
import { audienceOf } from '../../lists/fan-out.ts';
import type { List } from '../../lists/model.ts';
import { listBySlug, listOf } from '../../lists/queries.ts';
import { askedOf, type AddressWord } from '../../lists/rules.ts';
import { questionOf } from '../../questions/queries.ts';
import { leaveByMail } from '../commands.ts';
import { answerByMail } from './answer.ts';
import { letOwnersRead } from './owners.ts';
import { takeRequests } from './take.ts';

/** Takes the mail to what stands behind the name of a list in an address: `-join`, `-leave`, `-help`, `-request`, `-owner`, `-confirm`. */
export function requestMailClaim(house: ConversationsHouse): MailClaim {
  return {
    name: 'conversations.requests',
    claims: async (db, address) => (await meantBy(db, house, address)) !== undefined,
    async read(mail, address) {
      const arrived = await lookInto(mail, house.dns);
      return async (act) => {
        const meant = await meantBy(act.db, house, address);
        // Between the dialogue and now a token may have been used up, and a list renamed.
        if (meant) await meant(act, arrived);
      };
    },
  };
}

/** What is to be done about a message to the address; undefined for one that is not ours. */
async function meantBy(
  db: Db,
  house: ConversationsHouse,
  { local }: OwnAddress,
): Promise<((act: Act, arrived: Arrived) => Promise<void>) | undefined> {
  const { slug, word, token } = askedOf(local);
  if (token !== null) return meantByToken(db, house, { local, token });
  const list = word ? await listBySlug(db, slug) : undefined;
  return list && word ? meantByWord(house, list, word) : undefined;
}

function meantByWord(house: ConversationsHouse, list: List, word: AddressWord) {
  switch (word) {
    case 'join':
    case 'leave':
    case 'help':
      return (act: Act, arrived: Arrived) => takeRequests(act, house, { list, arrived }, [{ kind: word }]);
    case 'request':
      return (act: Act, arrived: Arrived) => takeRequests(act, house, { list, arrived });
    case 'owner':
      return (act: Act, arrived: Arrived) => letOwnersRead(act, house, { list, arrived });
    case 'confirm':
    case 'bounces':
      return undefined;
  }
}

/** `diversity-confirm+TOKEN`, `confirm+TOKEN`, `leave+3-TOKEN`. */
async function meantByToken(
  db: Db,
  house: ConversationsHouse,
  { local, token }: { readonly local: string; readonly token: string },
) {
  const head = local.slice(0, local.indexOf('+'));
  if (head === 'confirm' || head.endsWith('-confirm'))
    return (await questionOf(db, token))
      ? (act: Act, arrived: Arrived) => answerByMail(act, house, token, arrived)
      : undefined;
  const list = await listToLeave(db, head, token);
  const seal = token.replace(/^\d+-/, '');
  const person = list && personOfToken(house.hashKey(), audienceOf(list.id), seal);
  // Whoever has the token has a copy of the list's mail: one message is enough (RFC 8058), and nobody is answered.
  return list && person ? (act: Act) => leaveByMail(act, list, [person], 'left') : undefined;
}

async function listToLeave(db: Db, head: string, token: string): Promise<List | undefined> {
  const [, id] = /^(\d{1,9})-/.exec(token) ?? [];
  if (head === 'leave' && id) return listOf(db, Number(id));
  return head.endsWith('-leave') ? listBySlug(db, head.slice(0, -'-leave'.length)) : undefined;
}
