import { sql } from 'kysely';
import type { Act, Visit } from '../../platform/act/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import {
  membersByEmail,
  membersOf,
  personForMember,
  standingsOn,
  survivorsOf,
  type Standing,
} from '../../roll/index.ts';
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
  const signed = await signersInTheWay(visit, petition);
  return linked.map((one) => {
    const standing = standings.get(keyOf(one)) ?? gone;
    const onPaper = { petition, ...one, standing, hasSigned: signed.has(one.member) };
    const [against] = impedimentsToSigningOnPaper(onPaper, rules, visit);
    if (against) return { reason: against.code };
    signed.add(one.member);
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
  const outcomes: Outcome[] = [];
  for (const [index, one] of judged.entries())
    outcomes.push(
      'reason' in one ? one : { signature: await keepSignature(act, petition, linked[index]!, one.standing) },
    );
  return outcomes;
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

/** Members whose signature stands in the way of another, as the records that they are today. */
async function signersInTheWay({ db }: Visit, { id }: Petition): Promise<Set<number>> {
  const { rows } = await sql<{ member: number }>`
    select member from charters.signature where petition = ${id} and ${inTheWay}
  `.execute(charters(db));
  const members = rows.map(({ member }) => member);
  const survivors = await survivorsOf(db, members);
  return new Set(members.map((member) => survivors.get(member) ?? member));
}

async function keepSignature(
  act: Act,
  petition: Petition,
  { member, on }: Linked,
  standing: Standing,
): Promise<number> {
  const person = await personForMember(act, member);
  const { rows } = await sql<{ id: number }>`
    insert into charters.signature (petition, member, person, signed_at, text_sha256, class, paid_through, shared_address)
    values (${petition.id}, ${member}, ${person}, ${instantOn(on, petition, act.zone)}, ${petition.textSha256}, ${standing.class},
            ${standing.paidThrough}, ${await sharesAddress(act, member)})
    returning id
  `.execute(charters(act.db));
  const signature = rows[0]!.id;
  note(act, { kind: 'charters.petition-signed', petition: petition.id, signature });
  return signature;
}

async function sharesAddress({ db }: Act, member: number): Promise<boolean> {
  const email = (await membersOf(db, [member])).get(member)?.email;
  return email ? (await membersByEmail(db, email)).length > 1 : false;
}
