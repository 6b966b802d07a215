import type pg from 'pg';
import { load, type Loaded } from './load.ts';

export interface Signers {
  /** Lets so many more members sign, over so many connections. */
  sign(port: number, connections: number, requests: number): Promise<Loaded>;
  /** The numbers of those whose signature was accepted. */
  readonly accepted: number[];
}

/** Members who have not signed yet, in turn. */
export function signersOf(petition: number): Signers {
  let next = 0;
  const accepted: number[] = [];
  return {
    accepted,
    async sign(port, connections, requests) {
      const first = next;
      next += requests;
      const request = (number: number) => signing(port, petition, first + number);
      const loaded = await load({ port, connections, requests, request });
      for (const { request: number, status } of loaded.answered) if (status === 303) accepted.push(first + number);
      return loaded;
    },
  };
}

/** @throws Error when somebody could not sign */
export function signedPerSecond(loaded: Loaded): number {
  const others = [...loaded.statuses].filter(([status]) => status !== 303);
  if (others.length > 0) throw new Error(`answers other than 303: ${JSON.stringify(others)}`);
  return loaded.times.length / loaded.seconds;
}

/** Members with open web sessions whose secret is their number, and a petition that is open for signature. */
export async function openHotPetition(client: pg.Client, members: number): Promise<number> {
  await client.query(`
    insert into roll.person (id, name, email, came_at) select md5('person' || n)::uuid, '', null, '2026-01-01' from generate_series(0, ${members - 1}) n;
    insert into roll.member (number, first_name, last_name, email, email_key, joined_on, person)
      select 'B' || n, 'Bench', 'Number ' || n, 'b' || n || '@example.org', 'b' || n || '@example.org', '2020-01-01', md5('person' || n)::uuid from generate_series(0, ${members - 1}) n;
    insert into roll.standing (member, from_on, class, paid_through) select id, '2020-01-01', 'REG', '2099-12-31' from roll.member where number like 'B%';
    insert into platform.web_session (token_hash, person, opened_at, expires_at, confirmed_at)
      select sha256(convert_to('bench' || n, 'UTF8')), md5('person' || n)::uuid, '2026-01-01', '2099-01-01', '2026-01-01' from generate_series(0, ${members - 1}) n;
    analyze;
  `);
  const { rows } = await client.query<{ id: number }>(`
    insert into charters.petition (kind, policy_id, policy_version, state, title, purpose, edited_at, begun_by, begun_at, frozen_at, text_sha256, needed, opened_at, closes_at)
    values ('establish', 'ala-mig', '2014', 'signing', 'A hot petition', 'For the bench.', '2026-01-01', md5('person0')::uuid, '2026-01-01', '2026-01-01', repeat('0', 64), 100, '2026-01-01', '2099-01-01')
    returning id`);
  return rows[0]!.id;
}

function signing(port: number, petition: number, signer: number): string {
  const body = 'shown=no';
  return `POST /petitions/${petition}/signatures HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncookie: folkmoot=bench${signer}\r\nsec-fetch-site: same-origin\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
}
