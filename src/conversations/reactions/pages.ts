import type { Act } from '../../platform/act/index.ts';
import { NotFound } from '../../platform/refusal/index.ts';
import { post, seeOther, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import type { List } from '../lists/model.ts';
import { messageToMind } from '../removal/place.ts';
import { endReaction, react } from './commands.ts';
import { reactionKinds, type ReactionKind } from './model.ts';

/** One word to a message, given and taken back by one press each. */
export const reactionPages = (): Route[] => [
  post('/lists/:slug/messages/:number/reactions/:kind', (call) => press(call, react)),
  post('/lists/:slug/messages/:number/reactions/:kind/end', (call) => press(call, endReaction)),
];

type Work = (act: Act, list: List, number: number, kind: ReactionKind) => Promise<void>;

async function press(call: Call, work: Work): Promise<Answer> {
  const { list, message, href } = await messageToMind(call);
  const kind = reactionKinds.find((each) => each === call.params['kind']);
  if (!kind) throw new NotFound();
  await call.perform((act) => work(act, list, message.number, kind));
  return seeOther(href);
}
