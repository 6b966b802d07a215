import type { Grants } from '../../platform/act/index.ts';
import type { Impediment } from '../../platform/refusal/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { Description, Unit, UnitId } from './model.ts';

/** Bounds of what is written about a unit, in characters; topics by their number. */
export const bounds = { name: 160, acronym: 20, kind: 60, charge: 10_000, topics: 12, contact: 200, slug: 60 } as const;

/** Whether the visitor may write what units are and do. */
export const mayEditUnits = (grants: Grants): boolean => grants.has('units.edit') || grants.has('administration');

/** What keeps the visitor from changing any unit; empty when nothing does. */
export function impedimentsToEditing(grants: Grants): Impediment[] {
  return mayEditUnits(grants) ? [] : [{ code: 'not-granted', word: 'units.edit' }];
}

/** What is wrong with what is written of a unit. `above` are the units from its parent upwards. */
export function impedimentsToDescribing(
  description: Description,
  { id, above }: { readonly id: UnitId | null; readonly above: readonly UnitId[] },
): Impediment[] {
  const found: Impediment[] = [];
  const tooLong = (field: string, text: string, most: number) => {
    const length = [...text].length;
    if (length > most) found.push({ code: 'unit-text-too-long', field, length, most });
  };
  if (description.kind === '') found.push({ code: 'unit-kind-missing' });
  tooLong('kind', description.kind, bounds.kind);
  tooLong('acronym', description.acronym, bounds.acronym);
  tooLong('charge', description.charge, bounds.charge);
  tooLong('contactName', description.contactName, bounds.contact);
  tooLong('contactEmail', description.contactEmail, bounds.contact);
  if (description.topics.length > bounds.topics) found.push({ code: 'unit-topics-too-many', most: bounds.topics });
  if (description.contactEmail !== '' && !isAddress(description.contactEmail))
    found.push({ code: 'unit-contact-no-address' });
  if (id !== null && above.includes(id)) found.push({ code: 'unit-below-itself' });
  return found;
}

/** How a name is judged. */
export interface Naming {
  readonly grants: Grants;
  /** Whether another unit of the same parent bears it. */
  readonly taken: boolean;
  /** Whether the association's file gives rights at a unit of this name, and this one does not have them yet. */
  readonly carriesRights: boolean;
}

/** What is wrong with a name. */
export function impedimentsToNaming(name: string, { grants, taken, carriesRights }: Naming): Impediment[] {
  const found: Impediment[] = [];
  const length = [...name].length;
  if (length === 0) found.push({ code: 'unit-name-missing' });
  if (length > bounds.name) found.push({ code: 'unit-text-too-long', field: 'name', length, most: bounds.name });
  if (taken) found.push({ code: 'unit-name-taken', name });
  // Else an editor could name a unit of theirs so that its posts let them do what they may not.
  if (carriesRights && !grants.has('administration')) found.push({ code: 'unit-name-carries-rights', name });
  return found;
}

/** What keeps a unit from ending on the day. `standing` are the units below it that have not ended. */
export function impedimentsToDiscontinuing(
  unit: Pick<Unit, 'foundedOn' | 'discontinuedOn'>,
  on: CalendarDay,
  standing: readonly { readonly name: string }[],
): Impediment[] {
  const found: Impediment[] = [];
  if (unit.discontinuedOn) found.push({ code: 'unit-discontinued', on: unit.discontinuedOn });
  if (unit.foundedOn && on < unit.foundedOn)
    found.push({ code: 'unit-ends-before-founding', foundedOn: unit.foundedOn });
  if (standing.length > 0)
    found.push({ code: 'unit-has-units-below', names: standing.slice(0, 5).map(({ name }) => name) });
  return found;
}

/** Names are compared and kept without space around and doubled space inside. */
export const tidyName = (name: string): string => name.trim().replace(/\s+/g, ' ').normalize('NFC');

/** Whether the text looks like an e-mail address; whether mail arrives is another matter. */
export const isAddress = (text: string): boolean => /^[^\s<>@,;"]+@[^\s<>@,;"]+\.[^\s<>@,;".]{2,}$/.test(text);

/** Words under /units/ that are addresses of their own. */
const reserved: ReadonlySet<string> = new Set(['new']);

/** A name as the end of an address: `committee-on-organization`; `unit` when it has no latin letter or digit. */
export function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ');
  const slug = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  if (slug.length <= bounds.slug) return slug || 'unit';
  return slug
    .slice(0, bounds.slug + 1)
    .replace(/-[^-]*$/, '')
    .slice(0, bounds.slug);
}

/** The first address for a name that no unit has or had. */
export function freeSlug(name: string, taken: ReadonlySet<string>): string {
  const slug = slugOf(name);
  if (!taken.has(slug) && !reserved.has(slug)) return slug;
  for (let count = 2; ; count += 1) if (!taken.has(`${slug}-${count}`)) return `${slug}-${count}`;
}
