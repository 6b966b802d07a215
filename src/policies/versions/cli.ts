import { textOf, wordedProblem } from '../../platform/json-file/index.ts';
import type { Command } from '../../platform/cli/index.ts';
import { checkPolicy } from './policy-file.ts';
import { impedimentsToRunning } from './rules.ts';
import { titleOf, wordedLimit } from './words.ts';

/** `policy check FILE`: whether a policy is valid, and whether petitions can be begun by it. */
export const policyCommands: readonly Command[] = [
  {
    name: 'policy check',
    operands: ['FILE'],
    options: { json: { help: 'Print the result as JSON.' } },
    help: 'Checks the file of a policy, and says what of it can be carried out.',
    withoutDatabase: true,
    async run({ operands: [file = ''], options, terminal }) {
      const checked = checkPolicy(textOf(file));
      if ('problems' in checked) {
        if (options['json']) terminal.print(JSON.stringify({ valid: false, problems: checked.problems }));
        else for (const problem of checked.problems) terminal.print(`${file}: ${wordedProblem(problem)}`);
        return 1;
      }
      const limits = impedimentsToRunning(checked.policy).map(wordedLimit);
      if (options['json']) terminal.print(JSON.stringify({ valid: true, runs: limits.length === 0, limits }));
      else {
        terminal.print(`${file}: ${titleOf(checked.policy)} is valid.`);
        for (const limit of limits) terminal.print(`It cannot be carried out yet. ${limit}`);
      }
      return 0;
    },
  },
];
