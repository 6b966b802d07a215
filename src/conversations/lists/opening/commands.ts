import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Group } from '../../../groups/index.ts';
import type { Act } from '../../../platform/act/index.ts';
import { refuse, refuseIf } from '../../../platform/refusal/index.ts';
import { base32 } from '../../../platform/text/index.ts';
import { postsOf } from '../../../units/index.ts';
import { fillList, readWithGroup } from '../../subscriptions/filling/commands.ts';
import { subscribe } from '../../subscriptions/commands.ts';
import { conversations } from '../../tables.ts';
import { closeList, openList, reopenList } from '../commands.ts';
import type { List, ListFact, ListId } from '../model.ts';
import { listsOfGroup } from '../queries.ts';
import { closedByOwner, type Filling, type Opening } from './model.ts';
import { impedimentsToClosing, impedimentsToOpening, impedimentsToOpeningSo, mayReopen } from './rules.ts';

/** Opens another list for a group, with its readers.  Who opens a closed session is among them. @throws Refused */
export async function openListFor(act: Act, group: Group, opening: Opening): Promise<ListId> {
  refuseIf(impedimentsToOpening(group, await listsOfGroup(act.db, group.id), act.grants));
  refuseIf(impedimentsToOpeningSo(opening, await mayFollow(act, opening.filling)));
  const { purpose, name, filling, reason, readers } = opening;
  const isClosed = purpose === 'closed';
  const id = await openList(act, {
    name,
    slug: addressFor(group, purpose),
    group: group.id,
    purpose,
    visibility: isClosed ? 'participants' : opening.visibility,
    reason: isClosed ? reason : '',
  });
  if (purpose === 'announce') await readWithGroup(act, id);
  if (purpose === 'committee') {
    const { unit, codes } = filling!;
    await sql`insert into conversations.filling (list, unit, codes) values (${id}, ${unit}, ${codes}::text[])`.execute(
      conversations(act.db),
    );
    await fillList(act, { id, group: group.id }, filling!);
  }
  if (isClosed) {
    await subscribe(act, id, [...new Set([...(act.by ? [act.by] : []), ...readers])], 'named');
    note(act, { kind: 'conversations.session-closed', list: id, by: act.by, reason: sha256(reason) });
  }
  return id;
}

/** Its owner closes a list; what was said stays.  Who calls has decided that they may. @throws Refused */
export async function closeOwnList(act: Act, list: List): Promise<void> {
  refuseIf(impedimentsToClosing(list));
  await closeList(act, list, closedByOwner);
}

/** Its owner opens a list again that they have closed.  Who calls has decided that they may. @throws Refused */
export async function reopenOwnList(act: Act, list: List, group: Group | undefined): Promise<void> {
  if (!mayReopen(list, group)) refuse('post-list-closed');
  await reopenList(act, list);
}

/** Nobody has the holders of offices written to who is none of them. */
async function mayFollow(act: Act, filling: Filling | null): Promise<boolean> {
  if (filling === null || filling.unit === null || act.grants.has('administration')) return true;
  const posts = act.by ? await postsOf(act.db, act.by, act.today) : [];
  return posts.some(({ unit, fromOn }) => unit === filling.unit && fromOn <= act.today);
}

const longestGroup = 35;

/** What is said of a closed session is hidden, so its address cannot be guessed either. */
function addressFor({ slug }: Group, purpose: Opening['purpose']): string {
  const group = slug.slice(0, longestGroup).replace(/-+$/, '');
  switch (purpose) {
    case 'announce':
      return `${group}-news`;
    case 'committee':
      return `${group}-work`;
    case 'closed':
      return `${group}-${base32(randomBytes(5))}`;
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function note(act: Act, fact: ListFact): void {
  act.record(fact);
}
