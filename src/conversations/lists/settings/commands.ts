import type { Act } from '../../../platform/act/index.ts';
import { refuseIf } from '../../../platform/refusal/index.ts';
import { conversations } from '../../tables.ts';
import type { List, ListDescription, ListFact } from '../model.ts';
import { impedimentsToDescribingList } from './rules.ts';

/** Changes what a list is called and who may read it.  Who calls has decided that it may be. @throws Refused */
export async function describeList(
  act: Act,
  { id, purpose }: Pick<List, 'id' | 'purpose'>,
  wanted: ListDescription,
): Promise<void> {
  refuseIf(impedimentsToDescribingList({ purpose }, wanted));
  const { name, visibility, isIndexed } = wanted;
  await conversations(act.db)
    .updateTable('conversations.list')
    .set({ name, visibility, is_indexed: isIndexed })
    .where('id', '=', id)
    .execute();
  note(act, { kind: 'conversations.list-described', list: id, visibility });
}

function note(act: Act, fact: ListFact): void {
  act.record(fact);
}
