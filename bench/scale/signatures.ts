import type pg from 'pg';
import { memberNumbered, personNumbered } from './people.ts';

/** Of the petitions that may have many, most have little more than they need, and few have thousands. */
const least = 100;
const most = 5_000;
/** Somewhere between nothing and one, and for each petition the same. */
const thrown = `(('x' || left(md5(petition.id::text), 7))::bit(28)::integer / 268435456.0)`;

/** The copies of petitions are signed, each signature with its fact, its verdict where signatures were tested, and the sums that were kept of them. */
export async function signEverything(client: pg.Client): Promise<void> {
  await client.query(`
    create table scale.signed as
      select petition.id, petition.state, petition.opened_at, petition.text_sha256, pattern.id as pattern,
             floor(${least} * power(${most} / ${least}.0, power(${thrown}, 3)))::integer as signatures,
             floor(${thrown} * 1000003)::integer as first,
             (select jsonb_build_object('signing', at_signing, 'filing', at_filing) from charters.verdict where verdict.petition = pattern.id and result = 'counts' limit 1) as verdict
      from charters.petition join scale.petition pattern on petition.id % 10000 = pattern.id
      where petition.id > 10000 and petition.opened_at is not null;
    alter table scale.signed add before bigint;
    -- One member in twenty signed the largest of those that are open.
    update scale.signed set signatures = (select persons * 3 / 20 from scale.pool) where id = (select min(id) from scale.signed where state = 'signing');
    update scale.signed set before = running.before from (
      select id, (select max(id) from charters.signature) + sum(signatures) over (order by opened_at, id) - signatures as before from scale.signed) running
      where running.id = signed.id;
    insert into charters.signature (id, petition, member, person, signed_at, text_sha256, name_shown, class, paid_through, wants_news) overriding system value
      select before + n, id, ${memberNumbered('first + n')}, ${personNumbered('first + n')}, opened_at + n * interval '7 seconds', text_sha256,
             n % 2 = 0, 'REG', '2027-11-30', n % 20 = 0
      from scale.signed cross join lateral generate_series(1, signatures) n;
    insert into platform.fact (id, at, kind, by_person, body) overriding system value
      select (select max(id) from platform.fact) + before + n, opened_at + n * interval '7 seconds', 'charters.petition-signed', ${personNumbered('first + n')},
             jsonb_build_object('petition', id, 'signature', before + n)
      from scale.signed cross join lateral generate_series(1, signatures) n;
    insert into charters.verdict (signature, petition, at_signing, at_filing, result)
      select before + n, id, verdict -> 'signing', verdict -> 'filing', 'counts'
      from scale.signed cross join lateral generate_series(1, signatures) n where verdict is not null;
    update charters.verification set counted = signatures from scale.signed where petition = id and counted is not null;
    update charters.certificate set signed = signatures, valid = signatures, not_valid = '[]' from scale.signed where petition = id;
    alter table platform.fact disable trigger keep_facts;
    update platform.fact set body = body || jsonb_build_object('counted', signatures,
        'signatures', (select jsonb_agg(before + n) from generate_series(1, signatures) n))
      from scale.signed where kind = 'charters.petition-verified' and (body ->> 'petition')::integer = signed.id;
    alter table platform.fact enable trigger keep_facts;`);
}
