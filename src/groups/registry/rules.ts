import type { Grants } from '../../platform/act/index.ts';
import type { Impediment } from '../../platform/refusal/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { Description, FormerName, Group } from './model.ts';

/** Bounds of what is written about a group, in characters; topics by their number. */
export const bounds = { name: 160, about: 5_000, topics: 12, slug: 60 } as const;

/** Whether the visitor holds a right in this group, by a role or as the one who administers the house. */
export function mayInGroup(grants: Grants, word: string, group: Pick<Group, 'slug'>): boolean {
  return grants.has(`${word}@${group.slug}`) || grants.has('administration');
}

/** What keeps the visitor from changing what the group says of itself; empty when nothing does. */
export function impedimentsToEditing(group: Pick<Group, 'slug' | 'state'>, grants: Grants): Impediment[] {
  const found: Impediment[] = [];
  if (!mayInGroup(grants, 'group.edit', group)) found.push({ code: 'not-granted', grant: 'group.edit' });
  if (group.state !== 'active') found.push({ code: 'group-not-active', state: group.state });
  return found;
}

/** The same, and what is wrong with the text that was sent. */
export function impedimentsToDescribing(group: Group, description: Description, grants: Grants): Impediment[] {
  const found = impedimentsToEditing(group, grants);
  if (description.revision !== group.revision)
    found.push({ code: 'group-changed-meanwhile', revision: group.revision });
  const length = [...description.about].length;
  if (length > bounds.about) found.push({ code: 'about-too-long', length, most: bounds.about });
  if (description.topics.length === 0) found.push({ code: 'group-topics-missing' });
  if (description.topics.length > bounds.topics)
    found.push({ code: 'group-topics-too-many', count: description.topics.length, most: bounds.topics });
  return found;
}

/** What is wrong with a name. `taken` tells whether another active group goes by it. */
export function impedimentsToNaming(name: string, taken: boolean): Impediment[] {
  const found: Impediment[] = [];
  const length = [...name].length;
  if (length === 0) found.push({ code: 'group-name-missing' });
  if (length > bounds.name) found.push({ code: 'group-name-too-long', length, most: bounds.name });
  if (taken) found.push({ code: 'group-name-taken', name });
  return found;
}

/** What keeps an active group from ending on the day. */
export function impedimentsToEnding(group: Pick<Group, 'state' | 'openedOn'>, on: CalendarDay): Impediment[] {
  const found: Impediment[] = [];
  if (group.state !== 'active' && group.state !== 'lapsed') found.push({ code: 'group-has-ended', state: group.state });
  if (on < group.openedOn) found.push({ code: 'ends-before-opening', openedOn: group.openedOn });
  return found;
}

/** Names are compared and kept without space around and doubled space inside. */
export function tidyName(name: string): string {
  return name.trim().replace(/\s+/g, ' ').normalize('NFC');
}

/** Words under /groups/ that are addresses of their own. */
const reserved = new Set(['new', 'import', 'mine']);

const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
};

/** A name as the end of an address: `libraries-foster-community-engagement`; `group` when it has no latin letter or digit. */
export function slugOf(name: string): string {
  const plain = name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøđðłþı]/g, (letter) => plainLetters[letter] ?? '')
    .replace(/&/g, ' and ')
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const short =
    plain.length <= bounds.slug
      ? plain
      : plain
          .slice(0, bounds.slug + 1)
          .replace(/-[^-]*$/, '')
          .slice(0, bounds.slug);
  return short || 'group';
}

/** The first address for a name that nobody has or had: `diversity`, else `diversity-2`, and so on. */
export function freeSlug(name: string, taken: ReadonlySet<string>): string {
  const slug = slugOf(name);
  if (!taken.has(slug) && !reserved.has(slug)) return slug;
  for (let count = 2; ; count++) if (!taken.has(`${slug}-${count}`)) return `${slug}-${count}`;
}

/** The names that a group goes by no more, each once with the last day on which it gave it up; newest first. */
export function formerlyOf({ name, formerNames }: Pick<Group, 'name' | 'formerNames'>): FormerName[] {
  return formerNames.filter(
    (former, place) => former.name !== name && formerNames.findIndex((other) => other.name === former.name) === place,
  );
}
