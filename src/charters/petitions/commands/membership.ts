import type { PersonId, Visit } from '../../../platform/act/index.ts';
import type { Impediment } from '../../../platform/refusal/index.ts';
import { memberOfPerson, standingOn } from '../../../roll/index.ts';
import { impedimentsToOrganizing, type OrganizingRules } from '../rules.ts';

/** What keeps the person from organizing a petition today; asked of who begins one, and of who is invited to. */
export async function impedimentsOfOrganizer(
  { db, today }: Pick<Visit, 'db' | 'today'>,
  person: PersonId,
  rules: OrganizingRules,
): Promise<Impediment[]> {
  const member = await memberOfPerson(db, person);
  const standing = member && (await standingOn(db, member.id, today));
  return impedimentsToOrganizing(standing ?? null, rules, today);
}
