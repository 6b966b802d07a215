import { theSystem } from '../act/index.ts';
import type { Command } from '../cli/index.ts';
import { replaceLostKey, type Signing } from './key.ts';

/** What an operator does about the key of the record, besides setting it. */
export const recordCommands = (given: Signing['given']): readonly Command[] => [
  {
    name: 'record key-lost',
    operands: [],
    help: 'Says that the key which signed the record is lost; from here on FOLKMOOT_RECORD_KEY signs, or a new key in the database.',
    async run({ perform, at, terminal }) {
      const { key, since } = await perform(theSystem(at), (act) => replaceLostKey(act, { given }));
      terminal.print(key);
      terminal.say(
        `This key signs what comes after entry ${since} of the record. Nothing leads to it from the one before: tell your witnesses why.`,
      );
    },
  },
];
