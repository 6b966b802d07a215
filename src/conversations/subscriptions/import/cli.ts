import { readFile } from 'node:fs/promises';
import { theSystem, type Act } from '../../../platform/act/index.ts';
import { fileNamed, type Command, type Given } from '../../../platform/cli/index.ts';
import { listNamed } from '../../archive/cli.ts';
import { standingIn, type ConversationsHouse } from '../../house.ts';
import { letterheadOf, type ListLetterhead } from '../../letterhead.ts';
import type { List } from '../../lists/model.ts';
import { personsOf } from '../../../roll/index.ts';
import { postMoved } from '../letters.ts';
import { subscriptionsOf } from '../queries.ts';
import { askSubscribers, importSubscribers, type SubscribersImported } from './import.ts';
import { postInvitations } from './letters.ts';
import { readRoster } from '../../../platform/mail/index.ts';
import { words } from './words.ts';

/** `subscribers import LIST FILE`. */
export function subscriberCommands(house: ConversationsHouse): Command[] {
  return [
    {
      name: 'subscribers import',
      operands: ['LIST', 'FILE'],
      options: {
        'dry-run': { help: 'tells what would change, and changes nothing' },
        invite: { help: 'asks those whom nobody here knows, by letter, whether they want to join' },
        tell: { help: 'tells the new readers by one short letter that the list has moved' },
        json: { help: 'prints the result as JSON' },
      },
      help: 'Brings the subscribers of a former list in, from a table or a dump of Mailman, Sympa, Groups.io or Google Groups.',
      run: (given) => bringIn(given, house),
    },
  ];
}

async function bringIn(given: Given, house: ConversationsHouse): Promise<number> {
  const { operands, options, terminal, perform, at } = given;
  const list = await listNamed(given, operands[0] ?? '');
  const { subscribers, refused } = readRoster(await readFile(await fileNamed(operands[1] ?? '')));
  const dryRun = options['dry-run'] === true;
  let imported: SubscribersImported | undefined;
  let invited = 0;
  await perform(theSystem(at), async (act) => {
    imported = await importSubscribers(act, list, subscribers, standingIn(house));
    if (options['invite']) {
      const asked = await askSubscribers(act, list, imported.unknown);
      await postInvitations(act, list, asked, letterheadOf(house));
      invited = asked.length;
    }
    if (options['tell']) await tellMoved(act, list, imported.begun, letterheadOf(house));
    if (dryRun) throw new TakenBack();
  }).catch((error: unknown) => {
    if (!(error instanceof TakenBack)) throw error;
  });
  const { begun: _, ...counted } = imported!;
  if (options['json']) terminal.print(JSON.stringify({ ...counted, invited, refused }));
  else {
    for (const line of words.report(imported!, refused, dryRun)) terminal.print(line);
    if (invited > 0) terminal.print(words.invited(invited));
    else if (imported!.unknown.length > 0) terminal.print(words.mayInvite);
  }
  return 0;
}

/** Undoes the transaction of a dry run. */
class TakenBack extends Error {}

/** Tells new readers by one short letter where their list has moved; in parts, since there may be thousands. */
export async function tellMoved(
  act: Pick<Act, 'db' | 'at'>,
  list: List,
  persons: readonly string[],
  head: ListLetterhead,
): Promise<void> {
  for (let from = 0; from < persons.length; from += together) {
    const part = persons.slice(from, from + together);
    const [known, subscriptions] = [await personsOf(act.db, part), await subscriptionsOf(act.db, list.id, part)];
    const readings = subscriptions.flatMap((subscription) => {
      const person = known.get(subscription.person);
      return person ? [{ person, subscription }] : [];
    });
    await postMoved(act, head, list, readings);
  }
}

const together = 500;
