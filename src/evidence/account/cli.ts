import { UsageError, type Command } from '../../platform/cli/index.ts';
import { silence } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal/index.ts';
import { logNameOf, sealNow } from '../../platform/seal/index.ts';
import type { Settings } from '../../platform/settings/index.ts';
import { standAlone } from '../stand-alone.ts';
import { accountOf } from './account.ts';

/** `petition account ID`: what is sealed about a petition, to be counted again elsewhere. */
export const accountCommand = ({ recordKeys }: Pick<Settings, 'recordKeys'>): Command => ({
  name: 'petition account',
  operands: ['ID'],
  help: 'Prints what is sealed about a petition, without a name, for `folkmoot verify`.',
  options: {
    from: { help: 'shows, too, that the record goes on from the checkpoint of so many leaves', value: 'LEAVES' },
  },
  async run({ operands: [id = ''], options, database, perform, at, terminal, baseUrl }) {
    for (const number of [id, options['from'] ?? '1'])
      if (!/^[1-9]\d{0,14}$/.test(String(number))) throw new UsageError(`“${String(number)}” is no number.`);
    const sealing = { database, log: silence, logName: logNameOf(baseUrl), keys: recordKeys };
    await sealNow(sealing, perform, at);
    const account = await accountOf(database.db, {
      petition: Number(id),
      from: options['from'] === undefined ? undefined : Number(options['from']),
    });
    if (!account) return refuse('account-none', { petition: id });
    terminal.print(JSON.stringify(account));
    return 0;
  },
});

/** `verify FILE`: a petition counted again, by whoever does not trust us. */
export const verifyCommand = standAlone({
  name: 'verify',
  operands: ['FILE'],
  help: 'Counts a petition again from its account, or checks a receipt; on any machine, without install and database.',
  options: {
    key: { help: 'the key of the record that must have signed it', value: 'KEY' },
    checkpoint: { help: 'shows, too, that the record goes on from this checkpoint', value: 'FILE' },
  },
});
