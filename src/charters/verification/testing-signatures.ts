import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import { dayOf, type CalendarDay } from '../../platform/time/index.ts';
import { membersOf, standingsOn, survivorsOf, type StandingOnDay } from '../../roll/index.ts';
import type { PetitionId } from '../petitions/model.ts';
import { impedimentsOfSigner, type SigningRules } from '../petitions/rules.ts';
import { charters } from '../tables.ts';
import type { StandingSeen, Tested } from './model.ts';

interface Row {
  readonly id: number;
  readonly member: number;
  readonly signedAt: Date;
  readonly class: string;
  readonly paidThrough: string | null;
  readonly networkHash: string | null;
  readonly sharedAddress: boolean;
}

/** Everything that a verdict needs of every standing signature: the frozen standing, and the roll's on the day of filing. */
export async function testedSignatures(
  act: Act,
  petition: PetitionId,
  rules: SigningRules,
  filedOn: CalendarDay,
): Promise<Tested[]> {
  const { rows } = await sql<Row>`
    select id, member, signed_at as "signedAt", class, paid_through as "paidThrough", encode(network_hash, 'hex') as "networkHash",
           shared_address as "sharedAddress"
    from charters.signature where petition = ${petition} and withdrawn_at is null and invalidated_at is null order by signed_at, id
  `.execute(charters(act.db));
  const signers = rows.map((row) => row.member);
  // Merges count from the instant on which they are known, standing as it was on the day.
  const [standings, members, survivors] = await Promise.all([
    standingsOn(act.db, signers, filedOn),
    membersOf(act.db, signers),
    survivorsOf(act.db, signers),
  ]);

  return rows.map((row) => {
    const member = members.get(row.member);
    const onDay = standings.get(row.member);
    return {
      signature: row.id,
      member: row.member,
      survivor: survivors.get(row.member) ?? row.member,
      signedAt: row.signedAt,
      atSigning: { on: dayOf(row.signedAt, act.zone), class: row.class, paidThrough: row.paidThrough, impediments: [] },
      atFiling: onDay ? seen(onDay, rules, filedOn) : { ...gone, on: filedOn },
      name: member ? `${member.informalName || member.firstName} ${member.lastName}` : '',
      email: member?.email ?? null,
      networkHash: row.networkHash,
      sharedAddress: row.sharedAddress,
    };
  });
}

const gone = { class: '', paidThrough: null, impediments: ['not-on-roll'] } as const;

function seen(standing: StandingOnDay, rules: SigningRules, on: CalendarDay): StandingSeen {
  const impediments = impedimentsOfSigner(standing, rules, on);
  return {
    on,
    class: standing.class,
    paidThrough: standing.paidThrough,
    impediments: impediments.map(({ code }) => code),
  };
}
