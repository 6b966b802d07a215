import { expect, test } from 'vitest';
import { joined } from './plug.ts';

const saying = (say: string) => () => ({ say });

test('what is worded by two capabilities stops the house at its start, and what one words is gathered', () => {
  const roll = { wordings: { merged: saying('The record was merged.'), suspended: saying('It is suspended.') } };
  const charters = { wordings: { merged: saying('Your record was merged.'), 'not-signed': saying('Not signed.') } };
  const groups = { wordings: { 'group-over': saying('The group is over.') } };

  expect(Object.keys(joined([roll, {}, groups]).wordings)).toEqual(['merged', 'suspended', 'group-over']);
  expect(() => joined([roll, groups, charters])).toThrow('two capabilities word merged: give one of them another code');
});
