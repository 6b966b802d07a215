import { readFile } from 'node:fs/promises';
import { theSystem } from '../../../platform/act/index.ts';
import { fileNamed, type Command, type Given } from '../../../platform/cli/index.ts';
import { listNamed } from '../../archive/cli.ts';
import { standingIn, type ConversationsHouse } from '../../house.ts';
import { letterheadOf } from '../../letterhead.ts';
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
    if (dryRun) throw new TakenBack();
  }).catch((error: unknown) => {
    if (!(error instanceof TakenBack)) throw error;
  });
  if (options['json']) terminal.print(JSON.stringify({ ...imported, invited, refused }));
  else {
    for (const line of words.report(imported!, refused, dryRun)) terminal.print(line);
    if (invited > 0) terminal.print(words.invited(invited));
    else if (imported!.unknown.length > 0) terminal.print(words.mayInvite);
  }
  return 0;
}

/** Undoes the transaction of a dry run. */
class TakenBack extends Error {}
