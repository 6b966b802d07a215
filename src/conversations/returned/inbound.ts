import type { Act } from '../../platform/act/index.ts';
import {
  gravityOf,
  noteReturned,
  readBounce,
  readComplaint,
  returnedBy,
  tokenOfComplaint,
  type MailClaim,
  type Returned,
} from '../../platform/mail/index.ts';
import type { ConversationsHouse } from '../house.ts';
import { unsubscribe } from '../subscriptions/commands.ts';
import type { ReturnedFact } from './model.ts';
import { listOfAudience } from '../lists/fan-out.ts';

const bouncesTo = 'bounces+';
/** Where providers send what their customers complain about. */
const complaintsTo = 'complaints';

/** Takes reports on mail of ours that did not arrive, and complaints about it. */
export function returnsClaim({ hashKey, mailDomain }: Pick<ConversationsHouse, 'hashKey' | 'mailDomain'>): MailClaim {
  const returned = (token: string) => returnedBy(hashKey(), token);
  return {
    name: 'conversations.returned',
    claims: (_, { local }) =>
      Promise.resolve(
        local === complaintsTo ||
          (local.startsWith(bouncesTo) && returned(local.slice(bouncesTo.length)) !== undefined),
      ),
    async read({ raw }, { local }) {
      const complaint = await readComplaint(raw);
      const token = complaint && tokenOfComplaint(complaint, mailDomain);
      const about = token ? returned(token) : undefined;
      if (about) return (act) => takeComplaint(act, about);
      const back = local === complaintsTo ? undefined : returned(local.slice(bouncesTo.length));
      const gravity = back && gravityOf(await readBounce(raw));
      return async (act) => {
        // Whose mail it was is told by the token: a report may name anybody.
        if (back && gravity) await noteReturned(act, back, { ...gravity, answer: 'came back' });
      };
    },
  };
}

/** Whoever complains of a list wants no more of it. */
async function takeComplaint(act: Act, about: Returned): Promise<void> {
  const noted = await noteReturned(act, about, { kind: 'complaint', status: null, answer: 'complained' });
  const list = listOfAudience(noted?.audience ?? null);
  if (list === null || !noted?.person) return;
  await unsubscribe(act, list, noted.person, 'complained');
  const fact: ReturnedFact = { kind: 'conversations.complained', list, person: noted.person };
  act.record(fact);
}
