import { sql } from 'kysely';
import type { Act, Visit } from '../../platform/act/index.ts';
import { dayOf, type CalendarDay } from '../../platform/time/index.ts';
import { personsForMembers, standingsOn, survivorsOf, type Standing } from '../../roll/index.ts';
import { note } from '../facts.ts';
import type { Petition } from '../petitions/model.ts';
import { inTheWay } from '../petitions/queries.ts';
import type { SigningRules } from '../petitions/rules.ts';
import { charters } from '../tables.ts';
import { impedimentsToSigningOnPaper, instantOn } from './rules.ts';

/** A member, and the day on which they signed on paper. */
export interface Linked {
  readonly member: number;
  readonly on: CalendarDay;
}

/** What the rules make of a line: the standing with which it is a signature, or the first code that keeps it from being one. */
export type Judged = { readonly standing: Standing } | { readonly reason: string };

/** The number of the signature, or the first code that kept it from being one. */
export type Outcome = { readonly signature: number } | { readonly reason: string };

/** Asks the rules about members who signed on paper, in their order; of two lines of one member the first counts. Writes nothing. */
export async function judgeOnPaper(
  visit: Visit,
  petition: Petition,
  linked: readonly Linked[],
  rules: SigningRules,
): Promise<Judged[]> {
  const standings = await standingsOfAll(visit, linked);
  const { signed, withdrawnOn } = await signersOf(visit, petition);
  return linked.map((one) => {
    const standing = standings.get(keyOf(one)) ?? gone;
    const { member } = one;
    const onPaper = {
      petition,
      ...one,
      standing,
      hasSigned: signed.has(member),
      withdrawnOn: withdrawnOn.get(member) ?? null,
    };
    const [against] = impedimentsToSigningOnPaper(onPaper, rules, visit);
    if (against) return { reason: against.code };
    signed.add(member);
    return { standing };
  });
}

/**
 * Makes signatures of members who signed on paper, where the rules let them.  The petition is held against every change, so that
 * nobody signs here meanwhile.
 */
export async function signOnPaper(
  act: Act,
  petition: Petition,
  linked: readonly Linked[],
  rules: SigningRules,
): Promise<Outcome[]> {
  const judged = await judgeOnPaper(act, petition, linked, rules);
  const standing = judged.flatMap((one, index) => ('standing' in one ? { ...linked[index]!, ...one } : []));
  const kept = await keepSignatures(act, petition, standing, rules);
  return judged.map((one, index) => ('reason' in one ? one : { signature: kept.get(linked[index]!.member)! }));
}

const gone: Standing = {
  class: '',
  status: '',
  paidThrough: null,
  suspended: false,
  mergedInto: null,
  joinedOn: null,
  onRoll: false,
};

const keyOf = ({ member, on }: Linked): string => `${member} ${on}`;

/** One statement for each day that stands on the sheet. */
async function standingsOfAll({ db }: Visit, linked: readonly Linked[]): Promise<Map<string, Standing>> {
  const found = new Map<string, Standing>();
  for (const [on, those] of Map.groupBy(linked, (one) => one.on)) {
    const standings = await standingsOn(
      db,
      those.map(({ member }) => member),
      on,
    );
    for (const [member, standing] of standings) found.set(keyOf({ member, on }), standing);
  }
  return found;
}

/** Who has signed, and who has taken a signature back and when; as the records that they are today. */
interface Signers {
  /** Those whose signature stands in the way of another. */
  readonly signed: Set<number>;
  readonly withdrawnOn: Map<number, CalendarDay>;
}

async function signersOf({ db, zone }: Visit, { id }: Petition): Promise<Signers> {
  const { rows } = await sql<{ member: number; isInTheWay: boolean; withdrawnAt: Date | null }>`
    select member, bool_or(${inTheWay}) as "isInTheWay", max(withdrawn_at) as "withdrawnAt"
    from charters.signature where petition = ${id} group by member order by 3 nulls first
  `.execute(charters(db));
  const survivors = await survivorsOf(
    db,
    rows.map(({ member }) => member),
  );
  const today = rows.map((row) => ({ ...row, member: survivors.get(row.member) ?? row.member }));
  return {
    signed: new Set(today.flatMap(({ member, isInTheWay }) => (isInTheWay ? member : []))),
    // Of two records of one member, the later stands last.
    withdrawnOn: new Map(
      today.flatMap(({ member, withdrawnAt }) => (withdrawnAt ? [[member, dayOf(withdrawnAt, zone)] as const] : [])),
    ),
  };
}

/** Writes one signature for each of the members, in a few statements however many: nobody can sign until they are done. */
async function keepSignatures(
  act: Act,
  petition: Petition,
  signers: readonly (Linked & { readonly standing: Standing })[],
  { namesShown }: SigningRules,
): Promise<Map<number, number>> {
  if (signers.length === 0) return new Map();
  const persons = await personsForMembers(
    act,
    signers.map(({ member }) => member),
  );
  const rows = signers.map(({ member, on, standing }) => ({
    member,
    person: persons.get(member),
    signed_at: instantOn(on, petition, act.zone),
    class: standing.class,
    paid_through: standing.paidThrough,
  }));
  const { rows: kept } = await sql<{ id: number; member: number }>`
    insert into charters.signature (petition, member, person, signed_at, text_sha256, name_shown, class, paid_through, shared_address)
    select ${petition.id}, member, person, signed_at, ${petition.textSha256}, ${namesShown}, class, paid_through,
           coalesce((select bool_or(shared_address) from roll.signer where signer.person = row.person), false)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row (member bigint, person uuid, signed_at timestamptz, class text, paid_through date)
    returning id, member
  `.execute(charters(act.db));
  for (const { id } of kept) note(act, { kind: 'charters.petition-signed', petition: petition.id, signature: id });
  return new Map(kept.map(({ id, member }) => [member, id]));
}
