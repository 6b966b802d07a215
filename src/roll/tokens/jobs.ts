import { reacting, type Reaction } from '../../platform/facts/index.ts';
import type { RollFact } from '../members/facts.ts';
import type { Letterhead } from '../persons/model.ts';
import { personOf } from '../persons/queries.ts';
import { postTokenMade } from './letters.ts';
import { tokenById } from './queries.ts';

/** Writes to whoever a token was made for. */
export function tokenReactions(head: () => Letterhead): Reaction[] {
  return [
    reacting<RollFact>('roll.tell-of-token', ['roll.token-made'], async (act, { fact }) => {
      const token = fact.kind === 'roll.token-made' ? await tokenById(act, fact.token) : undefined;
      const person = token && (await personOf(act.db, token.person));
      if (person) await postTokenMade(act, person, token, head());
    }),
  ];
}
