import type { Act, PersonId } from '../../platform/act/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import { acceptInvitation, inviteOrganizer, saveOwnDetails, type PetitionId } from '../../charters/index.ts';
import { bookOf, openTerm, type Stage } from '../../charters/testing.ts';
import { seeGroup, type Group } from '../../groups/index.ts';
import { aGroup } from '../../groups/testing.ts';
import { fingerprint, loadPolicies, PolicyFile, type KeptPolicy, type Policy } from '../../policies/index.ts';
import { beginRenewal } from './commands.ts';

type Changes = Partial<Pick<Policy, 'renewal' | 'ending' | 'group' | 'effectiveOn'>>;

/**
 * A version of the association's policy by which two sign and a group is renewed by two: the rest is that of 2014.  It was in
 * force long ago, so that whatever is begun today is judged by 2014, unless told.
 */
export function aSmallVersion(version: string, changes: Changes = {}): KeptPolicy {
  const { policy: present } = loadPolicies('association').find(({ policy }) => policy.version === '2014')!;
  const steps = present.steps.map((step) => (step.step === 'signatures' ? { ...step, count: 2 } : step));
  const policy = PolicyFile.parse({
    ...present,
    steps,
    renewal: { ...present.renewal, count: 2 },
    effectiveOn: '1950-01-01',
    supersedes: null,
    ...changes,
    version,
  });
  return { policy, sha256: fingerprint(policy) };
}

/** The policies of the association and some more, as a house is given them, and as the charters ask for them. */
export function withVersions(...more: readonly KeptPolicy[]) {
  const kept = [...loadPolicies('association'), ...more];
  return { kept, book: bookOf(kept.map(({ policy }) => policy)) };
}

type Book = ReturnType<typeof withVersions>['book'];

/** A group in a term by a version of the policy. */
export async function aGroupInTerm(
  act: Act,
  book: Book,
  opening: {
    readonly name: string;
    readonly version: string;
    readonly conveners: readonly PersonId[];
    readonly fromOn: CalendarDay;
    readonly untilOn: CalendarDay | null;
  },
): Promise<Group> {
  const { name, version, conveners, fromOn, untilOn } = opening;
  const policy = { id: 'ala-mig', version };
  const group = await aGroup(act, {
    name,
    organizers: conveners,
    policy,
    openedOn: fromOn,
    openTo: 'all members',
    purpose: `${name} brings together members who share a concern. `.repeat(5).trim(),
  });
  const term = {
    group: group.id,
    petition: null,
    policyId: policy.id,
    policyVersion: version,
    term: { fromOn, untilOn },
  };
  await openTerm(act, term, book.of(policy.id, version).charter);
  return seeGroup(act, group.slug);
}

/** A renewal that two persons organize, which can be opened. */
export async function aRenewalDraft(
  stage: Stage,
  { group, book }: { readonly group: Group; readonly book: Book },
  [first, second]: readonly [PersonId, PersonId],
  at: Date,
): Promise<PetitionId> {
  const own = { name: 'An Organizer', work: '', postalAddress: '1 Lake Street, Duluth' };
  const as = <T>(person: PersonId, work: (act: Act) => Promise<T>) =>
    stage.perform({ by: person, at, grants: new Set([`group.edit@${group.slug}`]) }, work);
  const id = await as(first, (act) => beginRenewal(act, group, book));
  const secret = await as(first, (act) => inviteOrganizer(act, id, { name: 'Another', email: 'two@example.org' }, 8));
  await as(second, (act) => acceptInvitation(act, secret, second, own, () => book.inForce(act.today).organizing));
  await as(first, (act) => saveOwnDetails(act, id, own));
  return id;
}
