import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seeing, type Database } from '../../db/index.ts';
import { testDatabase } from '../../../testing/index.ts';
import { noteReturned } from '../bounces/book.ts';
import { forgetMailOf } from '../forgetting.ts';
import { holdCopies } from './holding.ts';
import { noteOutcomes, type Outcome } from './ledger.ts';
import { postMailing, stopMailing } from './mailing.ts';

const at = new Date('2026-11-23T18:00:00Z');
const soon = new Date('2026-11-23T18:10:00Z');
const later = new Date('2026-11-23T19:00:00Z');
const opened = seeing<never>();
let database: Database;
const db = () => database.db;

beforeEach(async () => {
  database = await testDatabase();
});
afterEach(() => database.close());

const persons = { ada: '00000000-0000-4000-8000-000000000001', ben: '00000000-0000-4000-8000-000000000002' };

/** To Ada and Ben. */
async function post(once: string): Promise<number> {
  const posted = await postMailing(
    { db: db(), at },
    { once, kind: 'test', head: '', personalHead: '', body: Buffer.from('x'), audience: 'list 1' },
    sql`select * from (values ('ada@example.org', ${persons.ada}::uuid), ('ben@example.org', ${persons.ben}::uuid)) as reader (address, person)`,
  );
  return posted!.mailing;
}

async function lines(): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select address || ': ' || case when sent_at is not null and failed_at is not null then 'both' when sent_at is not null then 'sent'
      when failed_at is not null then 'failed' else 'waits' end || coalesce(', ' || answer, '') as line
    from platform.delivery order by line`.execute(opened(db()));
  return rows.map(({ line }) => line);
}

const again = { state: 'again', answer: '451 greylisted', tryAt: soon } as const;
const sent = { state: 'sent', answer: '250 taken', tryAt: null } as const;
type Ending = Omit<Outcome, 'copy'>;

test('what a sender had in hand when its message was taken back leaves no more, unless it just did', async () => {
  await post('m');
  const [ada, ben] = await holdCopies(db(), 1, at, { most: 10 });
  await stopMailing({ db: db(), at }, 'm');
  const ends: [typeof ada, Ending][] = [
    [ada, again],
    [ben, sent],
  ];
  await noteOutcomes(
    db(),
    ends.map(([copy, end]) => ({ copy: copy!, ...end })),
    at,
  );

  expect([await lines(), await holdCopies(db(), 1, later, { most: 10 })]).toEqual([
    ['ada@example.org: failed, taken back', 'ben@example.org: sent, 250 taken'],
    [],
  ]);
});

test('what waits, what was put off and what a dead sender held of a message that was taken back fails when it is looked at', async () => {
  await post('m');
  const [ada] = await holdCopies(db(), 1, at, { most: 10 });
  await noteOutcomes(db(), [{ copy: ada!, ...again }], at);
  await stopMailing({ db: db(), at }, 'm');
  await post('other');

  const given = await holdCopies(db(), 2, later, { most: 10 });

  expect(given.map(({ address }) => address)).toEqual(['ada@example.org', 'ben@example.org']);
  expect(await lines()).toEqual([
    'ada@example.org: failed, taken back',
    'ada@example.org: waits',
    'ben@example.org: failed, taken back',
    'ben@example.org: waits',
  ]);
});

test('a copy that was put off is set aside apart from those around it that a dead sender held, and is given out once', async () => {
  await postMailing(
    { db: db(), at },
    { once: 'm', kind: 'test', head: '', personalHead: '', body: Buffer.from('x'), audience: 'list 1' },
    sql`select address, gen_random_uuid() as person from unnest(array['a@slow.example', 'b@slow.example', 'c@slow.example']) as address`,
  );
  const [, second] = await holdCopies(db(), 1, at, { most: 10 });
  await noteOutcomes(db(), [{ copy: second!, ...again }], at);

  const wanted = await holdCopies(db(), 2, soon, { most: 10, without: ['slow.example'] });
  const given = await holdCopies(db(), 2, later, { most: 10 });

  expect(wanted).toEqual([]);
  expect(given.map(({ number }) => number).toSorted((one, other) => one - other)).toEqual([1, 2, 3]);
});

test('a copy that was in hand when its reader was erased counts once, and nothing that comes back of it is booked', async () => {
  const mailing = await post('m');
  const [ada, ben] = await holdCopies(db(), 1, at, { most: 10 });
  for (const [person, address] of [
    [persons.ada, 'ada@example.org'],
    [persons.ben, 'ben@example.org'],
  ] as const)
    await forgetMailOf(
      { db: db(), at },
      { person, addresses: [address], names: [], audiences: [], mask: (bytes) => bytes },
    );
  const refused = { state: 'failed', answer: '550 5.1.1 no ben@example.org', tryAt: null, isOfAddress: true } as const;
  await noteOutcomes(
    db(),
    [
      { copy: ada!, ...sent },
      { copy: ben!, ...refused },
    ],
    at,
  );
  const noted = await noteReturned(
    { db: db(), at },
    { mailing, number: ada!.number },
    { kind: 'permanent', status: '5.1.1', answer: 'came back' },
  );
  const { rows } = await sql`select address from platform.bounce`.execute(opened(db()));

  expect({ noted, booked: rows, lines: await lines() }).toEqual({
    noted: undefined,
    booked: [],
    lines: [': failed', ': sent, 250 taken'],
  });
});
