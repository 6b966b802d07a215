import type { Command } from '../cli/index.ts';
import { examine, type Surgery } from './examine.ts';
import { worstOf, type Finding } from './model.ts';

/** `doctor`: needs neither settings that can be read nor a database that answers, since it is there for when they do not. */
export function doctorCommand(surgery: Surgery): Command {
  return {
    name: 'doctor',
    operands: [],
    options: { json: { help: 'prints the findings as JSON' } },
    help: 'Looks at settings, database, mail, clock, disk and background work, and says what to do. Exit code 1 where something is wrong.',
    withoutDatabase: true,
    async run({ options, terminal }) {
      const findings = await examine(surgery);
      const standing = worstOf(findings);
      if (options['json']) terminal.print(JSON.stringify({ standing, findings }, null, 2));
      else for (const finding of findings) for (const line of drawn(finding)) terminal.print(line);
      return standing === 'wrong' ? 1 : 0;
    },
  };
}

const columns = { standing: 7, about: 16 };

function drawn({ standing, about, say, todo }: Finding): string[] {
  const indent = ' '.repeat(columns.standing + columns.about);
  const lines = say.split('\n');
  return [
    standing.padEnd(columns.standing) + about.padEnd(columns.about) + lines[0],
    ...lines.slice(1).map((line) => indent + line),
    ...(todo ? [`${indent}→ ${todo}`] : []),
  ];
}
