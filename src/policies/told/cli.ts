import fs from 'node:fs';
import { UsageError, type Command, type Given } from '../../platform/cli/index.ts';
import { textOf, BadFile } from '../../platform/json-file/index.ts';
import { refuse } from '../../platform/refusal/index.ts';
import type { Policy } from '../versions/model.ts';
import { checkPolicy } from '../versions/policy-file.ts';
import { keptPolicies } from '../versions/queries.ts';
import { impedimentsToRunning, policyOf } from '../versions/rules.ts';
import { wordedLimit } from '../versions/words.ts';
import { policyTold } from './chapters.ts';
import { differenceBetween } from './difference.ts';
import type { Namesakes } from './namesakes.ts';
import { differenceWritten, explained } from './text.ts';

/** The address of a version: `ala-mig 2014`, or `ala-mig/2014` in one word. */
interface Address {
  readonly id: string;
  readonly version: string;
}

/**
 * `policy explain` and `policy diff`: what a policy says, and what another says otherwise.
 *
 * @param versions those of the association's folder; a version whose file is gone is looked for in the database
 */
export function tellingCommands(names: Namesakes, versions: readonly Policy[]): Command[] {
  const find = finder(versions);
  return [
    {
      name: 'policy explain',
      operands: ['FILE|ID', '[VERSION]'],
      options: { json: { help: 'prints it as JSON' } },
      help: 'Says in plain words what a policy says: that of a file, or a version that is kept.',
      withoutDatabase: (typed) => find.isAtHand(typed.join('/')),
      async run(given) {
        const policy = await find.one(given.operands.join('/'), given);
        const chapters = policyTold(policy, names);
        const limits = impedimentsToRunning(policy).map(wordedLimit);
        const { id, version, title } = policy;
        if (given.options['json']) print(given, { id, version, title, chapters, limits });
        else for (const line of explained(policy, chapters, limits)) given.terminal.print(line);
      },
    },
    {
      name: 'policy diff',
      operands: ['FILE|ID/VERSION', 'FILE|ID/VERSION'],
      options: { json: { help: 'prints it as JSON' } },
      help: 'Says what the second policy says otherwise than the first, rule by rule.',
      withoutDatabase: (typed) => typed.every(find.isAtHand),
      async run(given) {
        const [one = '', other = ''] = given.operands;
        const before = await find.one(one, given);
        const after = await find.one(other, given);
        const changed = differenceBetween(policyTold(before, names), policyTold(after, names));
        if (given.options['json']) print(given, { before: named(before), after: named(after), changed });
        else for (const line of differenceWritten(before, after, changed)) given.terminal.print(line);
      },
    },
  ];
}

const named = ({ id, version, title }: Policy) => ({ id, version, title });

const print = ({ terminal }: Given, value: unknown): void => terminal.print(JSON.stringify(value, null, 2));

function finder(versions: readonly Policy[]) {
  const atHand = (typed: string) => {
    const { id, version } = addressIn(typed) ?? {};
    return id && version ? policyOf(versions, id, version) : undefined;
  };
  return {
    /** Whether no database is needed to read it, or to say that there is no such file. */
    isAtHand: (typed: string): boolean => !addressIn(typed) || atHand(typed) !== undefined,

    /** @throws BadFile, UsageError; Refused with `policy-unknown` */
    async one(typed: string, { database }: Given): Promise<Policy> {
      const address = addressIn(typed);
      if (!address) return policyInFile(typed);
      const known = atHand(typed) ?? policyOf(await keptPolicies(database.db), address.id, address.version);
      return known ?? refuse('policy-unknown', { ...address });
    },
  };
}

/** A version by its address; undefined for a file, and for what can be nothing else. @throws UsageError for an id without a version */
function addressIn(typed: string): Address | undefined {
  if (fs.statSync(typed, { throwIfNoEntry: false })?.isFile()) return undefined;
  const [, id, version] = /^([a-z0-9-]+)\/([a-z0-9-]+)$/.exec(typed) ?? [];
  if (id && version) return { id, version };
  if (/^[a-z0-9-]+$/.test(typed)) throw new UsageError(`Which version of “${typed}”? Say it, as in “${typed} 2014”.`);
  return undefined;
}

/** The policy that a file holds, whatever the file is called. @throws BadFile */
function policyInFile(file: string): Policy {
  const checked = checkPolicy(textOf(file));
  if ('problems' in checked) throw new BadFile(file, checked.problems);
  return checked.policy;
}
