import { standAlone } from '../stand-alone.ts';

/** `witness ADDRESS`: the record of a house, seen from outside. */
export const witnessCommand = standAlone({
  name: 'witness',
  operands: ['ADDRESS'],
  help: 'Keeps the last checkpoint of a house, and says when its record did not only grow; on any machine, without install and database.',
  options: {
    key: { help: 'the key of the record', value: 'KEY' },
    keep: { help: 'where the last checkpoint is kept', value: 'FILE' },
  },
});
