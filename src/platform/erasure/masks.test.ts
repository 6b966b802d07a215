import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../testing/index.ts';
import { seeing, type Database } from '../db/index.ts';
import { masked, maskedBytes, maskedText, masksOf } from './index.ts';

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const traces = {
  names: ['Will Read', 'Mary Lane', 'Émile O’Dell', 'anna van der Moor', 'A Good', 'Rose May', 'Frank Ost'],
  ownNames: ['Open Shelf'],
  addresses: ['Will@example.org'],
};
const somebody = 'a former participant';

test.each([
  ['Members will read it, and Will reads, too.', null],
  ['Will Read, WILL READ and Will\n> Read', `${somebody}, ${somebody} and ${somebody}`],
  ['émile o’dell; Émile O’Dell; ÉMILE O’DELL’s', `${somebody}; ${somebody}; ${somebody}’s`],
  ['anna van der Moor, Anna Van Der Moor', `${somebody}, ${somebody}`],
  ['ask mary lane, mary\n> lane or Mary lane', `ask ${somebody}, ${somebody} or ${somebody}`],
  ['mary, lane, may, frank, rose; the rose may fade, a good idea, frank ost', null],
  ['Rose May, ROSE MAY and A Good', `${somebody}, ${somebody} and ${somebody}`],
  ['éMary Lane, ÉMary Lane, Mary Laneâ, Mary LaneÂ', null],
  ['×Mary Lane×, 😀Mary Lane😀, 、Mary Lane、', `×${somebody}×, 😀${somebody}😀, 、${somebody}、`],
  ['写will@example.org写、作者Mary Lane著', `写gone@erased.invalid写、作者${somebody}著`],
  ['Anne-Mary Lane, Mary Lane-Moor, Mary Lanes, Mary Laneå, AMary Lane', null],
  [
    'the Mary Lane-led group, Mary Lane’s – Mary Lane— “Mary Lane”',
    `the ${somebody}-led group, ${somebody}’s – ${somebody}— “${somebody}”`,
  ],
  ['open shelf <WILL@EXAMPLE.ORG>, an open shelf', `${somebody} <gone@erased.invalid>, an open shelf`],
])('of “%s” stays what is not theirs, in a text, in bytes and in a column', async (text, expected) => {
  const { rows } = await sql<{ text: string }>`
    select ${masked(sql`${text}::text`, masksOf(traces))} as text
  `.execute(seeing<never>()(database.db));

  const all = [maskedText(text, traces), maskedBytes(Buffer.from(text), traces).toString(), rows[0]!.text];
  expect(all).toEqual(Array.from({ length: 3 }, () => expected ?? text));
});

test('of bytes in Latin-1 and UTF-8, as one message may have them, the others stay as they are', () => {
  const latin = (text: string) => Buffer.from(text, 'latin1');
  const before = [
    latin('Émile O’Dell, ÉMILE o’dell, '.replaceAll('’', "'")),
    Buffer.from('à, 😀Mary Lane、'),
    latin('\xff\xfeMary Lane×, éMary Lane, ÿ'),
  ];
  const names = ["Émile O'Dell", 'Mary Lane'];

  const masked = maskedBytes(Buffer.concat(before), { names, ownNames: [], addresses: [] });

  const after = [
    latin(`${somebody}, ${somebody}, `),
    Buffer.from(`à, 😀${somebody}、`),
    latin(`\xff\xfeMary Lane×, éMary Lane, ÿ`),
  ];
  expect(masked.toString('latin1')).toBe(Buffer.concat(after).toString('latin1'));
});
