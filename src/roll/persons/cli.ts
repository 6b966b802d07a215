import { stampInstallation, installationOf } from '../../platform/installation.ts';
import { UsageError, type Command } from '../../platform/cli/index.ts';
import { theSystem } from '../../platform/act/index.ts';
import { hours } from '../../platform/time/index.ts';
import { admitByLetter, makeAdministrator, personByAddress } from './commands.ts';

const linkLife = hours(24);

/** Names the first administrator of an association, and prints the link by which they come in. */
export const initCommand: Command = {
  name: 'init',
  operands: [],
  help: 'Names an administrator and prints a link that lets them in once, within a day.',
  options: { admin: { help: 'their e-mail address', value: 'EMAIL' }, name: { help: 'their name', value: 'NAME' } },
  async run({ options, perform, database, at, terminal, baseUrl }) {
    const email = options['admin'];
    if (typeof email !== 'string' || !/^[^\s@]+@[^\s@]+$/.test(email))
      throw new UsageError('Say who: --admin name@example.org');
    if (!(await installationOf(database.db))) await stampInstallation(database.db, 'association', at);
    const name = typeof options['name'] === 'string' ? options['name'] : email;
    const secrets = await perform(theSystem(at), async (act) => {
      const person = await personByAddress(act, { name, email });
      await makeAdministrator(act, person);
      return admitByLetter(act, { person, browser: null, thenPath: '/staff', lifeMs: linkLife });
    });
    terminal.print(`${baseUrl}/sign-in/letter/${secrets.token}`);
    terminal.say(
      `${email} is an administrator. The link works once, until ${new Date(at.getTime() + linkLife).toISOString().slice(0, 16).replace('T', ' ')} UTC.`,
    );
  },
};
