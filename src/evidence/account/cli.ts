import { UsageError, type Command } from '../../platform/cli/index.ts';
import { silence } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal/index.ts';
import { logNameOf, sealNow } from '../../platform/seal/index.ts';
import { accountOf } from './account.ts';

/** `petition account ID`: what is sealed about a petition, to be counted again elsewhere. */
export const accountCommand: Command = {
  name: 'petition account',
  operands: ['ID'],
  help: 'Prints what is sealed about a petition, without a name, for `folkmoot verify`.',
  options: {
    from: { help: 'shows, too, that the record goes on from the checkpoint of so many leaves', value: 'LEAVES' },
  },
  async run({ operands: [id = ''], options, database, perform, at, terminal, baseUrl }) {
    for (const number of [id, options['from'] ?? '1'])
      if (!/^[1-9]\d{0,14}$/.test(String(number))) throw new UsageError(`“${String(number)}” is no number.`);
    await sealNow({ database, log: silence, logName: logNameOf(baseUrl) }, perform, at);
    const account = await accountOf(database.db, {
      petition: Number(id),
      from: options['from'] === undefined ? undefined : Number(options['from']),
    });
    if (!account) return refuse('account-none', { petition: id });
    terminal.print(JSON.stringify(account));
    return 0;
  },
};
